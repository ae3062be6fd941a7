// SPDX-License-Identifier: MIT
#include "gui/conflictview.h"

#include "gui/textdifference.h"
#include "gui/theme.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

namespace paperdip {

ConflictView::ConflictView(const ListConflicts &conflicts, QWidget *parent)
    : QDialog(parent), m_conflicts(conflicts), m_intro(new QLabel(this)),
      m_entries(new QListWidget(this)), m_base(makeForm("conflictBase")),
      m_mine(makeForm("conflictMine")), m_theirs(makeForm("conflictTheirs"))
{
    setObjectName(QStringLiteral("conflictView"));
    layOut();
    retranslate();
    connect(m_entries, &QListWidget::currentRowChanged, this, &ConflictView::showConflict);
    connect(m_entries, &QListWidget::itemActivated, this, [this] {
        if (const ListConflict *conflict = current())
            Q_EMIT goTo(conflict->node);
    });
    connect(m_keepMine, &QPushButton::clicked, this, [this] { choose(ConflictChoice::Mine); });
    connect(m_keepTheirs, &QPushButton::clicked, this, [this] { choose(ConflictChoice::Theirs); });
    connect(m_keepBoth, &QPushButton::clicked, this, [this] { choose(ConflictChoice::Both); });
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
}

ConflictView::Form ConflictView::makeForm(const char *objectName)
{
    Form form{new QLabel(this), new QPlainTextEdit(this)};
    form.name->setForegroundRole(QPalette::PlaceholderText);
    form.name->setBuddy(form.text);
    form.text->setObjectName(QLatin1String(objectName));
    form.text->setReadOnly(true);
    form.text->setTabChangesFocus(true);
    return form;
}

void ConflictView::layOut()
{
    m_intro->setTextFormat(Qt::PlainText);
    m_intro->setWordWrap(true);
    m_entries->setObjectName(QStringLiteral("conflictEntries"));
    auto *forms = new QWidget(this);
    auto *column = new QVBoxLayout(forms);
    column->setContentsMargins(12, 0, 0, 0);
    for (const Form &form : {m_base, m_mine, m_theirs}) {
        column->addWidget(form.name);
        column->addWidget(form.text, 1);
    }
    auto *split = new QSplitter(this);
    split->addWidget(m_entries);
    split->addWidget(forms);
    split->setStretchFactor(1, 1);
    split->setSizes({230, 570});
    split->setChildrenCollapsible(false);
    auto *buttons = new QDialogButtonBox(this);
    const auto button = [buttons](const char *name, QDialogButtonBox::ButtonRole role) {
        QPushButton *made = buttons->addButton(QString(), role);
        made->setObjectName(QLatin1String(name));
        made->setAutoDefault(false);
        return made;
    };
    m_keepMine = button("conflictKeepMine", QDialogButtonBox::ActionRole);
    m_keepTheirs = button("conflictKeepTheirs", QDialogButtonBox::ActionRole);
    m_keepBoth = button("conflictKeepBoth", QDialogButtonBox::ActionRole);
    m_close = button("conflictClose", QDialogButtonBox::RejectRole);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(m_intro);
    layout->addWidget(split, 1);
    layout->addWidget(buttons);
    resize(820, 560);
}

void ConflictView::retranslate()
{
    setWindowTitle(tr("Changed on both sides"));
    m_intro->setText(m_open.isEmpty()
                         ? tr("In “%1” nothing is left to choose.").arg(m_name)
                         : tr("These entries of “%1” were changed here and elsewhere, each in its "
                              "own way. Both forms stand in the list until you choose; every "
                              "choice can be undone.")
                               .arg(m_name));
    m_base.name->setText(tr("Before"));
    m_mine.name->setText(tr("Here"));
    m_theirs.name->setText(tr("Elsewhere"));
    m_keepMine->setText(tr("Keep &mine"));
    m_keepTheirs->setText(tr("Take &theirs"));
    m_keepBoth->setText(tr("Keep &both"));
    m_close->setText(tr("Close"));
    showConflict();
}

void ConflictView::showList(ListId list, const QString &name)
{
    m_list = list;
    m_name = name;
    m_entries->clear();
    refresh();
    show();
    raise();
    activateWindow();
    m_entries->setFocus();
}

void ConflictView::refresh()
{
    const int row = m_entries->currentRow();
    m_open = m_conflicts.open(m_list);
    const QSignalBlocker quiet(m_entries);
    m_entries->clear();
    for (const ListConflict &conflict : std::as_const(m_open)) {
        const QByteArray &words = conflict.mine.isEmpty() ? conflict.theirs : conflict.mine;
        m_entries->addItem(conflict.title.isEmpty() ? QString::fromUtf8(words).simplified().left(80)
                                                    : conflict.title);
    }
    if (!m_open.isEmpty())
        m_entries->setCurrentRow(qBound(0, row, static_cast<int>(m_open.size()) - 1));
    retranslate();
}

const ListConflict *ConflictView::current() const
{
    const int row = m_entries->currentRow();
    return row < 0 || row >= m_open.size() ? nullptr : &m_open.at(row);
}

void ConflictView::showConflict()
{
    const ListConflict *conflict = current();
    for (QPushButton *button : {m_keepMine, m_keepTheirs, m_keepBoth})
        button->setEnabled(conflict != nullptr);
    const ListConflict shown = conflict ? *conflict : ListConflict();
    setForm(m_base, shown.base, shown.base, conflict ? tr("It was not there yet.") : QString());
    setForm(m_mine, shown.mine, shown.base, conflict ? tr("It was taken out.") : QString());
    setForm(m_theirs, shown.theirs, shown.base, conflict ? tr("It was taken out.") : QString());
    const bool twice = !shown.mine.isEmpty() && !shown.theirs.isEmpty();
    m_keepMine->setText(shown.mine.isEmpty() && conflict ? tr("Take it &out") : tr("Keep &mine"));
    m_keepTheirs->setText(shown.theirs.isEmpty() && conflict ? tr("Take it &out")
                                                             : tr("Take &theirs"));
    m_keepBoth->setVisible(twice || !conflict);
}

// What is new against the base stands on a ground of its own.
void ConflictView::setForm(const Form &form, const QByteArray &bytes, const QByteArray &base,
                           const QString &absent)
{
    const QString text = QString::fromUtf8(bytes);
    form.text->setPlainText(text);
    form.text->setPlaceholderText(absent);
    QList<QTextEdit::ExtraSelection> marks;
    const TextDifference difference = differenceInWords(QString::fromUtf8(base), text);
    if (!base.isEmpty() && difference.head + difference.tail < text.size()) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(form.text->document());
        mark.cursor.setPosition(static_cast<int>(difference.head));
        mark.cursor.setPosition(static_cast<int>(text.size() - difference.tail),
                                QTextCursor::KeepAnchor);
        mark.format.setBackground(Theme::of(palette()).selection);
        marks << mark;
    }
    form.text->setExtraSelections(marks);
}

void ConflictView::choose(ConflictChoice choice)
{
    if (const ListConflict *conflict = current())
        Q_EMIT chosen(m_list, conflict->id, choice);
}

void ConflictView::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        showConflict();
}

} // namespace paperdip
