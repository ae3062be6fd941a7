// SPDX-License-Identifier: MIT
#include "gui/paperadder.h"

#include "core/work.h"
#include "gui/listeditor.h"
#include "gui/messagebar.h"
#include "library/fetcher.h"

namespace paperdip {

PaperAdder::PaperAdder(Library &library, ListEditor &editor, Fetcher &fetcher, MessageBar &bar,
                       QObject *parent)
    : QObject(parent), m_library(library), m_editor(editor), m_fetcher(fetcher), m_bar(bar),
      m_known(library)
{
}

void PaperAdder::setCurrent(NodeId node, ListId list)
{
    m_current = node;
    m_currentList = list;
}

PaperAdder::Target PaperAdder::target() const
{
    if (m_current != 0) {
        const Result<NodeRow> row = m_library.node(m_current);
        if (row && row->kind == NodeKind::Section)
            return {row->list, {row->id, Place::AtEnd}};
        if (row)
            return {row->list,
                    {row->parent, row->kind == NodeKind::Paper ? row->id : Place::AtEnd}};
    }
    const bool lastStands = m_lastList != 0 && m_library.list(m_lastList) &&
                            (m_lastParent == 0 || m_library.node(m_lastParent));
    if (lastStands && (m_currentList == 0 || m_currentList == m_lastList))
        return {m_lastList, {m_lastParent, Place::AtEnd}};
    const QList<ListInfo> lists = m_library.lists();
    const ListId first = lists.isEmpty() ? 0 : lists.first().id;
    const ListId list = m_currentList != 0 ? m_currentList : first;
    // Most people keep at the end what is still to be sorted.
    return {list, {m_library.lastSection(list), Place::AtEnd}};
}

QString PaperAdder::targetName() const
{
    const Target where = target();
    for (NodeId node = where.place.parent; node != 0;) {
        const Result<NodeRow> row = m_library.node(node);
        if (!row)
            break;
        if (row->kind == NodeKind::Section)
            return row->title;
        node = row->parent;
    }
    const Result<ListInfo> list = m_library.list(where.list);
    return list ? list->name : QString();
}

PaperAdder::Target PaperAdder::standing(const Target &target) const
{
    const NodeId after = target.place.after;
    const bool stands = m_library.list(target.list) &&
                        (target.place.parent == 0 || m_library.node(target.place.parent)) &&
                        (after == 0 || after == Place::AtEnd || m_library.node(after));
    return stands ? target : this->target();
}

void PaperAdder::add(const QList<Identified> &papers, const Target &target)
{
    const QList<NodeId> nodes = m_known.find(papers, target.list);
    QList<Identified> fresh;
    QList<Identified> unsure;
    QList<Double> doubles;
    for (qsizetype i = 0; i < papers.size(); ++i) {
        if (nodes.at(i) != 0)
            doubles << Double{papers.at(i), nodes.at(i)};
        else
            (papers.at(i).sure ? fresh : unsure) << papers.at(i);
    }
    // A number in prose is no wish to have a paper twice.
    if (!unsure.isEmpty() || !fresh.isEmpty())
        doubles.removeIf([](const Double &known) { return !known.paper.sure; });
    offerDoubles(doubles, papers.size(), target);
    offerUnsure(unsure, target);
    if (!fresh.isEmpty())
        addNew(fresh, target);
}

QList<NodeId> PaperAdder::known(const QList<Identified> &papers)
{
    return m_known.find(papers, m_currentList);
}

void PaperAdder::offerUnsure(const QList<Identified> &papers, const Target &target)
{
    if (papers.isEmpty())
        return;
    constexpr qsizetype shown = 5;
    QStringList ids;
    for (const Identified &paper : papers.mid(0, shown))
        ids << paper.id;
    if (papers.size() > shown)
        ids << QStringLiteral("…");
    QList<Identified> chosen = papers;
    for (Identified &paper : chosen)
        paper.sure = true;
    const auto count = static_cast<int>(papers.size());
    m_bar.post(QStringLiteral("unsure"),
               tr("Maybe %n paper(s): %1", nullptr, count).arg(ids.join(tr(", "))),
               MessageBar::Severity::Info,
               {{tr("Add"), [this, chosen, target] { add(chosen, standing(target)); }}});
}

// Few are offered one by one, many in one message.
void PaperAdder::offerDoubles(const QList<Double> &doubles, qsizetype of, const Target &target)
{
    QList<NodeId> nodes;
    QList<Identified> papers;
    for (const Double &known : doubles) {
        nodes << known.node;
        papers << known.paper;
        if (!known.paper.file.isEmpty())
            Q_EMIT fileGiven(known.node, known.paper.file);
    }
    constexpr qsizetype onesAtMost = 5;
    if (doubles.size() <= onesAtMost) {
        for (const Double &known : doubles)
            offer(known, target);
        return;
    }
    const auto count = static_cast<int>(doubles.size());
    m_bar.post(
        QStringLiteral("known"),
        tr("%n of %1 papers are already in the list", nullptr, count).arg(of),
        MessageBar::Severity::Info,
        {{tr("Show them"), [this, nodes] { Q_EMIT goTo(nodes); }},
         {tr("Add them here too"), [this, papers, target] { addNew(papers, standing(target)); }}});
}

void PaperAdder::offer(const Double &known, const Target &target)
{
    const NodeId node = known.node;
    const Result<NodeRow> row = m_library.node(node);
    const QString title = row && !row->title.isEmpty() ? row->title : known.paper.id;
    const QString section = m_library.sectionPath(node);
    const QString text = section.isEmpty() ? tr("“%1” is already in the list").arg(title)
                                           : tr("“%1” is already in “%2”").arg(title, section);
    m_bar.post(QStringLiteral("known-") + known.paper.id, text, MessageBar::Severity::Info,
               {{tr("Go to it"), [this, node] { Q_EMIT goTo({node}); }},
                {tr("Add here too"),
                 [this, paper = known.paper, target] { addNew({paper}, standing(target)); }}});
}

void PaperAdder::addNew(const QList<Identified> &papers, Target target)
{
    if (target.list == 0)
        target.list = m_editor.makeList();
    const QList<NodeId> nodes = m_editor.addPapers(papers, target.list, target.place);
    if (nodes.isEmpty())
        return;
    m_lastList = target.list;
    m_lastParent = target.place.parent;
    QStringList works;
    for (const Identified &paper : papers)
        works << recordKey(paper);
    if (const Result<void> queued = m_fetcher.enqueue(works, true); !queued)
        Q_EMIT m_editor.problem(queued.error());
    for (qsizetype i = 0; i < papers.size() && i < nodes.size(); ++i) {
        if (!papers.at(i).file.isEmpty())
            Q_EMIT fileGiven(nodes.at(i), papers.at(i).file);
    }
    Q_EMIT added(nodes);
}

} // namespace paperdip
