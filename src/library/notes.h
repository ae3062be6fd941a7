// SPDX-License-Identifier: MIT
#pragma once

#include "library/types.h"
#include "store/notetable.h"

#include <QObject>
#include <memory>

namespace paperdip {

class Library;

// A note file as it was opened.
struct NoteContent
{
    QString path;        // absolute, after symbolic links
    QByteArray bytes;    // the draft where there is one, else the file's; empty without a file
    bool exists = false; // as a file
    bool readOnly = false;
    Error problem;         // why it is read-only
    bool hasDraft = false; // bytes are a draft that never reached the file
};

// Notes beside their papers (design, "Notes"). The file is the note; what was typed is committed as
// a draft first, then written if the file is the one last seen, then the draft is cleared. Never
// writes what was not changed.
class Notes : public QObject
{
    Q_OBJECT

public:
    // watch: false for the command line.
    explicit Notes(Library &library, bool watch, QObject *parent = nullptr);
    ~Notes() override;

    // Where a paper's note is (exists or not). NotFound: it has none. Refused: outside the work
    // tree.
    Result<QString> pathOf(NodeId paper) const;
    // Where a note path as written in this list would be. Refused outside the work tree; NotFound:
    // a list without a file has no notes.
    Result<QString> resolve(ListId list, const QString &notePath) const;
    // A path for a new note, as it would be written in the list: where and as the list's other
    // notes are (library/notename.h), valid on Windows too, not taken.
    QString proposePath(NodeId paper) const;
    // What a new note begins with, in UTF-8: by the list's template, else as its other notes do,
    // with their line ends.
    QByteArray newNote(NodeId paper) const;
    // The list's own template (formats/template.h); empty: new notes begin as the others do, which
    // is the learnt one.
    QString noteTemplate(ListId list) const;
    QString learntTemplate(ListId list) const;
    Result<void> setNoteTemplate(ListId list, const QString &form); // Invalid

    Result<NoteContent> read(const QString &absolutePath);
    // Keeps what was typed: the draft is in the library when this returns.
    Result<void> keepDraft(const QString &absolutePath, const QByteArray &bytes);
    // Writes the draft to the file (missing folders are made) on a worker; saved(), failed() or
    // conflict() follow.
    void write(const QString &absolutePath);
    // Writes all drafts of this session and waits; the first error, if any. Drafts in conflict, and
    // those that an earlier session left and nobody took up, stay drafts.
    Result<void> flush();
    bool isSaved(const QString &absolutePath) const;
    // Tries again what could not be written. Happens by itself, too, every few seconds.
    void saveNow();
    // Reads all notes' files that the library knows anew, a few at a time; drafts stay.
    void readAgain();
    // After conflict(). Mine: the file gets the draft, what it held is kept in dataFolder()/kept.
    // OnDisk: the other way round. KeepBoth: the file gets what both changed; of lines that both
    // changed, ours and then its own.
    Result<void> resolveConflict(const QString &absolutePath, Choice choice);

    // What the file held earlier, the newest first, and the bytes of one of these.
    QList<NoteVersion> versions(const QString &absolutePath) const;
    QByteArray version(qint64 id) const;

    // The note whose file is watched; empty: none.
    void setOpen(const QString &absolutePath);

Q_SIGNALS:
    void saved(const QString &absolutePath);
    void failed(const QString &absolutePath, const paperdip::Error &error);
    // Read it again: without a draft, or with one that both changes are in by now.
    void changedOutside(const QString &absolutePath);
    void conflict(const QString &absolutePath); // a draft, and the file changed the same lines

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace paperdip
