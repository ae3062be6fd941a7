// SPDX-License-Identifier: MIT
#pragma once

#include "core/identify.h"

#include <QStringList>

namespace paperdip {

inline const QDate today(2026, 11, 24);

// "2205.14135v2", "2205.14135?" where unsure, "doi:10.1145/1", "url:https://...", separated by
// blanks.
inline QString shown(const QList<Identified> &found)
{
    QStringList all;
    for (const Identified &one : found) {
        switch (one.kind) {
        case Identified::Kind::Arxiv:
            all << ArxivId{one.id, one.version}.versioned() +
                       (one.sure ? QString() : QStringLiteral("?"));
            break;
        case Identified::Kind::Doi:
            all << QStringLiteral("doi:") + one.id;
            break;
        case Identified::Kind::Url:
            all << QStringLiteral("url:") + one.url;
            break;
        }
    }
    return all.join(u' ');
}

} // namespace paperdip
