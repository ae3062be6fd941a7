// SPDX-License-Identifier: MIT
#include "gui/diffview.h"

#include "gui/theme.h"

#include <QFontDatabase>
#include <QSyntaxHighlighter>

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

DiffView::DiffView(QWidget *parent) : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    new DiffColours(document(), Theme::of(palette()));
}

void DiffView::showDiff(const QByteArray &diff)
{
    setPlainText(QString::fromUtf8(diff.left(longestDiff)));
}

} // namespace paperdip
