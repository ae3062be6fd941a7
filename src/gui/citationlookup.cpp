// SPDX-License-Identifier: MIT
#include "gui/citationlookup.h"

#include <algorithm>

namespace paperdip {

CitationLookup::CitationLookup(QObject *parent) : QObject(parent)
{
    connect(&m_client, &RecordClient::answered, this, &CitationLookup::take);
}

void CitationLookup::ask(int entry, const QString &question)
{
    if (isAsking(entry))
        return;
    m_waiting.append({entry, question});
    askNext();
}

void CitationLookup::cancel()
{
    m_client.abort();
    m_waiting.clear();
}

bool CitationLookup::isAsking(int entry) const
{
    return std::any_of(m_waiting.cbegin(), m_waiting.cend(),
                       [entry](const auto &waiting) { return waiting.first == entry; });
}

void CitationLookup::askNext()
{
    if (!m_waiting.isEmpty() && !m_client.isBusy())
        m_client.fetch(m_waiting.first().second);
}

void CitationLookup::take(const RecordAnswer &answer)
{
    if (m_waiting.isEmpty())
        return;
    const int entry = m_waiting.takeFirst().first;
    if (answer.error) {
        Q_EMIT failed(entry, *answer.error);
    } else {
        Q_EMIT answered(entry, {answer.records.begin(), answer.records.end()});
    }
    askNext();
}

} // namespace paperdip
