// SPDX-License-Identifier: MIT
#pragma once

#include "core/change.h"
#include "core/record.h"
#include "store/listtable.h"

#include <QSet>
#include <functional>

namespace paperdip {

// How much of what was found is below a row.
struct FoundBelow
{
    int found = 0; // at any depth
    int rows = 0;  // that stand directly below it
};

// Something that was found, and where it stands.
struct FoundNode
{
    NodeId node = 0;
    NodeId parent = 0; // 0: the list's top
    ListId list = 0;
    NodeKind kind = NodeKind::Paper;
};

// What is shown of the tree: what was found, and all above it. Beside the database and not in it: a
// worker makes it, and the window's connection need not write a hundred thousand rows before it can
// read thirty.
struct TreeFilter
{
    QSet<NodeId> found;
    QSet<NodeId> shown; // these, and all above them
    QHash<NodeId, FoundBelow> below;
    QHash<ListId, FoundBelow> lists;
};

// A node as the tree shows it: its stored reading, its data, and what other tables know of it.
struct TreeNode
{
    NodeId id = 0;
    ListId list = 0;
    NodeId parent = 0;
    int depth = 0;
    NodeKind kind = NodeKind::Text;
    Shape shape = Shape::None;
    Structure structure = Structure::Paragraph;
    int level = 0;
    QString title;
    std::optional<char> box;
    QString arxiv;
    int version = 0;
    QString doi;
    QString url;
    QList<std::pair<QString, QString>> links;
    QStringList keywords;
    QString remark;
    QString notePath;
    bool placeholder = false;
    std::optional<ReadState> mark;
    QStringList tags;
    QString venue;
    int writtenYear = 0; // in the list; 0: not said
    QString writtenAuthors;
    NodeData data;
    bool hasRecord = false;
    QStringList authors; // of the record
    int year = 0;        // of the record
    int news = 0;        // RecordNews, or'ed
    bool withdrawn = false;
    FetchState job = FetchState::None;
    QString jobReason; // as table job holds it
    QString pdf;       // its file's path in the data folder; it is there once it is whole
    bool hasChildren = false;
    PaperCount count; // sections only
    FoundBelow below; // under a filter
};

// A node on the way from a list's top to another.
struct TreeStep
{
    NodeId node = 0;
    NodeKind kind = NodeKind::Text;
    QString title;
    NodeId parent = 0;
};

// A section's name, and what it stands below.
struct SectionName
{
    NodeId node = 0;
    ListId list = 0;
    NodeId parent = 0; // 0: the list's top
    QString title;
};

// What a link to a paper needs.
struct PaperName
{
    NodeId id = 0;
    ListId list = 0;
    QString title;
    QString arxiv;
    QString url;
    QString notePath;
};

// What is seen of a list: text nodes only where asked for (or where they hold others), and only
// what a filter lets through.
struct TreeView
{
    bool text = false;
    const TreeFilter *filter = nullptr; // null: all
};

// The tree, level by level.
class TreeTable
{
public:
    explicit TreeTable(Database &database) : m_database(database) {}

    QList<TreeNode> children(ListId list, NodeId parent, const TreeView &view) const;
    static QString
    childrenSql(const TreeView &view); // its placeholders: the parent (NULL: the top), the list
    std::optional<TreeNode> find(NodeId node) const;
    QList<TreeNode> nodes(const QList<NodeId> &nodes) const; // in no order; sections uncounted
    QList<TreeNode> inOrder(ListId list) const;              // all, text too
    using Take = std::function<bool(const TreeNode &)>;      // false: no more are wanted
    void each(ListId list, const Take &take) const;          // all, in order, one by one
    void eachIn(NodeId node, const Take &take) const;        // itself and all below it
    // At most so many that end with this node, and as many that begin with it, in order.
    QList<TreeNode> around(NodeId node, int most) const;
    QList<TreeNode> noted(ListId list, int most) const; // the first papers that name a note
    QList<SectionName> sections(ListId list = 0) const; // in order; 0: of all lists
    NodeId lastSection(ListId list) const;              // 0: it has none
    QList<NodeId> ancestors(NodeId node) const;         // outermost first
    QList<TreeStep> way(NodeId node) const; // the same with names, and itself at the end
    std::optional<TreeStep> step(NodeId node) const;
    PaperCount count(NodeId section) const;                   // papers below it, at any depth
    QByteArray bytes(NodeId node) const;                      // with all below it
    QByteArray beginning(NodeId node, qsizetype least) const; // of these: so many, if there are
    // The works (core/work.h) of the papers among them and below them, in order.
    QStringList works(const QList<NodeId> &nodes) const;

    // Papers, in document order; list 0: of all lists.
    QList<TreeNode> papersByArxiv(const QString &arxiv, ListId list) const;
    QList<TreeNode> papersByWork(const QString &work) const; // core/work.h
    QList<TreeNode> papersWithNews() const;
    // Whose note's path may be that of a file with this name: as written, or percent-encoded.
    QList<TreeNode> papersWithNote(const QString &fileName) const;
    QList<TreeNode> papersByUrl(const QString &urlOrDoi, ListId list) const;
    QList<TreeNode> papersByTitle(const QString &part, ListId list) const;

    // Papers in whose title, arXiv id or note's path all words occur: the first so many that are
    // found, so that a common word costs nothing.
    QList<PaperName> papersNamed(const QStringList &words, int most) const;

    // Lets these through as well, with all above them.
    void letThrough(TreeFilter &filter, const QList<FoundNode> &nodes) const;
    void letThrough(TreeFilter &filter, const QList<NodeId> &nodes) const;

private:
    QList<TreeNode> select(const QString &where, const QVariantList &values) const;
    QList<TreeNode> fetch(const QString &sql, const QVariantList &values) const;
    void fetch(const QString &sql, const QVariantList &values, const Take &take) const;
    QList<TreeNode> filteredChildren(ListId list, NodeId parent, const TreeView &view) const;

    Database &m_database;
};

} // namespace paperdip
