// SPDX-License-Identifier: MIT
#pragma once

#include "metadata/clients.h"

namespace paperdip {

// Asks Crossref for works by the words of citations, one after the other.
class CitationLookup : public QObject
{
    Q_OBJECT

public:
    explicit CitationLookup(QObject *parent = nullptr);

    // answered() follows for each, later; what is asked already is not asked twice.
    void ask(int entry, const QString &question);
    void cancel(); // no answers follow
    bool isAsking(int entry) const;

Q_SIGNALS:
    // The best first, none of which need be the one; each has a DOI.
    void answered(int entry, const QList<paperdip::Record> &matches);
    void failed(int entry, const paperdip::Error &error);

private:
    void askNext();
    void take(const RecordAnswer &answer);

    CrossrefSearchClient m_client;
    QList<std::pair<int, QString>> m_waiting; // the first one runs
};

} // namespace paperdip
