// SPDX-License-Identifier: MIT
#pragma once

#include "core/identify.h"

#include <QHash>

namespace paperdip {

// Gathers what several descriptions of the same drag say: each work once, in the order in which
// they came; what one of them lacks (a title, a version), a later one gives.
class LinkCollector
{
public:
    // A link as such; every web address counts, but for pictures.
    void addLink(const QString &address, const QString &title = {});
    // A link within a page: only works count.
    void addWork(const QString &address, const QString &title);
    // A text in which links may stand: works, and pages where the text is nothing but addresses. A
    // number that may be an id is kept apart.
    void addText(const QString &text);
    void add(const Identified &paper);

    bool isEmpty() const { return m_papers.isEmpty(); }
    QList<Identified> papers() const { return m_papers; }
    QList<Identified> unsure() const { return m_unsure; }

private:
    QList<Identified> m_papers;
    QHash<QString, qsizetype> m_byKey;
    QList<Identified> m_unsure;
};

} // namespace paperdip
