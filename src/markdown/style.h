// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/linkform.h"
#include "markdown/place.h"

namespace paperdip {

// How an entry is written at one place of a list.
struct EntryStyle
{
    ItemHead head;
    bool box = true;
    LinkForm arxivForm;
    LinkForm otherForm;
    AddressForm address;
};

// As the neighbours at that place write theirs; else as most of the list does; an empty list: as
// the seed does.
EntryStyle entryStyleAt(const Document &document, const Spot &spot);
QByteArray entryBytes(const EntryStyle &style, const NewPaper &paper);
// An item's head as the neighbours at a place have it; nothing where there are none.
std::optional<ItemHead> neighbourHead(const Document &document, const Spot &spot);
// The head of the first item below another one; nothing where the spot is not below an item.
std::optional<ItemHead> headBelowItem(const Document &document, const Spot &spot);
// The head of the n-th of several items that come to a spot, where `first` is that of the first.
ItemHead numberedOn(const ItemHead &first, const Document &document, const Spot &spot, int n);

// The letter that most checked boxes of the list hold.
char checkedLetter(const Document &document);
} // namespace paperdip
