// SPDX-License-Identifier: MIT
#include "metadata/oai.h"

#include "metadata/answertext.h"
#include "metadata/xmltree.h"

#include <QRegularExpression>

namespace paperdip {

namespace {

constexpr QStringView oaiSpace = u"http://www.openarchives.org/OAI/2.0/";
constexpr QStringView arxivFormat = u"http://arxiv.org/OAI/arXiv/";
constexpr QStringView rawFormat = u"http://arxiv.org/OAI/arXivRaw/";

QString oaiName()
{
    return QStringLiteral("arXiv's OAI service");
}

void takeCommon(Record &record, const XmlElement &data)
{
    if (const auto id = givenArxivId(data.textOf(u"id")))
        record.arxiv = id->id;
    record.title = data.textOf(u"title").simplified();
    record.categories = data.textOf(u"categories").simplified().split(u' ', Qt::SkipEmptyParts);
    record.primaryCategory = record.categories.value(0);
    record.comment = data.textOf(u"comments").simplified();
    record.journalRef = data.textOf(u"journal-ref").simplified();
    // Several DOIs stand in one element, separated by blanks.
    record.doi = data.textOf(u"doi").simplified().section(u' ', 0, 0);
    record.abstract = joinedParagraphs(data.textOf(u"abstract"));
}

Record fromArxivFormat(const XmlElement &data)
{
    Record record;
    takeCommon(record, data);
    record.published = utcTime(data.textOf(u"created"));
    record.updated = utcTime(data.textOf(u"updated"));
    if (!record.updated.isValid())
        record.updated = record.published;
    if (const XmlElement *authors = data.child(u"authors")) {
        for (const XmlElement &author : authors->children) {
            const QString name = personName(author.textOf(u"forenames"), author.textOf(u"keyname"),
                                            author.textOf(u"suffix"));
            if (!name.isEmpty())
                record.authors << name;
        }
    }
    return record;
}

// What stands in brackets are affiliations and the like; they may be nested.
QString withoutBrackets(const QString &text)
{
    QString out;
    int depth = 0;
    for (const QChar c : text) {
        if (c == u'(')
            ++depth;
        else if (c == u')')
            depth = std::max(0, depth - 1);
        else if (depth == 0)
            out += c;
    }
    return out;
}

// "Ann B. Author, Carl Other (1) and Dora E. Third ((1) A University)"
QStringList rawAuthors(const QString &written)
{
    static const QRegularExpression between(QStringLiteral(",\\s*and\\s+|\\s+and\\s+|,\\s*"));
    QStringList names;
    const QStringList parts =
        withoutBrackets(written).simplified().split(between, Qt::SkipEmptyParts);
    static const QStringList suffixes{QStringLiteral("Jr."), QStringLiteral("Jr"),
                                      QStringLiteral("Sr."), QStringLiteral("II"),
                                      QStringLiteral("III"), QStringLiteral("IV")};
    for (const QString &part : parts) {
        const QString name = part.trimmed();
        if (!names.isEmpty() && suffixes.contains(name))
            names.last() += u' ' + name;
        else if (!name.isEmpty())
            names << name;
    }
    return names;
}

// "Mon, 2 Apr 2007 19:18:42 GMT"
QDateTime versionDate(const QString &text)
{
    return QDateTime::fromString(text.trimmed(), Qt::RFC2822Date).toUTC();
}

Record fromRawFormat(const XmlElement &data)
{
    Record record;
    takeCommon(record, data);
    record.authors = rawAuthors(data.textOf(u"authors"));
    for (const XmlElement &version : data.children) {
        if (version.name != QLatin1String("version"))
            continue;
        const int number = version.attributes.value(QStringLiteral("version")).mid(1).toInt();
        const QDateTime date = versionDate(
            version.textOf(u"date").replace(QLatin1String("GMT"), QLatin1String("+0000")));
        if (number == 1)
            record.published = date;
        if (number > record.version) {
            record.version = number;
            record.updated = date;
        }
    }
    return record;
}

void takeRecord(OaiAnswer &answer, const XmlElement &record)
{
    const XmlElement *header = record.child(u"header");
    const XmlElement *metadata = record.child(u"metadata");
    if ((header &&
         header->attributes.value(QStringLiteral("status")) == QLatin1String("deleted")) ||
        !metadata || metadata->children.empty())
        return;
    const XmlElement &data = metadata->children.front();
    Record made;
    if (data.space == arxivFormat)
        made = fromArxivFormat(data);
    else if (data.space == rawFormat)
        made = fromRawFormat(data);
    if (!made.arxiv.isEmpty())
        answer.records.push_back(std::move(made));
}

} // namespace

Result<OaiAnswer> parseOai(const QByteArray &xml)
{
    const Result<XmlElement> root = parseXml(xml, oaiName());
    if (!root)
        return Failure(root.error());
    if (root->name != QLatin1String("OAI-PMH") || root->space != oaiSpace)
        return badAnswer(oaiName(), xml, QStringLiteral("no OAI-PMH document"));
    OaiAnswer answer;
    bool answers = false;
    for (const XmlElement &part : root->children) {
        if (part.name == QLatin1String("error")) {
            answer.errorCode = part.attributes.value(QStringLiteral("code"));
            answer.error = part.text.simplified();
            answers = true;
        } else if (part.name == QLatin1String("GetRecord") ||
                   part.name == QLatin1String("ListRecords")) {
            answers = true;
            for (const XmlElement &record : part.children) {
                if (record.name == QLatin1String("record"))
                    takeRecord(answer, record);
            }
        }
    }
    if (!answers)
        return badAnswer(oaiName(), xml, QStringLiteral("neither records nor an error"));
    return answer;
}

} // namespace paperdip
