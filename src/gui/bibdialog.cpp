// SPDX-License-Identifier: MIT
#include "gui/bibdialog.h"

#include "gui/sectionbox.h"
#include "library/library.h"
#include "library/noderow.h"
#include "ui_bibdialog.h"

#include <QEvent>
#include <QHeaderView>
#include <QPushButton>

namespace paperdip {

namespace {

enum Column { Title, Authors, Year, Known };

} // namespace

BibDialog::BibDialog(Library &library, QWidget *parent)
    : QDialog(parent), m_library(library), m_ui(std::make_unique<Ui::BibDialog>())
{
    m_ui->setupUi(this);
    m_add = m_ui->buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_add->setObjectName(QStringLiteral("bibAddButton"));
    m_add->setDefault(true);
    m_ui->problems->setForegroundRole(QPalette::PlaceholderText);
    m_ui->entries->setColumnCount(4);
    QHeaderView *header = m_ui->entries->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(Title, QHeaderView::Stretch);
    for (const int column : {Authors, Year, Known})
        header->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    resize(820, 520);
    retranslate();
    connect(m_ui->entries, &QTreeWidget::itemChanged, this, &BibDialog::countChosen);
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &BibDialog::take);
}

BibDialog::~BibDialog() = default;

void BibDialog::choose(const BibCandidates &found, ListId list, NodeId section)
{
    m_found = found;
    m_ui->section->fill(m_library, list, section);
    fillEntries();
    showProblems();
    open();
    m_ui->entries->setFocus();
}

void BibDialog::fillEntries()
{
    const QSignalBlocker silent(m_ui->entries);
    m_ui->entries->clear();
    QList<QTreeWidgetItem *> items;
    for (const BibCandidate &candidate : std::as_const(m_found.candidates)) {
        const Citation &citation = candidate.citation;
        auto *item = new QTreeWidgetItem;
        item->setSizeHint(Title, QSize(0, fontMetrics().height() + 10));
        item->setText(Title, citation.title.isEmpty() ? candidate.key : citation.title);
        item->setToolTip(Title, citation.title);
        item->setText(Authors, shortAuthors(citation.authors));
        item->setText(Year, citation.year > 0 ? QString::number(citation.year) : QString());
        mark(*item, candidate);
        items << item;
    }
    m_ui->entries->addTopLevelItems(items);
    countChosen();
}

// What stands somewhere already is not ticked, but can be; what cannot be written, cannot.
void BibDialog::mark(QTreeWidgetItem &item, const BibCandidate &candidate) const
{
    const bool possible = candidate.refusal.isEmpty();
    item.setCheckState(Title, possible && !candidate.isDouble() ? Qt::Checked : Qt::Unchecked);
    if (!possible)
        item.setFlags(item.flags() & ~(Qt::ItemIsUserCheckable | Qt::ItemIsEnabled));
    if (candidate.twin != 0) {
        item.setText(Known, tr("Already in “%1”").arg(placeOf(m_library, candidate.twin)));
    } else if (candidate.twinLine != 0)
        item.setText(Known, tr("Twice in the file (line %1)").arg(candidate.twinLine));
    else if (!possible)
        item.setText(Known, candidate.citation.title.isEmpty() ? tr("No title") : tr("No link"));
}

void BibDialog::showProblems()
{
    QStringList lines;
    QStringList messages;
    for (const BibProblem &problem : std::as_const(m_found.problems)) {
        lines << QString::number(problem.line);
        messages << QStringLiteral("%1: %2").arg(problem.line).arg(problem.message);
    }
    constexpr qsizetype shown = 12;
    QString where = lines.mid(0, shown).join(QLatin1String(", "));
    if (lines.size() > shown)
        where += QStringLiteral(", …");
    m_ui->problems->setText(tr("%n place(s) could not be read without doubt, in line %1.", nullptr,
                               static_cast<int>(lines.size()))
                                .arg(where));
    m_ui->problems->setToolTip(messages.mid(0, shown).join(QLatin1Char('\n')));
    m_ui->problems->setVisible(!lines.isEmpty());
}

QList<BibCandidate> BibDialog::ticked() const
{
    QList<BibCandidate> entries;
    for (int i = 0; i < m_ui->entries->topLevelItemCount(); ++i) {
        if (m_ui->entries->topLevelItem(i)->checkState(Title) == Qt::Checked)
            entries << m_found.candidates.at(i);
    }
    return entries;
}

void BibDialog::countChosen()
{
    const auto count = static_cast<int>(ticked().size());
    m_add->setText(tr("&Add %n paper(s)", nullptr, count));
    m_add->setEnabled(count > 0);
}

void BibDialog::take()
{
    const ListId list = m_ui->section->list();
    const NodeId section = m_ui->section->section();
    const QList<BibCandidate> entries = ticked();
    accept();
    Q_EMIT chosen(list, section, entries);
}

void BibDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        retranslate();
        showProblems();
        countChosen();
    }
}

void BibDialog::retranslate()
{
    m_ui->entries->setHeaderLabels({tr("Title"), tr("Authors"), tr("Year"), tr("Known")});
}

} // namespace paperdip
