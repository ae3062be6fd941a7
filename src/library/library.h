// SPDX-License-Identifier: MIT
#pragma once

#include "library/types.h"
#include "markdown/edit.h"

#include <QObject>
#include <functional>
#include <memory>

namespace paperdip {

class Documents;
class Store;
struct Applied;
struct TreeFilter;

// The one door through which anything changes. Lives on the GUI thread (or the command line's only
// one). Files are LinkedFiles' business, notes Notes', the network Fetcher's; all three work
// through this.
class Library : public QObject
{
    Q_OBJECT

public:
    // Opens or makes the library at path (":memory:" for tests). NewerLibrary, Damaged, Locked, Io.
    // A damaged file is kept aside as PATH.damaged-DATE, and the newest copy and the lists' files
    // take its place; origin() then says so.
    // Lists that another version of the program read are read anew at once, or by
    // LinkedFiles::readAnew(); what an import left that was cut off goes at once, or by
    // LinkedFiles::start().
    // After an unclean exit the file is checked at once, or by LibraryCheck; until then nothing is
    // written.
    enum class Anew { Now, Later };
    static Result<std::unique_ptr<Library>> open(const QString &path, Anew anew = Anew::Now);
    // The same for one that LibraryCheck found damaged, as for Anew::Later.
    static Result<std::unique_ptr<Library>> openDamaged(const QString &path);
    ~Library() override;

    QString path() const;
    // Checking: it is not known yet whether the file is whole, and changes are refused.
    Result<void> mayWrite() const;
    void endCheck();            // LibraryCheck found nothing
    QString dataFolder() const; // where copies and locks live: the library file's folder
    QString recovered() const;  // where a damaged file was kept; empty: it was none
    const LibraryOrigin &origin() const;

    // --- lists
    QList<ListInfo> lists() const;
    Result<ListInfo> list(ListId list) const;
    // By name, path or id, as --list takes it. NotFound, or Ambiguous with the candidates in
    // detail.
    Result<ListId> findList(const QString &namePathOrId) const;
    ListId listOfPath(const QString &absolutePath) const; // 0: none
    // A list from bytes; path empty: it lives only here. The name follows from its title, path or
    // `name`.
    Result<ListId> addList(const QByteArray &bytes, const QString &path, const QString &name = {});
    // Reads a list's new bytes in, ids kept. Not a step of undo; returns what changed.
    Result<Change> replaceBytes(ListId list, const QByteArray &bytes);
    // Marks a list as one that is only read: changes of its bytes are refused (ReadOnly).
    Result<void> setReadOnly(ListId list, bool readOnly);
    // Takes a list out of the library; its file is left alone. Who is connected to listClosed()
    // removes what is stored of it, later; else it is removed at once.
    Result<void> forgetList(ListId list);
    QByteArray bytes(ListId list) const; // SELECT source ORDER BY ord
    // A list in memory, for work on another thread: a copy that shares its bytes.
    Result<Document> document(ListId list) const;

    // --- the tree, on demand
    QList<NodeRow> children(ListId list, NodeId parent, const ViewOptions &options = {}) const;
    Result<NodeRow> node(NodeId node) const;
    QHash<NodeId, NodeRow> nodes(const QList<NodeId> &nodes) const; // those that are there
    QList<NodeId> ancestors(NodeId node) const;   // outermost first, without itself
    QList<NodeRow> allNodes(ListId list) const;   // document order, text too
    QList<NodeRow> rowsAround(NodeId node) const; // some hundred before and behind it, text too
    NodeId lastSection(ListId list) const;        // 0: it has none
    QString sectionPath(NodeId node) const;       // "MLSys/Kernel"
    NodeId sectionOf(NodeId node) const;          // that it is, or is in; 0: none
    // "MLSys/Kernel", or a unique last part of it. NotFound, Ambiguous.
    Result<NodeId> findSection(ListId list, const QString &path) const;
    // Papers by arXiv id, URL or part of the title (in that order of preference), of one list or
    // (0) all.
    QList<NodeRow> findPapers(const QString &text, ListId list = 0) const;
    QList<NodeRow> papersByArxiv(const QString &arxiv) const;
    QList<NodeRow> papersByWork(const QString &work) const; // core/work.h
    std::optional<Record> record(const QString &work) const;
    Result<void> dropNews(const QString &work); // a person has seen it
    QList<NodeRow> papersWithNews() const;      // in the order of the lists
    // Those whose note may be a file with this name; of all lists.
    QList<NodeRow> papersWithNote(const QString &fileName) const;
    // What filtered views see of the tree from now on (library/search.h makes it); what comes or
    // moves later is let through as well. Null: all.
    void setFilter(std::shared_ptr<TreeFilter> filter);
    // From now on NodeRow::noteExists is looked up on a thread: it says true until it is known, and
    // nodesChanged() follows where it is not so.
    void lookForNotesBehind();
    void forgetNotesSeen(); // a note was written, moved or removed
    const TreeFilter *filter() const;

