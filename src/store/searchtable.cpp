// SPDX-License-Identifier: MIT
#include "store/searchtable.h"

#include "store/database.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

namespace paperdip {

namespace {

constexpr int partSize = 2 * 1024 * 1024; // bytes in memory, before a part is written at once
constexpr int partsMerged = 16;           // of one size at once
constexpr int partsAtMost = 500;     // of one size; then FTS5 merges them by itself, at any cost
constexpr qint64 wornAtLeast = 2000; // texts that changed; fewer are not worth a new index

// "2205.14135", "math/0309136"
int yearOfArxiv(const QString &arxiv)
{
    bool ok = false;
    const int year = arxiv.mid(arxiv.indexOf(QLatin1Char('/')) + 1, 2).toInt(&ok);
    if (!ok || arxiv.isEmpty())
        return 0;
    return year >= 91 ? 1900 + year : 2000 + year;
}

QString joinedTexts(const QStringList &texts)
{
    QStringList filled;
    for (const QString &text : texts) {
        if (!text.isEmpty() && !filled.contains(text))
            filled << text;
    }
    return filled.size() == 1 ? filled.first() : filled.join(QLatin1Char('\n'));
}

QStringList linkAddresses(const QString &linksJson)
{
    QStringList addresses;
    if (linksJson.isEmpty())
        return addresses;
    const QJsonArray links = QJsonDocument::fromJson(linksJson.toUtf8()).array();
    for (const auto &link : links)
        addresses << link.toArray().at(1).toString();
    return addresses;
}

constexpr const char *sourceColumns =
    "n.id, n.parent_id, n.list_id, l.path, n.kind, n.title, n.keywords, n.tags, n.remark, n.arxiv, "
    "n.doi, n.url, n.links, n.note_path, n.venue, n.authors, n.year, d.keywords, d.remark, "
    "d.note_path, r.title, r.authors, r.abstract, r.published, r.journal_ref, r.comment, r.doi, "
    "r.arxiv, p.file";

// Of %1, which has the nodes n.
constexpr const char *sourceSql =
    "SELECT %2 FROM %1 JOIN list l ON l.id = n.list_id LEFT JOIN node_data d ON d.node_id = n.id "
    "LEFT JOIN record r ON r.work = n.work LEFT JOIN pdf p ON p.work = n.work "
    "WHERE n.kind <> 3 AND l.incomplete = 0";

QByteArray sourceStatement(const char *nodes)
{
    return QByteArray(sourceSql).replace("%1", nodes).replace("%2", sourceColumns);
}

constexpr const char *titlesOfNodes =
    "SELECT n.id, n.parent_id, n.list_id, n.kind, n.title FROM json_each(?) j "
    "CROSS JOIN node n ON n.id = j.value CROSS JOIN list l ON l.id = n.list_id "
    "WHERE n.kind <> 3 AND l.incomplete = 0";

const QByteArray sourceOfNode = sourceStatement("node n") + " AND n.id = ?";
const QByteArray sourcesOfNodes =
    sourceStatement("json_each(?) j CROSS JOIN node n ON n.id = j.value");

// In what order the rows come is SQLite's affair.
template<typename Make>
auto inOrder(const QList<NodeId> &nodes, Statement &row, Make make)
{
    using Made = decltype(make(row));
    QHash<NodeId, Made> found;
    row.bind(idsAsJson(nodes));
    for (bool ok = row.run() && row.next(); ok; ok = row.next()) {
        const Made one = make(row);
        found.insert(one.node, one);
    }
    QList<Made> made;
    made.reserve(found.size());
    for (const NodeId node : nodes) {
        if (const auto one = found.constFind(node); one != found.constEnd())
            made.append(*one);
    }
    return made;
}

} // namespace

QStringList SearchSource::addresses() const
{
    return QStringList{m_url} + linkAddresses(m_links);
}

QString SearchSource::text(SearchField field) const
{
    QStringList texts = m_texts[static_cast<size_t>(field)];
    if (field == SearchField::Ids)
        texts = texts.mid(0, 4) + addresses() + QStringList{notePath, texts.value(4)};
    return joinedTexts(texts);
}

qint64 SearchTable::number(const QString &sql) const
{
    Query query = m_database.query(sql);
    return query.run() && query.next() ? query.value(0).toLongLong() : 0;
}

QList<DirtyNode> SearchTable::dirty(NodeId after, int most) const
{
    QList<DirtyNode> nodes;
    Query query = m_database.query(QStringLiteral(
        "SELECT s.node_id, s.stamp FROM search_dirty s LEFT JOIN node n ON n.id = s.node_id "
        "LEFT JOIN list l ON l.id = n.list_id WHERE s.node_id > ? AND l.incomplete IS NOT 1 "
        "ORDER BY s.node_id LIMIT ?"));
    query.bind(after).bind(most);
    for (bool ok = query.run() && query.next(); ok; ok = query.next())
        nodes.append({query.value(0).toLongLong(), query.value(1).toLongLong()});
    return nodes;
}

int SearchTable::dirtyCount() const
{
    return static_cast<int>(number(QStringLiteral("SELECT count(*) FROM search_dirty")));
}

SearchSource SearchTable::sourceIn(const Statement &row)
{
    enum Column {
        Node,
        Parent,
        List,
        Path,
        Kind,
        Title,
        Keywords,
        Tags,
        Remark,
        Arxiv,
        Doi,
        Url,
        Links,
        NotePath,
        Venue,
        Authors,
        Year,
        DataKeywords,
        DataRemark,
        DataNote,
        RecordTitle,
        RecordAuthors,
        Abstract,
        Published,
        Journal,
        Comment,
        RecordDoi,
        RecordArxiv,
        Pdf
    };
    const auto text = [&row](Column column) { return row.text(column); };
    const auto either = [&text](Column first, Column second) {
        const QString written = text(first);
        return written.isEmpty() ? text(second) : written;
    };
    SearchSource source;
    source.node = row.number(Node);
    source.parent = row.number(Parent);
    source.list = row.number(List);
    source.listPath = text(Path);
    source.kind = static_cast<NodeKind>(row.number(Kind));
    source.notePath = either(NotePath, DataNote);
    const int published = text(Published).left(4).toInt();
    const int written = static_cast<int>(row.number(Year));
    source.year = published ? published : written ? written : yearOfArxiv(text(Arxiv));
    source.m_url = text(Url);
    source.m_links = text(Links);
    const auto put = [&source](SearchField field, const QStringList &texts) {
        source.m_texts[static_cast<size_t>(field)] = texts;
    };
    put(SearchField::Title, {text(Title), text(RecordTitle)});
    put(SearchField::Keywords, {either(Keywords, DataKeywords), text(Tags)});
    put(SearchField::Authors, {text(Authors), text(RecordAuthors)});
    put(SearchField::Ids, {text(Arxiv), text(RecordArxiv), text(Doi), text(RecordDoi), text(Pdf)});
    put(SearchField::Venue, {text(Venue), text(Journal), text(Comment)});
    put(SearchField::Remark, {either(Remark, DataRemark)});
    put(SearchField::Abstract, {text(Abstract)});
    return source;
}

std::optional<SearchSource> SearchTable::source(NodeId node) const
{
    Statement row = m_database.statement(sourceOfNode.constData());
    if (!row.bind(node).run() || !row.next())
        return std::nullopt;
    return sourceIn(row);
}

QList<SearchSource> SearchTable::sources(const QList<NodeId> &nodes) const
{
    Statement row = m_database.statement(sourcesOfNodes.constData());
    return inOrder(nodes, row, &SearchTable::sourceIn);
}

QList<SearchTitle> SearchTable::titles(const QList<NodeId> &nodes) const
{
    Statement row = m_database.statement(titlesOfNodes);
    return inOrder(nodes, row, [](const Statement &one) {
        return SearchTitle{one.number(0), one.number(1), one.number(2),
                           static_cast<NodeKind>(one.number(3)), one.text(4)};
    });
}

QHash<NodeId, QString> SearchTable::abstracts(const QList<NodeId> &nodes) const
{
    QHash<NodeId, QString> abstracts;
    Statement row = m_database.statement(
        "SELECT n.id, r.abstract FROM json_each(?) j CROSS JOIN node n ON n.id = j.value "
        "CROSS JOIN list l ON l.id = n.list_id CROSS JOIN record r ON r.work = n.work "
        "WHERE n.kind <> 3 AND l.incomplete = 0");
    row.bind(idsAsJson(nodes));
    for (bool ok = row.run() && row.next(); ok; ok = row.next())
        abstracts.insert(row.number(0), row.text(1));
    return abstracts;
}

Result<void> SearchTable::put(const SearchDoc &doc, const SearchTexts &spelledOut)
{
    // In place of what stands there, under a new number.
    Statement known = m_database.statement(
        "INSERT OR REPLACE INTO search_doc (node_id, year, has_note, note, note_stamp) "
        "VALUES (?, ?, ?, ?, ?)");
    known.bind(doc.node).bind(qint64(doc.year)).bind(qint64(doc.hasNote));
    known.bind(doc.note.isEmpty() ? QString() : doc.note).bind(doc.noteStamp);
    if (Result<void> added = known.run(); !added)
        return added;
    Statement words = m_database.statement(
        "INSERT INTO search (rowid, title, keywords, authors, ids, venue, remark, abstract, note) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    words.bind(known.lastInsertId());
    for (const QString &text : spelledOut)
        words.bind(text);
    return words.run();
}

Result<void> SearchTable::remove(NodeId node)
{
    Query query = m_database.query(QStringLiteral("DELETE FROM search_doc WHERE node_id = ?"));
    return query.bind(node).run();
}

Result<void> SearchTable::markDirty(NodeId node)
{
    Query query = m_database.query(
        QStringLiteral("INSERT INTO search_dirty VALUES (?, random()) "
                       "ON CONFLICT (node_id) DO UPDATE SET stamp = excluded.stamp"));
    return query.bind(node).run();
}

Result<bool> SearchTable::settle(const DirtyNode &node)
{
    Statement done =
        m_database.statement("DELETE FROM search_dirty WHERE node_id = ? AND stamp = ?");
    if (const Result<void> run = done.bind(node.node).bind(node.stamp).run(); !run)
        return Failure(run.error());
    return done.rowsAffected() > 0;
}

Result<void> SearchTable::mergeByHand()
{
    if (number(QStringLiteral("SELECT v FROM search_config WHERE k = 'crisismerge'")) ==
        partsAtMost)
        return {};
    Transaction transaction(m_database);
    Result<void> done = transaction.begin();
    const std::pair<const char *, int> settings[] = {{"automerge", 0},
                                                     {"usermerge", partsMerged},
                                                     {"crisismerge", partsAtMost},
                                                     {"hashsize", partSize}};
    for (const auto &[name, value] : settings) {
        if (done)
            done = m_database.execute(
                QStringLiteral("INSERT INTO search(search, rank) VALUES ('%1', %2)")
                    .arg(QLatin1String(name))
                    .arg(value));
    }
    return done ? transaction.commit() : done;
}

Result<bool> SearchTable::merge(int pages)
{
    const QString changes = QStringLiteral("SELECT total_changes()");
    const qint64 before = number(changes);
    Statement step = m_database.statement("INSERT INTO search(search, rank) VALUES ('merge', ?)");
    if (const Result<void> run = step.bind(qint64(pages)).run(); !run)
        return Failure(run.error());
    return number(changes) - before >= 2; // as SQLite's documentation has it
}

QList<SearchDoc> SearchTable::docsWithNotes() const
{
    QList<SearchDoc> docs;
    Query query = m_database.query(QStringLiteral(
        "SELECT node_id, note, note_stamp, has_note, year FROM search_doc WHERE note IS NOT NULL"));
    for (bool ok = query.run() && query.next(); ok; ok = query.next())
        docs.append({query.value(0).toLongLong(), query.value(1).toString(),
                     query.value(2).toLongLong(), query.value(3).toBool(), query.value(4).toInt()});
    return docs;
}

std::optional<QString> SearchTable::noteOf(NodeId node) const
{
    Query query = m_database.query(
        QStringLiteral("SELECT note FROM search_doc WHERE node_id = ? AND note IS NOT NULL"));
    if (!query.bind(node).run() || !query.next())
        return std::nullopt;
    return query.value(0).toString();
}

int SearchTable::version() const
{
    return static_cast<int>(
        number(QStringLiteral("SELECT value FROM setting WHERE key = 'search'")));
}

Result<void> SearchTable::setVersion(int version)
{
    Query query = m_database.query(
        QStringLiteral("INSERT OR REPLACE INTO setting (key, value) VALUES ('search', ?)"));
    return query.bind(QString::number(version)).run();
}

bool SearchTable::isWornOut() const
{
    // Both without a walk over the rows: numbers are given in order, and those of a new index
    // begin where the last one's ended.
    const qint64 given = number(QStringLiteral(
        "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'search_doc'), 0) - "
        "coalesce((SELECT value FROM setting WHERE key = 'search_begin'), 0)"));
    if (given < wornAtLeast)
        return false;
    const qint64 alive = number(QStringLiteral("SELECT count(*) FROM search_doc"));
    return given - alive > std::max(alive, wornAtLeast);
}

Result<void> SearchTable::clear()
{
    const QStringList statements{
        QStringLiteral("INSERT INTO search(search) VALUES ('delete-all')"),
        QStringLiteral("DELETE FROM search_doc"),
        QStringLiteral("INSERT OR REPLACE INTO setting (key, value) SELECT 'search_begin', "
                       "coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'search_doc'), 0)")};
    Transaction transaction(m_database);
    if (Result<void> begun = transaction.begin(); !begun)
        return begun;
    for (const QString &statement : statements) {
        if (Result<void> done = m_database.execute(statement); !done)
            return done;
    }
    return transaction.commit();
}

Result<NodeId> SearchTable::markDirtyFrom(NodeId after, int most)
{
    // What reads first and then writes is refused at once where another connection wrote in
    // between.
    Transaction transaction(m_database);
    if (const Result<void> begun = transaction.begin(); !begun)
        return Failure(begun.error());
    Query last = m_database.query(QStringLiteral(
        "SELECT max(id) FROM (SELECT id FROM node WHERE id > ? ORDER BY id LIMIT ?)"));
    if (const Result<void> done = last.bind(after).bind(most).run(); !done)
        return Failure(done.error());
    const NodeId to = last.next() ? last.value(0).toLongLong() : 0;
    Query mark = m_database.query(
        QStringLiteral("INSERT INTO search_dirty SELECT id, random() FROM node "
                       "WHERE id > ? AND id <= ? AND kind <> 3 "
                       "ON CONFLICT (node_id) DO UPDATE SET stamp = excluded.stamp"));
    if (const Result<void> done = mark.bind(after).bind(to).run(); !done)
        return Failure(done.error());
    if (const Result<void> done = transaction.commit(); !done)
        return Failure(done.error());
    return to;
}

} // namespace paperdip
