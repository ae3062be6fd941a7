// SPDX-License-Identifier: MIT
#include "gui/diffdialog.h"

#include "gui/theme.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSyntaxHighlighter>
#include <QVBoxLayout>

namespace paperdip {

namespace {

constexpr qsizetype longestDiff = 1024 * 1024; // of what is shown

// Lines that go and lines that come.
class DiffColours : public QSyntaxHighlighter
{
public:
    DiffColours(QTextDocument *document, const Theme &theme)
        : QSyntaxHighlighter(document), m_theme(theme)
    {
    }

protected:
    void highlightBlock(const QString &text) override
    {
        const int length = static_cast<int>(text.size());
        if (text.startsWith(QLatin1String("@@")) || text.startsWith(QLatin1String("---")) ||
            text.startsWith(QLatin1String("+++")))
            setFormat(0, length, m_theme.muted);
        else if (text.startsWith(QLatin1Char('-')))
            setFormat(0, length, m_theme.danger);
        else if (text.startsWith(QLatin1Char('+')))
            setFormat(0, length, m_theme.done);
    }

private:
    Theme m_theme;
};

} // namespace

DiffDialog::DiffDialog(const QByteArray &diff, int fixes, QWidget *parent) : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("problemsDiff"));
    setWindowTitle(tr("Show changes"));
    auto *text = new QPlainTextEdit(this);
    text->setObjectName(QStringLiteral("problemsDiffText"));
    text->setReadOnly(true);
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    text->setPlainText(QString::fromUtf8(diff.left(longestDiff)));
    new DiffColours(text->document(), Theme::of(palette()));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *const fix =
        buttons->addButton(tr("Fix %n problem(s)", nullptr, fixes), QDialogButtonBox::AcceptRole);
    fix->setObjectName(QStringLiteral("problemsDiffFix"));
    fix->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(new QLabel(tr("All of this is one step, which undo takes back."), this));
    layout->addWidget(text, 1);
    layout->addWidget(buttons);
    resize(760, 480);
    fix->setFocus();
}

} // namespace paperdip
