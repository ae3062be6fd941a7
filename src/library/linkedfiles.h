// SPDX-License-Identifier: MIT
#pragma once

#include "library/gitguard.h"
#include "library/types.h"

#include <QObject>
#include <memory>

namespace paperdip {

class Library;

// Work on a file that takes its time.
struct FileWork
{
    enum Kind { Opening, Reading }; // for the first time; again, because it changed or we did
    Kind kind = Reading;
    QString path;
    int done = 0;
    int total = 0; // 0: not known yet
};

// Keeps lists and their files in step: writes ours within 2 seconds, reads in what others wrote,
// asks where both did (design, "Linked files"). For a window a worker reads and writes the files,
// and what of the library goes with them, on a connection of its own; for the command line it is
// done at once. A lock in the data folder is held from before the library is read until what was
// written is noted there: so the window and the command line never overwrite each other.
class LinkedFiles : public QObject
{
    Q_OBJECT

public:
    // watch: false for the command line, which looks once and writes at once; true for a window,
    // which calls start().
    explicit LinkedFiles(Library &library, bool watch, QObject *parent = nullptr);
    ~LinkedFiles() override; // flush() before, or what is pending waits for the next start
    // Looks at every file, watches it from now on, and writes what is still pending from the last
    // time. A window shows what the library holds first, and calls this after.
    void start();

    // Opens a Markdown file as a list, or reads it again if it is known (also under another name,
    // by a symbolic link). NotFound, Io, Invalid (not a file, over 64 MiB).
    Result<ListId> open(const QString &path);
    // The same for a window: returns at once, and opened() or openFailed() follows.
    void openLater(const QString &path);
    // What is not opened yet is not opened any more; openFailed() with Cancelled follows.
    void stopOpening();
    // Reads a list into memory, so that the first change in it need not wait for that; not before
    // start().
    void prepare(ListId list);
    // Reads all lists anew where another version of the program did (Library::Anew::Later).
    void readAnew();
    // Reads every list anew from its file, and what is stored of its reading; what lives only in
    // the library stays. What waits to be written is written first, and what would have to be asked
    // about is asked about. rebuilt() follows.
    void rebuild();
    QList<FileWork> work() const; // as it began

    // The README.md of a folder, else its only .md file. NotFound, Ambiguous.
    static Result<QString> listInFolder(const QString &folder);

    // Looks at the file now (a window: soon): reads an outside change in, or leaves the list
    // Asking.
    void check(ListId list);
    void checkAll();

    // Without writing by hand (setting), changes go to the file by themselves.
    void setAutomatic(bool automatic);
    void saveNow(); // starts writing what is pending; returns at once
    // Writes all that is pending and waits, but not for ever; the first error, if any. Gives up
    // what is being opened. For close and the command line.
    Result<void> flush();
    bool isAllSaved() const;

    // Mine: the file gets the library's version; a copy of what it held is put into
    // dataFolder()/kept first. A file that vanished is made again. OnDisk: the list gets the file's
    // version; a copy of the library's goes to kept. Where the file vanished the list stays as it
    // is, no longer linked to a file. KeepBoth: as OnDisk, and the library's version becomes a list
    // of its own, not linked to a file.
    Result<void> resolve(ListId list, Choice choice);
    // Writes a copy of a list elsewhere; the link stays.
    Result<void> exportTo(ListId list, const QString &path) const;
    // What is on disk while the list is Asking (for showing both versions).
    Result<QByteArray> onDisk(ListId list) const;

    // The list lives only in the library from now on, as after OnDisk for a file that vanished.
    Result<void> keepOnlyHere(ListId list);
    // What Git does around a list's file, and has done since it was last seen.
    GitAround gitAround(ListId list) const;
    // The list becomes again what a copy in dataFolder()/kept holds, and is written.
    Result<void> bringBack(ListId list, const QString &kept);

    SaveState saveState(ListId list) const;
    Error problem(ListId list) const; // while Failed or Asking; an empty message else

Q_SIGNALS:
    void opened(const QString &path, paperdip::ListId list);
    void openFailed(const QString &path, const paperdip::Error &error);
    void rebuilt();
    void workChanged(); // something began, got on or ended
    void statusChanged(paperdip::ListId list);
    void readIn(paperdip::ListId list); // an outside change was taken in
    // What Git did was taken in: a switch to another branch, or a stash or reset (then `kept` is a
    // copy of the list as it was).
    void followedGit(paperdip::ListId list, const paperdip::GitTurn &turn, const QString &kept);
    void asking(paperdip::ListId list, paperdip::OutsideChange what);

private:
    struct Private;

    std::unique_ptr<Private> d;
};

} // namespace paperdip
