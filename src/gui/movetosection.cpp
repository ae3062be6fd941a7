// SPDX-License-Identifier: MIT
#include "gui/movetosection.h"

#include "gui/errortext.h"
#include "library/library.h"
#include "library/sectionpath.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace paperdip {

MoveToSection::MoveToSection(Library &library, QWidget *parent)
    : QDialog(parent), m_library(library), m_asker(library)
{
}

// When it is first wanted: not at every start.
void MoveToSection::build()
{
    m_field = new QLineEdit(this);
    m_found = new QListWidget(this);
    m_hint = new QLabel(this);
    m_field->setObjectName(QStringLiteral("moveToField"));
    m_found->setObjectName(QStringLiteral("moveToFound"));
    m_hint->setObjectName(QStringLiteral("moveToHint"));
    m_found->setFocusPolicy(Qt::NoFocus);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_field->installEventFilter(this);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_field);
    layout->addWidget(m_found);
    layout->addWidget(m_hint);
    resize(460, 380);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &words) {
        m_takesFirst = false;
        show(words);
    });
    connect(m_field, &QLineEdit::returnPressed, this, &MoveToSection::take);
    connect(m_found, &QListWidget::itemClicked, this, &MoveToSection::take);
    retranslate();
}

void MoveToSection::choose(const QList<NodeId> &nodes)
{
    if (m_field == nullptr)
        build();
    m_nodes = nodes;
    m_choices.clear();
    m_takesFirst = false;
    m_field->clear();
    show({});
    m_asker.ask<QList<SectionPlace>>(
        [nodes](Store &store, Documents &, const Asker::IsStopped &isStopped) {
            return sectionPlaces(store, nodes, isStopped);
        },
        [this](const Result<QList<SectionPlace>> &places) {
            if (places)
                offer(*places);
            else
                m_hint->setText(errorText(places.error()));
        });
    open();
    m_field->setFocus();
}

void MoveToSection::offer(const QList<SectionPlace> &places)
{
    QHash<ListId, QString> names; // behind a path
    const QList<ListInfo> lists = m_library.lists();
    for (const ListInfo &list : lists) {
        if (list.mayChange())
            names.insert(list.id,
                         lists.size() > 1 ? QStringLiteral("  —  ") + list.name : QString());
    }
    for (const SectionPlace &place : places) {
        if (names.contains(place.list))
            m_choices << SectionPlace{place.list, place.section,
                                      place.path + names.value(place.list)};
    }
    show(m_field->text());
    if (m_takesFirst)
        take();
}

void MoveToSection::show(const QString &words)
{
    m_found->clear();
    const QStringList parts = words.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    int found = 0;
    for (int i = 0; i < m_choices.size(); ++i) {
        const QString &path = m_choices.at(i).path;
        const bool matches = std::all_of(parts.begin(), parts.end(), [&](const QString &part) {
            return path.contains(part, Qt::CaseInsensitive);
        });
        if (!matches || ++found > MostShown)
            continue;
        auto *item = new QListWidgetItem(path, m_found);
        item->setData(Qt::UserRole, i);
    }
    m_found->setCurrentRow(0);
    m_hint->setText(found > MostShown
                        ? tr("%n more: type more of its name", nullptr, found - MostShown)
                        : tr("Enter moves, Esc leaves everything as it is"));
}

void MoveToSection::take()
{
    const QListWidgetItem *item = m_found->currentItem();
    m_takesFirst = item == nullptr && m_asker.isAsking();
    if (item == nullptr)
        return;
    const SectionPlace choice = m_choices.at(item->data(Qt::UserRole).toInt());
    accept();
    Q_EMIT chosen(m_nodes, choice.list, choice.section);
}

bool MoveToSection::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down) {
            const int row = m_found->currentRow() + (key == Qt::Key_Down ? 1 : -1);
            m_found->setCurrentRow(qBound(0, row, m_found->count() - 1));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void MoveToSection::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_field != nullptr)
        retranslate();
}

void MoveToSection::retranslate()
{
    setWindowTitle(tr("Move to section"));
    m_field->setPlaceholderText(tr("Type a part of its name"));
    show(m_field->text());
}

void MoveToSection::hideEvent(QHideEvent *event)
{
    m_asker.cancel();
    QDialog::hideEvent(event);
}

} // namespace paperdip
