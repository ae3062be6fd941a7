// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"
#include "store/treetable.h"

#include <QHash>

namespace paperdip {

class Store;

// Of the sections that a node is in, itself included, outermost first.
QStringList sectionTitles(Store &store, NodeId node);

// "MLSys/Kernel". The heading that names the list goes without saying.
QString sectionPath(Store &store, NodeId node);

// The same for many nodes: what stands above them is read once.
class SectionPaths
{
public:
    explicit SectionPaths(Store &store) : m_store(store) {}

    QString of(NodeId node, const QString &listName);

private:
    Store &m_store;
    QHash<NodeId, TreeStep> m_steps;
    QHash<NodeId, QString> m_paths;
};

} // namespace paperdip
