// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

namespace paperdip {

// What can be wrong with a list. The kinds down to LinkRubbish follow from its bytes alone; the
// others are found with the files beside it and with records (library/check.h).
enum class ProblemKind : quint8 {
    Double,     // another paper of the list has the same arXiv id, DOI or title
    IdMismatch, // an arXiv id in a label is not that of the link beside it
    EmptyLink,  // [x]()
    BrokenLink, // [x] (u), a blank in the address, no scheme
    MalformedId,
    LinkRubbish, // trackers; what stands behind an id and is no part of it
    MissingNote,
    MissingFile,
    MissingPicture,
    NoteHeading,     // a note is headed by another paper than its entry's
    TitleMismatch,   // the arXiv id's record has quite another title
    UnlinkedNote,    // a note file that no entry leads to
    UnlinkedPicture, // a picture beside the notes that nothing shows
};
inline constexpr int problemKinds = 13;

// Error: it cannot work. Warning: most likely not as meant. Hint: may well be on purpose.
enum class Severity : quint8 { Error, Warning, Hint };

// What is said of a problem. The English words are in problem.cpp, the window has its own.
enum class Sentence : quint8 {
    AlsoInSection, // what, line, section
    AlsoOnLine,    // what, line
    LabelDisagrees,
    NeighbourDisagrees, // text and id of one link, then of the other
    EmptyAddress,
    BlankBetween,
    BlankInside,
    NoScheme,
    NoId,
    NoIdLinkSays,
    NoIdLabelSays,
    NotOfTheAddress,
    WorksWithout,
    NoFile,
    NoFileLikely,
    NoFilePerhaps,
    NoPicture,
    NoPictureLikely,
    OtherHeading, // the note's id, the entry's
    OtherTitle,   // the id, its record's title
    NoteUnlinked,
    PictureUnlinked,
};

struct Said
{
    Sentence sentence = Sentence::NoId;
    QStringList words;

    bool operator==(const Said &) const = default;
};

// One plain English line, without a full stop.
QString inEnglish(const Said &said);
// A sentence with its words in place of %1 to %9.
QString filled(const QString &sentence, const QStringList &words);

// "missing-note" and the like: how the command line and its JSON call a kind.
QString nameOf(ProblemKind kind);
QString nameOf(Severity severity);

} // namespace paperdip
