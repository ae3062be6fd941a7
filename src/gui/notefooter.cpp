// SPDX-License-Identifier: MIT
#include "gui/notefooter.h"

#include "gui/chip.h"
#include "gui/flowlayout.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace paperdip {

namespace {

constexpr qsizetype mostShown = 8;
constexpr int longestTitle = 48; // characters of a chip

QString shortened(const QString &title)
{
    return title.size() <= longestTitle ? title : title.left(longestTitle - 1) + u'…';
}

} // namespace

NoteFooter::NoteFooter(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(29, 4, 20, 8);
    layout->setSpacing(4);
    hide();
}

void NoteFooter::show(const QList<Entry> &linking, const QList<Entry> &mentioning,
                      const QList<Entry> &named)
{
    if (linking == m_linking && mentioning == m_mentioning && named == m_named)
        return;
    m_linking = linking;
    m_mentioning = mentioning;
    m_named = named;
    fill();
}

void NoteFooter::fill()
{
    while (QLayoutItem *item = layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // a click on one of its chips may be what brought us here
        delete item;
    }
    addRow(tr("Linked from"), m_linking);
    addRow(tr("Mentioned in"), m_mentioning);
    if (QWidget *row = addRow(tr("Not linked yet"), m_named)) {
        auto *chip = new Chip(tr("Link them"), Chip::Look::Active, row);
        chip->setObjectName(QStringLiteral("linkMentionsChip"));
        connect(chip, &Chip::clicked, this, &NoteFooter::linkWanted);
        row->layout()->addWidget(chip);
    }
    setVisible(!m_linking.isEmpty() || !m_mentioning.isEmpty() || !m_named.isEmpty());
}

QWidget *NoteFooter::addRow(const QString &name, const QList<Entry> &entries)
{
    if (entries.isEmpty())
        return nullptr;
    auto *row = new QWidget(this);
    auto *flow = new FlowLayout(row, 7);
    auto *label = new QLabel(name, row);
    label->setForegroundRole(QPalette::PlaceholderText);
    flow->addWidget(label);
    for (const Entry &entry : entries.first(qMin(entries.size(), mostShown))) {
        auto *chip = new Chip(shortened(entry.title), Chip::Look::Link, row);
        chip->setToolTip(entry.path.toHtmlEscaped());
        connect(chip, &Chip::clicked, this, [this, path = entry.path] { Q_EMIT wanted(path); });
        flow->addWidget(chip);
    }
    if (entries.size() > mostShown) {
        auto *rest = new QLabel(QStringLiteral("+%1").arg(entries.size() - mostShown), row);
        rest->setForegroundRole(QPalette::PlaceholderText);
        QStringList titles;
        for (const Entry &entry : entries.mid(mostShown, 30))
            titles << entry.title.toHtmlEscaped();
        rest->setToolTip(titles.join(QStringLiteral("<br>")));
        flow->addWidget(rest);
    }
    layout()->addWidget(row);
    return row;
}

void NoteFooter::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        fill();
}

} // namespace paperdip
