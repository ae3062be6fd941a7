// SPDX-License-Identifier: MIT
#pragma once

#include "library/types.h"
#include "store/treetable.h"

#include <QHash>
#include <functional>

namespace paperdip {

class Store;

// Of the sections that a node is in, itself included, outermost first.
QStringList sectionTitles(Store &store, NodeId node);

// "MLSys/Kernel". The heading that names the list goes without saying.
QString sectionPath(Store &store, NodeId node);

// All sections of all lists, in order, but those that are among these nodes or below one of them.
// Takes as long as there are many: for a worker. Ends where `isStopped` says so.
QList<SectionPlace> sectionPlaces(Store &store, const QList<NodeId> &without,
                                  const std::function<bool()> &isStopped);

// The first section of a list whose heading a link names (markdown/headingslug.h), as
// README.md#anchor; where there is none, or no anchor, the list's first one. 0: it has none.
NodeId sectionAt(Store &store, ListId list, const QString &anchor);

// The same for many nodes: what stands above them is read once.
class SectionPaths
{
public:
    explicit SectionPaths(Store &store) : m_store(store) {}

    QString of(NodeId node, const QString &listName);
    void know(const SectionName &section); // it is not read again
    TreeStep stepOf(NodeId node);

private:
    Store &m_store;
    QHash<NodeId, TreeStep> m_steps;
    QHash<NodeId, QString> m_paths;
};

} // namespace paperdip
