// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/edit.h"

namespace paperdip {

// The bytes around a paper's title and address.
struct LinkForm
{
    QByteArray open = "[";    // before the label, or the title
    bool labelled = false;    // "[2309.06180] " stands before the title
    QByteArray middle = "]("; // between title and address, or title and the link's own words
    QByteArray label;         // the link's words where the title stands before it: "Paper"; what in
                              // them goes by the paper (id, month, address) as linkform.cpp has it
    QByteArray behindLabel;   // between these words and the address
    QByteArray close = ")";

    bool operator==(const LinkForm &) const = default;
};
// Nothing where what stands around is the author's own words.
std::optional<LinkForm> linkFormOf(const QByteArray &segment, const Reading &reading);

// How a list writes the addresses of arXiv papers.
struct AddressForm
{
    bool pdf = false;
    bool suffix = false; // ".pdf"
    bool versioned = false;
    bool plainHttp = false; // "http://"

    bool operator==(const AddressForm &) const = default;
};
AddressForm addressFormOf(const Reading &reading);
// What most of them do, each habit by itself.
AddressForm mostly(const QList<AddressForm> &forms);

// A new paper's address as a list writes such.
QByteArray addressFor(const NewPaper &paper, const AddressForm &form);

// A new paper's title and link, in ways that differ by how the title is escaped, the plainest
// first.
QList<QByteArray> linksFor(const NewPaper &paper, const LinkForm &arxivForm,
                           const LinkForm &otherForm, const AddressForm &address);

} // namespace paperdip
