// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace paperdip {

// Formats and their bytes, in the order in which they are offered.
using Payload = QList<std::pair<QString, QByteArray>>;

// What one program gives in a drag (shared/facts/arxiv.md section 4): the selections' targets as it
// offers them under X11, the formats that Qt makes of these (or, under Wayland, passes on), and the
// entries that must come of it. Empty where there is no such case.
struct NamedPayload
{
    const char *name = nullptr;
    Payload onX11;
    Payload asQtShowsIt;
    QString entries;
};

QList<NamedPayload> browserPayloads();

} // namespace paperdip
