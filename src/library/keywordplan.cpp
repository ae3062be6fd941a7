// SPDX-License-Identifier: MIT
#include "library/keywordplan.h"

#include "library/documents.h"
#include "markdown/manykeywords.h"
#include "store/store.h"
#include "sync/safefile.h"

#include <map>
#include <numeric>

namespace paperdip {

namespace {

class KeywordPlanner
{
public:
    KeywordPlanner(Store &store, Documents &documents, KeywordPlan &plan)
        : m_store(store), m_documents(documents), m_plan(plan)
    {
    }

    Result<void> planList(const StoredList &list, const QList<NodeId> &papers,
                          const std::function<bool()> &isStopped)
    {
        const Result<Document> before = m_documents.of(list.id);
        if (!before)
            return Failure(before.error());
        KeywordPlan::OfList done;
        done.list = list.id;
        done.name = list.name;
        QList<NodeId> written;
        for (const NodeId paper : papers) {
            const int index = before->indexOf(paper);
            if (index >= 0 && before->at(index).reading.keywords.isEmpty())
                planData(paper, done);
            else if (index >= 0)
                written << paper;
        }
        if (const Result<void> result = planBytes(list, *before, written, done, isStopped); !result)
            return result;
        m_plan.lists << done;
        return {};
    }

private:
    void planData(NodeId paper, KeywordPlan::OfList &done)
    {
        const NodeData before = m_store.data().find(paper);
        NodeData after = before;
        after.keywords = renamedKeywords(before.keywords, m_plan.from, m_plan.to);
        m_plan.change.edits.emplace_back(SetData{paper, before, after});
        ++done.entries;
    }

    Result<void> planBytes(const StoredList &list, const Document &before,
                           const QList<NodeId> &papers, KeywordPlan::OfList &done,
                           const std::function<bool()> &isStopped)
    {
        if (papers.isEmpty())
            return {};
        if (list.readOnly || (!list.path.isEmpty() && !mayBeWritten(list.path))) {
            const Error why{ErrorCode::ReadOnly, QStringLiteral("The list is only read."),
                            list.name, list.path};
            for (const NodeId paper : papers)
                leave(before, paper, why, done);
            return {};
        }
        const Result<KeywordsRenamed> renamed =
            renameKeywords(before, papers, m_plan.from, m_plan.to, isStopped);
        if (!renamed)
            return Failure(renamed.error());
        for (const auto &[paper, why] : renamed->refused)
            leave(before, paper, why, done);
        done.entries += static_cast<int>(papers.size() - renamed->refused.size());
        const Change edits =
            difference(list.id, before, renamed->document, m_store.data().ofList(list.id));
        m_plan.change.edits.insert(m_plan.change.edits.end(), edits.edits.begin(),
                                   edits.edits.end());
        return {};
    }

    static void leave(const Document &document, NodeId paper, const Error &why,
                      KeywordPlan::OfList &done)
    {
        done.left.append({paper, document.at(document.indexOf(paper)).reading.title, why});
    }

    Store &m_store;
    Documents &m_documents;
    KeywordPlan &m_plan;
};

} // namespace

Result<QList<KeywordCount>> countKeywords(Store &store, ListId list)
{
    return store.keywords().counts(list);
}

int KeywordPlan::entries() const
{
    return std::accumulate(lists.begin(), lists.end(), 0,
                           [](int sum, const OfList &list) { return sum + list.entries; });
}

int KeywordPlan::leftOver() const
{
    return std::accumulate(lists.begin(), lists.end(), 0, [](int sum, const OfList &list) {
        return sum + static_cast<int>(list.left.size());
    });
}

Result<KeywordPlan> planKeywordRename(Store &store, Documents &documents, const QStringList &from,
                                      const QString &to, const std::function<bool()> &isStopped)
{
    KeywordPlan plan;
    plan.from = from;
    plan.to = to.simplified();
    plan.from.removeAll(plan.to); // these stay as they are
    if (plan.to.isEmpty())
        return fail(ErrorCode::Invalid, QStringLiteral("A keyword needs a name."));
    const auto found = store.keywords().papersWith(plan.from);
    if (!found)
        return Failure(found.error());
    std::map<ListId, QList<NodeId>> papers;
    for (const auto &[list, paper] : *found)
        papers[list] << paper;
    KeywordPlanner planner(store, documents, plan);
    const QList<StoredList> lists = store.lists().all();
    for (const StoredList &list : lists) {
        const auto its = papers.find(list.id);
        if (its == papers.end())
            continue;
        if (isStopped())
            return fail(ErrorCode::Cancelled, QStringLiteral("Renaming was broken off."));
        if (const Result<void> planned = planner.planList(list, its->second, isStopped); !planned)
            return Failure(planned.error());
    }
    return plan;
}

} // namespace paperdip
