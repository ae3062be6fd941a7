// SPDX-License-Identifier: MIT
#pragma once

#include <QDate>
#include <QList>
#include <QString>

namespace paperdip {

// A paper of the list and the note that it links to.
struct NamedNote
{
    QString title;
    QString arxiv;
    QString path; // as the list writes it
    bool sameSection = false;
    bool exists = true; // as a file
};

// How a list names its notes.
struct NoteStyle
{
    enum class Prefix { None, Number, Date, ArxivId };

    QString folder = QStringLiteral("note"); // as written, without "./"; may be empty
    bool dotSlash = false;                   // "./note/a.md"
    bool ownFolder = false;                  // "papers/a/README.md"
    Prefix prefix = Prefix::None;
    QString prefixEnd = QStringLiteral("_"); // between the prefix and the name
    int digits = 3;                          // of a number
    int number = 0;                          // the largest so far
    QString dateFormat;
    bool onlyPrefix = false; // the id alone
    bool lower = false;
    QString separator = QStringLiteral("_");
    bool hyphens = true;     // "FlashAttention-2" keeps its own
    bool wholeTitle = false; // else what stands before a colon, or the first words
};

// From the notes that the list has, the nearest to the new one's paper first: where they disagree,
// the nearest wins; folder, prefix and "./" go by the most, of the same section where it has notes.
NoteStyle noteStyle(const QList<NamedNote> &nearestFirst);

// A file name without ending for a note on this paper, in that style; no character or name that
// Windows refuses.
QString noteName(const QString &title, const QString &arxiv, const NoteStyle &style,
                 const QDate &today);

// The path as the list would write it.
QString notePath(const NoteStyle &style, const QString &name);

// The name with everything that Windows refuses taken out; empty: nothing is left.
QString portableName(const QString &name);

// Windows keeps the name for a device: "con", "COM1".
bool isReservedName(const QString &name);

} // namespace paperdip