    // --- changes: plan, then apply. Plans change nothing.
    Result<Change> planState(const QList<NodeId> &papers, ReadState state) const;
    Result<Change> planTitle(NodeId node, const QString &title) const; // papers, sources, sections
    Result<Change> planUrl(NodeId node, const QString &url) const;
    Result<Change> planKeywords(NodeId node, const QStringList &keywords) const;
    Result<Change> planRemark(NodeId node, const QString &remark) const;
    Result<Change> planNote(NodeId node, const QString &path) const;
    Result<Change> planPapers(ListId list, const Place &place,
                              const QList<Identified> &papers) const;
    // The same with titles that are known already.
    Result<Change> planPapers(ListId list, const Place &place, const QList<NewPaper> &papers) const;
    Result<Change> planSection(ListId list, const Place &place, const QString &title) const;
    // Sections of one list with all below them one level deeper (1) or higher (-1).
    Result<Change> planLevel(const QList<NodeId> &sections, int by) const;
    // New bytes for nodes of a list. Refused where a node would not stay one node in its place.
    Result<Change> planBytes(ListId list, const QHash<NodeId, QByteArray> &bytes) const;
    Result<Change> planRemove(const QList<NodeId> &nodes) const;
    Result<Change> planMove(const QList<NodeId> &nodes, ListId list, const Place &place) const;
    // The same to another list, while they stay: unread, and without links to notes that lie in
    // another folder.
    Result<Change> planCopy(const QList<NodeId> &nodes, ListId list, const Place &place) const;
    // One place up or down among its siblings (Alt+Up/Down), leaving the section at its ends.
    Result<Change> planStep(const QList<NodeId> &nodes, int step) const;

    // Checks, one transaction, then signals. Returns the inverse; ids below 0 are real in it.
    // ReadOnly, where bytes of a list would change that may not be changed.
    Result<Change> apply(const Change &change);
    // The nodes that the last apply() inserted, in order.
    QList<NodeId> lastInserted() const;

    // For the other use cases of this room.
    Store &store() const;
    Documents &documents() const;
    // Says what a change did that was applied on a worker's connection.
    void announce(const Applied &applied);
    // A list as a worker read it, if it is still at this revision: working on it need not read it.
    void keep(ListId list, qint64 revision, const Document &document);
    // A list came that a worker wrote.
    void announceNew();
    // Its nodes were read again by a newer program, the bytes are the same.
    void announceReadAnew(ListId list);

    // Looks whether another process changed the library; emits what a change would. Called by a
    // timer.
    void pollOtherProcesses();

Q_SIGNALS:
    void listsChanged(); // one came, went, was renamed
    void
    listChanged(paperdip::ListId list); // its bytes or data: LinkedFiles writes, counts are stale
    void listStatusChanged(paperdip::ListId list); // save state, outside change, problem
    // Rows under these parents (0: the list's top) came, went or moved; ask for children again.
    void childrenChanged(paperdip::ListId list, const QList<paperdip::NodeId> &parents);
    void nodesChanged(const QList<paperdip::NodeId> &nodes); // their rows' contents
    void
    everythingChanged(paperdip::ListId list); // another process: ask again for all that is shown
    void recordChanged(const QString &work);
    void listClosed(); // removeClosed() is to follow
    void checked();    // from now on it may be written

private:
    explicit Library(std::unique_ptr<Store> store);
    static Result<std::unique_ptr<Library>> begin(Result<std::unique_ptr<Store>> store);
    Result<Change> carryOut(const Change &change);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace paperdip
