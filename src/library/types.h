// SPDX-License-Identifier: MIT
#pragma once

#include "core/change.h"
#include "core/record.h"
#include "core/result.h"

#include <QDateTime>
#include <QStringList>

namespace paperdip {

// What happened to a linked file behind our back that is never followed without being asked.
enum class OutsideChange : quint8 {
    None = 0,
    BothChanged, // the file and the library, since they were last equal
    Emptied,
    Vanished,
    ConflictMarkers, // a merge that Git left unfinished
    Halved,          // more than half of the papers are gone
    GitUnderWay,     // a merge, rebase... is: the file is let be until it is over
    Switched,        // to another branch, while something of ours was not yet in the file
    TakenBack,       // by a stash or a reset, likewise
};

// Where a list stands against its file.
enum class SaveState : quint8 {
    Unlinked, // lives only in the library
    Saved,
    Pending, // changed; written within 2 seconds
    Writing,
    Failed, // could not be written; ListInfo::problem says why; tried again on the next change or
            // saveNow()
    Asking, // waits for the person (ListInfo::outside)
};

// What the person chose for a list that is Asking.
enum class Choice { Mine, OnDisk, KeepBoth };

struct ListInfo
{
    ListId id = 0;
    QString name; // its title, else the file's name
    QString path; // absolute; empty: not linked
    SaveState save = SaveState::Unlinked;
    OutsideChange outside = OutsideChange::None;
    Error problem;         // while Failed
    bool writable = true;  // by the file's and its folder's permissions
    bool readOnly = false; // so the person marked it
    bool mayChange() const { return writable && !readOnly; }
    int papers = 0;
    int read = 0;
};

// A section that something can be put in.
struct SectionPlace
{
    ListId list = 0;
    NodeId section = 0;
    QString path; // "MLSys/Kernel"
};

// What became of the library when it was opened.
struct LibraryOrigin
{
    enum Kind {
        AsItWas,
        Restored,  // the copy that a person chose took its place
        Recovered, // it was damaged: `takenFrom`, else nothing, and the lists' files took its place
    };
    Kind kind = AsItWas;
    QString keptAside;  // where the file went that was there
    QDateTime copyMade; // when the copy was made that took a damaged one's place; invalid: none did
    QStringList unread; // files of lists that were in it and could not be read
};

// One row of the tree: a reading with what the store knows beside it.
struct NodeRow
{
    NodeId id = 0;
    ListId list = 0;
    NodeId parent = 0; // 0: at the top of its list
    NodeKind kind = NodeKind::Text;
    Shape shape = Shape::None;
    int level = 0;
    int depth = 0;
    QString title;
    bool placeholder = false;
    std::optional<char> box;
    ReadState state = ReadState::Unread; // the box; Reading and boxless lists from node_data
    bool stateOnlyHere = false;          // the state is not in the file
    QString arxiv;
    int version = 0;
    QString doi;
    QString url;
    QString work; // what its record is kept under (core/work.h); may be empty
    QList<std::pair<QString, QString>> links; // text, url; without the main link
    QStringList keywords;
    QString remark;
    QString notePath;              // as written; empty: none
    bool keywordsOnlyHere = false; // these are not in the file: its form has no place for them
    bool remarkOnlyHere = false;
    bool noteOnlyHere = false;
    QStringList tags;              // the list's other words for it: "[FlashX]", "Key: a"
    QString venue;                 // as the list writes it
    QString listAuthors;           // likewise
    std::optional<ReadState> mark; // what a table's column or a strike-through says
    bool noteExists = false;
    bool hasPdf = false; // on this computer (library/pdfs.h)
    QString authors;     // "Agrawal et al.", of the record; else as the list writes them; or empty
    int year = 0;        // of the record; else as written; else of the arXiv id; 0 unknown
    int news = 0;        // RecordNews, or'ed: what nobody has looked at yet
    bool withdrawn = false; // so its record says
    FetchState fetch = FetchState::None;
    QString fetchReason; // while Failed or Unknown: one English sentence
    ErrorCode fetchError = ErrorCode::Network;
    bool readOnly = false;    // a list's own row: it may not be changed
    bool hasChildren = false; // rows below it, as the view's options would show them
    int papers = 0;           // sections: papers below, at any depth
    int read = 0;
    int found = 0;     // under a filter: what was found below, at any depth
    int foundRows = 0; // and the rows that stand directly below
    int line = 0;      // the first line in the list, from 1; filled by Library::allNodes() only
    int lines = 0;     // likewise; a last line without an end counts
};

// What a view wants to see of the tree.
struct ViewOptions
{
    bool text = false;     // show text nodes
    bool filtered = false; // only what Library::setFilter lets through, while it does

    bool operator==(const ViewOptions &) const = default;
};

} // namespace paperdip
