// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"

namespace paperdip {

// Takes venue, year, authors and tags from an entry's words: what stands around its title, its
// keywords, links like "[SOSP 2023](dir/)", and the first words of its remark (facts/lists.md 1.5
// to 1.7). What is known already stays.
void addFacts(Reading &reading, const QStringList &asides);

// The same from a line below the entry, the n-th, from 0: "Ann A, Bo B. *NIPS 2018*", "Key: a, b",
// "Publisher: arXiv".
void addFactsBelow(Reading &reading, const QString &line, int number);

// What a list says by name: "作者：张三", "Venue: CVPR 2020".
enum class FieldName { None, Tags, Venue, Authors, Date };

struct NamedField
{
    FieldName name = FieldName::None; // None: the text does not begin with a known name and a colon
    QString value;
};

NamedField namedField(const QString &text);

// Takes such a field into a reading that does not have it yet; tags are added.
void addField(Reading &reading, FieldName name, const QString &value);

} // namespace paperdip
