// SPDX-License-Identifier: MIT
#include "store/nodetable.h"

#include "core/filekey.h"
#include "core/workkeys.h"
#include "store/database.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>
#include <limits>

namespace paperdip {

namespace {

QString orNull(const QString &text)
{
    return text.isEmpty() ? QString() : text;
}

// NOT NULL columns take an empty text, never a null QString.
QString orEmpty(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

QString linksAsJson(const QList<Link> &links)
{
    if (links.isEmpty())
        return {};
    QJsonArray array;
    for (const Link &link : links)
        array.append(QJsonArray{link.text, link.url});
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

// A mark counts as a box does.
std::optional<qint64> boxOf(const Reading &reading)
{
    if (reading.box)
        return static_cast<uchar>(*reading.box);
    if (reading.mark)
        return reading.mark == ReadState::Read ? 'x' : ' ';
    return std::nullopt;
}

std::optional<qint64> markOf(const Reading &reading)
{
    return reading.mark ? std::optional<qint64>(static_cast<int>(*reading.mark)) : std::nullopt;
}

// What it is found again by, beside its arXiv id and DOI.
struct Keys
{
    std::optional<qint64> work;
    std::optional<qint64> address;
    std::optional<qint64> title;

    explicit Keys(const Reading &reading)
    {
        if (reading.kind != NodeKind::Paper)
            return;
        if (reading.main && reading.arxiv.isEmpty()) {
            const QStringList keys = workKeys({}, {}, reading.main->url);
            for (const QString &key : keys)
                (key.startsWith(QLatin1String("url ")) ? address : work) = workKeyNumber(key);
        }
        if (const QString key = titleKey(reading.title); !reading.placeholder && !key.isEmpty())
            title = workKeyNumber(key);
    }
};

// From parent_id on, in the order of both statements; the id comes last.
void bindEntry(Statement &statement, const NodeEntry &entry)
{
    const Reading &reading = *entry.reading;
    const auto number = [](auto value) { return static_cast<qint64>(value); };
    statement.bind(entry.parent ? std::optional<qint64>(entry.parent) : std::nullopt);
    statement.bind(number(entry.depth)).bindBytes(*entry.source).bind(number(reading.kind));
    statement.bind(number(reading.shape)).bind(number(reading.structure));
    statement.bind(number(reading.level)).bind(orEmpty(reading.title)).bind(boxOf(reading));
    statement.bind(orNull(reading.arxiv)).bind(number(reading.version)).bind(orNull(reading.doi));
    statement.bind(reading.main ? orNull(reading.main->url) : QString());
    statement.bind(linksAsJson(reading.links));
    statement.bind(orEmpty(reading.keywords.join(QLatin1Char('\n'))));
    statement.bind(orEmpty(reading.remark)).bind(orNull(reading.notePath));
    statement.bind(number(reading.placeholder)).bind(markOf(reading));
    statement.bind(orEmpty(reading.tags.join(QLatin1Char('\n')))).bind(orEmpty(reading.venue));
    const Keys keys(reading);
    statement.bind(number(reading.year)).bind(orEmpty(reading.authors)).bind(keys.work);
    statement.bind(keys.address).bind(keys.title);
    statement.bind(reading.notePath.isEmpty() ? QString() : orEmpty(fileKey(reading.notePath)));
    statement.bind(entry.id);
}

} // namespace

std::vector<std::pair<NodeId, QByteArray>> NodeTable::sources(ListId list) const
{
    std::vector<std::pair<NodeId, QByteArray>> all;
    Query query = m_database.query(
        QStringLiteral("SELECT id, source FROM node WHERE list_id = ? ORDER BY ord"));
    query.bind(list);
    for (bool ok = query.run() && query.next(); ok; ok = query.next())
        all.emplace_back(query.value(0).toLongLong(), query.value(1).toByteArray());
    return all;
}

std::optional<qint64> NodeTable::placeOf(NodeId node) const
{
    Query query = m_database.query(QStringLiteral("SELECT ord FROM node WHERE id = ?"));
    if (!query.bind(node).run() || !query.next())
        return std::nullopt;
    return query.value(0).toLongLong();
}

QByteArray NodeTable::bytes(ListId list) const
{
    return beginning(list, std::numeric_limits<qsizetype>::max());
}

QByteArray NodeTable::beginning(ListId list, qsizetype least) const
{
    QByteArray bytes;
    Query query =
        m_database.query(QStringLiteral("SELECT source FROM node WHERE list_id = ? ORDER BY ord"));
    query.bind(list);
    for (bool ok = query.run() && query.next(); ok && bytes.size() < least; ok = query.next())
        bytes += query.value(0).toByteArray();
    return bytes;
}

ListId NodeTable::listOf(NodeId node) const
{
    Query query = m_database.query(QStringLiteral("SELECT list_id FROM node WHERE id = ?"));
    return query.bind(node).run() && query.next() ? query.value(0).toLongLong() : 0;
}

NodeId NodeTable::lastId() const
{
    Query query =
        m_database.query(QStringLiteral("SELECT seq FROM sqlite_sequence WHERE name = 'node'"));
    return query.run() && query.next() ? query.value(0).toLongLong() : 0;
}

int NodeTable::readingVersion() const
{
    Query query =
        m_database.query(QStringLiteral("SELECT value FROM setting WHERE key = 'reading'"));
    return query.run() && query.next() ? query.value(0).toInt() : 0;
}

Result<void> NodeTable::setReadingVersion(int version)
{
    Query query = m_database.query(
        QStringLiteral("INSERT OR REPLACE INTO setting (key, value) VALUES ('reading', ?)"));
    return query.bind(QString::number(version)).run();
}

Result<void> NodeTable::insert(const NodeEntry &entry)
{
    Statement statement = m_database.statement(
        "INSERT INTO node (list_id, ord, parent_id, depth, source, kind, shape, structure, level, "
        "title, box, arxiv, version, doi, url, links, keywords, remark, note_path, placeholder, "
        "mark, tags, venue, year, authors, work_key, address_key, title_key, note_key, id) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?, ?)");
    statement.bind(entry.list).bind(entry.ord);
    bindEntry(statement, entry);
    return statement.run();
}

Result<void> NodeTable::update(const NodeEntry &entry)
{
    Statement statement = m_database.statement(
        "UPDATE node SET parent_id = ?, depth = ?, source = ?, kind = ?, shape = ?, structure = ?, "
        "level = ?, title = ?, box = ?, arxiv = ?, version = ?, doi = ?, url = ?, links = ?, "
        "keywords = ?, remark = ?, note_path = ?, placeholder = ?, mark = ?, tags = ?, venue = ?, "
        "year = ?, authors = ?, work_key = ?, address_key = ?, title_key = ?, note_key = ? "
        "WHERE id = ?");
    bindEntry(statement, entry);
    return statement.run();
}

Result<void> NodeTable::place(NodeId node, ListId list, qint64 ord)
{
    Query query =
        m_database.query(QStringLiteral("UPDATE node SET list_id = ?, ord = ? WHERE id = ?"));
    return query.bind(list).bind(ord).bind(node).run();
}

Result<void> NodeTable::remove(NodeId node)
{
    Query query = m_database.query(QStringLiteral("DELETE FROM node WHERE id = ?"));
    return query.bind(node).run();
}

Result<int> NodeTable::removeLast(ListId list, int most)
{
    // Children before what they are in.
    Query query = m_database.query(
        QStringLiteral("DELETE FROM node WHERE id IN (SELECT id FROM node WHERE list_id = ? "
                       "ORDER BY ord DESC LIMIT ?)"));
    if (auto result = query.bind(list).bind(most).run(); !result)
        return Failure(result.error());
    return query.rowsAffected();
}

Result<void> NodeTable::park(NodeId node)
{
    Query query = m_database.query(QStringLiteral("UPDATE node SET ord = -id WHERE id = ?"));
    return query.bind(node).run();
}

Result<void> NodeTable::parkAll(ListId list)
{
    Query query = m_database.query(QStringLiteral("UPDATE node SET ord = -id WHERE list_id = ?"));
    return query.bind(list).run();
}

std::optional<std::vector<qint64>> placesBetween(qint64 low, std::optional<qint64> high,
                                                 qint64 count)
{
    constexpr qint64 near = qint64(1) << 24;
    qint64 step = NodeTable::gap;
    if (high)
        step = std::min((*high - low) / (count + 1), near);
    else if (low > std::numeric_limits<qint64>::max() - step * (count + 1))
        return std::nullopt;
    if (step < 1)
        return std::nullopt;
    std::vector<qint64> places;
    for (qint64 i = 1; i <= count; ++i)
        places.push_back(low + i * step);
    return places;
}

} // namespace paperdip
