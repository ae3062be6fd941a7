// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"

#include <QHash>

namespace paperdip {

// What reference links lead to: normalized label -> address, decoded.
using References = QHash<QString, QString>;

// Labels match without regard to case and to how much space is between their words.
QString normalizedLabel(QByteArrayView label);

// The end of a label whose '[' stands at `at`: one past its ']'; -1: no label (GFM: at most 999
// bytes, no bracket without backslash, not blank).
qsizetype skipLabel(QByteArrayView bytes, qsizetype at);

// The line (without its end) begins "[label]:" and is indented at most three columns.
bool beginsDefinition(QByteArrayView line);

// Adds the run of definitions that `bytes` begin with; the first of a label wins.
void addDefinitions(QByteArrayView bytes, References &references);

} // namespace paperdip
