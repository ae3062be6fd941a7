// SPDX-License-Identifier: MIT
#include "cli/names.h"
#include "cli/output.h"
#include "cli/session.h"
#include "markdown/cut.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace paperdip {

namespace {

// Line ends are LF, CRLF and lone CR; a last line without one counts.
int countLines(const QByteArray &bytes, const Segment &segment)
{
    int lines = 0;
    bool open = false;
    for (qsizetype i = segment.begin; i < segment.end; ++i) {
        const char c = bytes[i];
        const bool pair = c == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n';
        open = (c != '\n' && c != '\r') || pair;
        lines += open ? 0 : 1;
    }
    return lines + (open ? 1 : 0);
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue orNull(int number)
{
    return number == 0 ? QJsonValue() : QJsonValue(number);
}

QJsonArray linksOf(const NodeRow &row)
{
    QJsonArray links;
    for (const auto &[text, url] : row.links)
        links << QJsonObject{{QStringLiteral("text"), text}, {QStringLiteral("url"), url}};
    return links;
}

QJsonValue noteOf(const NodeRow &row)
{
    if (row.notePath.isEmpty())
        return {};
    return QJsonObject{{QStringLiteral("path"), row.notePath},
                       {QStringLiteral("exists"), row.noteExists}};
}

QJsonObject nodeOf(const NodeRow &row, int line, int lines)
{
    const bool paper = row.kind == NodeKind::Paper;
    const bool section = row.kind == NodeKind::Section;
    return {{QStringLiteral("id"), row.id},
            {QStringLiteral("kind"), nameOf(row.kind)},
            {QStringLiteral("depth"), row.depth},
            {QStringLiteral("line"), line},
            {QStringLiteral("lines"), lines},
            {QStringLiteral("level"), section ? orNull(row.level) : QJsonValue()},
            {QStringLiteral("title"), row.title},
            {QStringLiteral("shape"), orNull(nameOf(row.shape))},
            {QStringLiteral("box"),
             row.box ? QJsonValue(QString(QLatin1Char(*row.box))) : QJsonValue()},
            {QStringLiteral("state"), paper ? QJsonValue(nameOf(row.state)) : QJsonValue()},
            {QStringLiteral("arxiv"), orNull(row.arxiv)},
            {QStringLiteral("version"), orNull(row.version)},
            {QStringLiteral("doi"), orNull(row.doi)},
            {QStringLiteral("url"), orNull(row.url)},
            {QStringLiteral("links"), linksOf(row)},
            {QStringLiteral("keywords"), QJsonArray::fromStringList(row.keywords)},
            {QStringLiteral("remark"), row.remark},
            {QStringLiteral("note"), noteOf(row)},
            {QStringLiteral("fetch"), paper ? QJsonValue(nameOf(row.fetch)) : QJsonValue()}};
}

Result<QJsonObject> listAsJson(const Library &library, ListId list)
{
    const Result<ListInfo> info = library.list(list);
    if (!info)
        return Failure(info.error());
    const QList<NodeRow> rows = library.allNodes(list);
    const QByteArray bytes = library.bytes(list);
    const std::vector<Segment> segments = cut(bytes);
    if (segments.size() != static_cast<size_t>(rows.size())) {
        return fail(ErrorCode::Conflict,
                    QStringLiteral("%1 was changed while it was shown: try again").arg(info->name));
    }
    QJsonArray nodes;
    int line = 1;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const int lines = countLines(bytes, segments[static_cast<size_t>(i)]);
        nodes << nodeOf(rows[i], line, lines);
        line += lines;
    }
    return QJsonObject{{QStringLiteral("name"), info->name},
                       {QStringLiteral("file"), orNull(info->path)},
                       {QStringLiteral("nodes"), nodes}};
}

QString markOf(const NodeRow &row)
{
    if (row.kind == NodeKind::Section)
        return QString(row.level, QLatin1Char('#'));
    if (row.kind == NodeKind::Source)
        return QStringLiteral("*");
    switch (row.state) {
    case ReadState::Read:
        return QStringLiteral("[x]");
    case ReadState::Reading:
        return QStringLiteral("[/]");
    case ReadState::Unread:
        break;
    }
    return QStringLiteral("[ ]");
}

QString listAsText(const Library &library, const ListInfo &info)
{
    QString text = QStringLiteral("%1 (%2/%3)%4\n")
                       .arg(info.name)
                       .arg(info.read)
                       .arg(info.papers)
                       .arg(info.path.isEmpty() ? QString() : QStringLiteral("  ") + info.path);
    const QList<NodeRow> rows = library.allNodes(info.id);
    for (const NodeRow &row : rows) {
        if (row.kind == NodeKind::Text)
            continue;
        text += QString(2 * row.depth + 2, QLatin1Char(' ')) + markOf(row) + QLatin1Char(' ') +
                row.title;
        if (!row.arxiv.isEmpty())
            text += QStringLiteral("  ") + row.arxiv;
        text += QLatin1Char('\n');
    }
    return text;
}

int printJson(const Library &library, const QList<ListId> &ids)
{
    QJsonArray lists;
    for (const ListId id : ids) {
        const Result<QJsonObject> list = listAsJson(library, id);
        if (!list)
            return failed(list.error());
        lists << *list;
    }
    return print(QJsonDocument(QJsonObject{{QStringLiteral("lists"), lists}}));
}

int run(const Invocation &invocation)
{
    const auto session = Session::open(invocation.library, Session::Absent::Refuse);
    if (!session)
        return failed(session.error());
    const Result<QList<ListId>> lists = (*session)->lists(invocation);
    if (!lists)
        return failed(lists.error());
    (*session)->look(*lists);
    const Library &library = (*session)->library();
    if (invocation.json)
        return printJson(library, *lists);
    QString text;
    for (const ListId list : *lists) {
        const Result<ListInfo> info = library.list(list);
        if (!info)
            return failed(info.error());
        text += listAsText(library, *info);
    }
    return print(text);
}

} // namespace

const Command showCommand{"show", "[--list NAME]", "Print the outline", 0, 0, true, &declareList,
                          &run};

} // namespace paperdip
