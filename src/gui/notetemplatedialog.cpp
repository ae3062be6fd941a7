// SPDX-License-Identifier: MIT
#include "gui/notetemplatedialog.h"

#include "formats/template.h"
#include "gui/templatetext.h"
#include "library/library.h"
#include "library/notes.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace paperdip {

NoteTemplateDialog::NoteTemplateDialog(Library &library, Notes &notes, QWidget *parent)
    : QDialog(parent), m_library(library), m_notes(notes), m_intro(new QLabel(this)),
      m_form(new QPlainTextEdit(this)), m_hint(new QLabel(this)), m_problem(new QLabel(this))
{
    layOut();
    retranslate();
    connect(m_form, &QPlainTextEdit::textChanged, this, &NoteTemplateDialog::check);
    connect(m_learn, &QPushButton::clicked, this, &NoteTemplateDialog::learn);
    connect(m_keep, &QPushButton::clicked, this, &NoteTemplateDialog::keep);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
}

void NoteTemplateDialog::layOut()
{
    setObjectName(QStringLiteral("noteTemplate"));
    m_form->setObjectName(QStringLiteral("noteTemplateForm"));
    m_form->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_form->setTabChangesFocus(true);
    m_form->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_problem->setObjectName(QStringLiteral("noteTemplateProblem"));
    for (QLabel *label : {m_intro, m_hint, m_problem}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    auto *buttons = new QDialogButtonBox(this);
    m_learn = buttons->addButton(QString(), QDialogButtonBox::ResetRole);
    m_cancel = buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    m_keep = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_learn->setObjectName(QStringLiteral("noteTemplateLearn"));
    m_keep->setObjectName(QStringLiteral("noteTemplateKeep"));
    m_keep->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(m_intro);
    layout->addWidget(m_form, 1);
    layout->addWidget(m_hint);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    resize(560, 480);
}

void NoteTemplateDialog::retranslate()
{
    setWindowTitle(tr("Template for new notes"));
    const QString name = m_library.list(m_list).value_or(ListInfo()).name;
    m_intro->setText(tr("A new note in the list “%1” begins with this:").arg(name));
    m_hint->setText(templateHint());
    m_learn->setText(tr("&Learn from the notes"));
    m_cancel->setText(tr("Cancel"));
    m_keep->setText(tr("&Keep"));
    check();
}

void NoteTemplateDialog::showList(ListId list)
{
    m_list = list;
    m_learnt = m_notes.learntTemplate(list);
    const QString own = m_notes.noteTemplate(list);
    m_form->setPlainText(own.isEmpty() ? m_learnt : own);
    retranslate();
    open();
    m_form->setFocus();
}

void NoteTemplateDialog::check()
{
    const Result<EntryTemplate> form = EntryTemplate::parse(m_form->toPlainText());
    m_problem->setText(form ? QString() : templateProblem(form.error()));
    m_keep->setEnabled(form.has_value());
}

void NoteTemplateDialog::learn()
{
    m_form->setPlainText(m_learnt);
}

// What was learnt goes on being learnt.
void NoteTemplateDialog::keep()
{
    const QString form = m_form->toPlainText();
    const Result<void> kept = m_notes.setNoteTemplate(m_list, form == m_learnt ? QString() : form);
    if (kept)
        accept();
    else
        m_problem->setText(templateProblem(kept.error()));
}

void NoteTemplateDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace paperdip
