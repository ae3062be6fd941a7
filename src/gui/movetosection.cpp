// SPDX-License-Identifier: MIT
#include "gui/movetosection.h"

#include "library/library.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace paperdip {

MoveToSection::MoveToSection(Library &library, QWidget *parent)
    : QDialog(parent), m_library(library), m_field(new QLineEdit(this)),
      m_found(new QListWidget(this)), m_hint(new QLabel(this))
{
    m_field->setObjectName(QStringLiteral("moveToField"));
    m_found->setObjectName(QStringLiteral("moveToFound"));
    m_found->setFocusPolicy(Qt::NoFocus);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_field->installEventFilter(this);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_field);
    layout->addWidget(m_found);
    layout->addWidget(m_hint);
    resize(460, 380);
    connect(m_field, &QLineEdit::textChanged, this, &MoveToSection::show);
    connect(m_field, &QLineEdit::returnPressed, this, &MoveToSection::take);
    connect(m_found, &QListWidget::itemClicked, this, &MoveToSection::take);
    retranslate();
}

void MoveToSection::choose(const QList<NodeId> &nodes)
{
    m_nodes = nodes;
    m_choices.clear();
    const QList<ListInfo> lists = m_library.lists();
    const QList<NodeRow> sections = m_library.sections();
    for (const NodeRow &section : sections) {
        const QList<NodeId> above = m_library.ancestors(section.id);
        const bool within = std::any_of(nodes.begin(), nodes.end(), [&](NodeId node) {
            return node == section.id || above.contains(node);
        });
        const Result<ListInfo> list = m_library.list(section.list);
        if (within || !list || !list->mayChange())
            continue;
        QString path = m_library.sectionPath(section.id);
        if (lists.size() > 1)
            path += QStringLiteral("  —  ") + list->name;
        m_choices << Choice{section.list, section.id, path};
    }
    m_field->clear();
    show({});
    open();
    m_field->setFocus();
}

void MoveToSection::show(const QString &words)
{
    m_found->clear();
    const QStringList parts = words.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (int i = 0; i < m_choices.size(); ++i) {
        const QString &path = m_choices.at(i).path;
        const bool matches = std::all_of(parts.begin(), parts.end(), [&](const QString &part) {
            return path.contains(part, Qt::CaseInsensitive);
        });
        if (!matches)
            continue;
        auto *item = new QListWidgetItem(path, m_found);
        item->setData(Qt::UserRole, i);
    }
    m_found->setCurrentRow(0);
}

void MoveToSection::take()
{
    const QListWidgetItem *item = m_found->currentItem();
    if (item == nullptr)
        return;
    const Choice choice = m_choices.at(item->data(Qt::UserRole).toInt());
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
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MoveToSection::retranslate()
{
    setWindowTitle(tr("Move to section"));
    m_field->setPlaceholderText(tr("Type a part of its name"));
    m_hint->setText(tr("Enter moves, Esc leaves everything as it is"));
}

} // namespace paperdip
