// SPDX-License-Identifier: MIT
#include "gui/conflictcommands.h"

#include "gui/conflictview.h"
#include "gui/listeditor.h"
#include "gui/messagebar.h"
#include "library/linkedfiles.h"

#include <memory>

namespace paperdip {

namespace {

constexpr int lookAfterMs = 50; // a window's first paint does not wait for it

QString conflictKey(ListId list)
{
    return QStringLiteral("conflicts-%1").arg(list);
}

} // namespace

ConflictCommands::ConflictCommands(Library &library, LinkedFiles &files, ListEditor &editor,
                                   MessageBar &messages, QWidget &window)
    : QObject(&window), m_library(library), m_editor(editor), m_messages(messages),
      m_window(window), m_conflicts(library)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(lookAfterMs);
    connect(&m_soon, &QTimer::timeout, this, &ConflictCommands::look);
    connect(&m_conflicts, &ListConflicts::changed, this, &ConflictCommands::lookSoon);
    connect(&files, &LinkedFiles::readIn, this, &ConflictCommands::lookSoon);
    const QList<ListInfo> lists = library.lists();
    for (const ListInfo &list : lists)
        lookSoon(list.id);
}

void ConflictCommands::lookSoon(ListId list)
{
    m_changed.insert(list);
    if (!m_soon.isActive())
        m_soon.start();
}

void ConflictCommands::look()
{
    const QSet<ListId> lists = std::exchange(m_changed, {});
    for (const ListId list : lists)
        tell(list);
    if (m_view != nullptr && m_view->isVisible() && lists.contains(m_view->list()))
        m_view->refresh();
}

void ConflictCommands::tell(ListId list)
{
    const int open = static_cast<int>(m_conflicts.open(list).size());
    if (open == 0)
        return m_messages.clear(conflictKey(list));
    const Result<ListInfo> info = m_library.list(list); // counts its papers
    if (!info)
        return;
    m_messages.post(conflictKey(list),
                    tr("%n entries of “%1” were changed here and elsewhere. Both forms are kept.",
                       nullptr, open)
                        .arg(info->name),
                    MessageBar::Severity::Warning,
                    {{tr("Choose…"), [this, list] {
                          show(list);
                          lookSoon(list); // as long as something is open it is said
                      }}});
}

void ConflictCommands::show(ListId list)
{
    if (m_view == nullptr) {
        m_view = new ConflictView(m_conflicts, &m_window);
        connect(m_view, &ConflictView::chosen, this, &ConflictCommands::settle);
        connect(m_view, &ConflictView::goTo, this, &ConflictCommands::goTo);
    }
    const Result<ListInfo> info = m_library.list(list);
    m_view->showList(list, info ? info->name : QString());
}

void ConflictCommands::settle(ListId list, qint64 conflict, ConflictChoice choice)
{
    const Result<Change> change = m_conflicts.plan(list, conflict, choice);
    if (!change) {
        Q_EMIT problem(change.error());
        return lookSoon(list);
    }
    const QString text = tr("Choose a Form");
    if (!change->isEmpty()) {
        m_editor.apply(*change, text);
        return;
    }
    // It stays as it is: only that it was settled is kept in mind.
    const auto settled = std::make_shared<bool>(true);
    if (const Result<void> done = m_conflicts.setSettled(list, conflict, true); !done) {
        Q_EMIT problem(done.error());
        return;
    }
    m_editor.rememberSwap(
        [this, list, conflict, settled] {
            *settled = !*settled;
            return m_conflicts.setSettled(list, conflict, *settled);
        },
        text);
}

} // namespace paperdip
