// SPDX-License-Identifier: MIT
#include "library/knownpapers.h"

#include "core/workkeys.h"
#include "library/library.h"
#include "store/store.h"

#include <algorithm>

namespace paperdip {

void KnownPapers::read(ListId list)
{
    Index &index = m_lists[list];
    const qint64 revision = m_library.store().lists().revision(list);
    if (revision == index.revision)
        return;
    index = {};
    const Result<Document> document = m_library.document(list);
    if (!document)
        return;
    index.revision = revision;
    for (int i = 0; i < document->size(); ++i) {
        const Reading &reading = document->at(i).reading;
        if (reading.kind != NodeKind::Paper)
            continue;
        QStringList keys =
            workKeys(reading.arxiv, reading.doi, reading.main ? reading.main->url : QString());
        if (const QString title = titleKey(reading.title); !reading.placeholder && !title.isEmpty())
            keys << title;
        for (const QString &key : keys) {
            if (!index.papers.contains(key))
                index.papers.insert(key, document->idAt(i));
        }
    }
}

QList<NodeId> KnownPapers::find(const QList<Identified> &papers, ListId preferred, bool onlyThere)
{
    QList<QStringList> names;
    for (const Identified &paper : papers)
        names << workKeys(paper);
    return findNamed(names, preferred, onlyThere);
}

QList<NodeId> KnownPapers::findNamed(const QList<QStringList> &names, ListId preferred,
                                     bool onlyThere)
{
    QList<ListId> lists;
    const QList<ListInfo> all = m_library.lists();
    for (const ListInfo &list : all) {
        if (list.id != preferred && !onlyThere)
            lists << list.id;
    }
    // Read last, since it is worked on next and few lists are kept in memory; asked first.
    if (preferred != 0)
        lists << preferred;
    for (const ListId list : std::as_const(lists))
        read(list);
    std::rotate(lists.begin(), lists.end() - (preferred != 0 ? 1 : 0), lists.end());

    QList<NodeId> found;
    for (const QStringList &keys : names) {
        NodeId node = 0;
        for (const ListId list : std::as_const(lists)) {
            for (const QString &key : keys) {
                if (node == 0)
                    node = m_lists.value(list).papers.value(key);
            }
        }
        found << node;
    }
    return found;
}

} // namespace paperdip
