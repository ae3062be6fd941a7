// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"

namespace paperdip {

// What is known of one paper of a list, for other programs. Plain text throughout; what is not
// known is empty or 0.
struct Citation
{
    QString title;
    QStringList authors; // "Tri Dao", as written; "Dao, Tri" is understood as well
    int year = 0;
    int month = 0;
    int day = 0;
    QString venue; // "NeurIPS 2022", or a journal reference
    QString arxiv; // canonical id without version
    int version = 0;
    QString category; // "cs.LG"
    QString doi;
    QString url; // the main link as written; may lead nowhere a browser goes
    QString abstract;
    QString comment; // the authors' own, from arXiv
    QStringList keywords;
    QStringList tags;
    QString remark;
    QString notePath; // as written
    ReadState state = ReadState::Unread;
    QStringList sections;                     // the headings above it, outermost first
    QList<std::pair<QString, QString>> links; // further ones: text, address

    bool operator==(const Citation &) const = default;
};

// An address that may stand as a link in what we write: http or https with a host; else empty.
QString safeUrl(const QString &url);

// The address that stands for the paper: arXiv's abstract page, the safe main link, doi.org; else
// empty.
QString bestUrl(const Citation &citation);

// "read", "reading" or "unread".
QString stateWord(ReadState state);

// Empty for 0, which stands for what is not known.
QString numberText(int value);

// Each work once, where it stands first: the same arXiv id, DOI, or address and title.
QList<Citation> withoutDoubles(const QList<Citation> &citations);

} // namespace paperdip
