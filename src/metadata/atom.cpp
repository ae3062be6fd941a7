// SPDX-License-Identifier: MIT
#include "metadata/atom.h"

#include "metadata/answertext.h"

#include <QXmlStreamReader>
#include <optional>

namespace paperdip {

namespace {

constexpr int deepest = 64;
constexpr QStringView atomSpace = u"http://www.w3.org/2005/Atom";
constexpr QStringView arxivSpace = u"http://arxiv.org/schemas/atom";
constexpr QStringView searchSpace = u"http://a9.com/-/spec/opensearch/1.1/";

class FeedReader
{
public:
    explicit FeedReader(const QByteArray &xml) : m_xml(xml), m_body(xml)
    {
        m_xml.setNamespaceProcessing(true);
    }

    Result<AtomFeed> read()
    {
        while (!m_xml.atEnd() && m_problem.isEmpty()) {
            switch (m_xml.readNext()) {
            case QXmlStreamReader::DTD:
                m_problem = QStringLiteral("a document type declaration");
                break;
            case QXmlStreamReader::StartElement:
                startElement();
                break;
            case QXmlStreamReader::EndElement:
                endElement();
                break;
            case QXmlStreamReader::Characters:
                m_text += m_xml.text();
                break;
            default:
                break;
            }
        }
        if (m_problem.isEmpty() && m_xml.hasError())
            m_problem = m_xml.errorString();
        if (!m_problem.isEmpty())
            return badAnswer(QStringLiteral("arXiv"), m_body,
                             QStringLiteral("line %1: %2").arg(m_xml.lineNumber()).arg(m_problem));
        return std::move(m_feed);
    }

private:
    // Depths: 1 feed, 2 its children, 3 an entry's, 4 an author's. Deeper elements only add to the
    // text around them.
    void startElement()
    {
        ++m_depth;
        if (m_depth > deepest) {
            m_problem = QStringLiteral("nested too deeply");
        } else if (m_depth == 1) {
            if (!isAtom(u"feed"))
                m_problem = QStringLiteral("not an Atom feed");
        } else if (m_depth == 2) {
            m_text.clear();
            if (isAtom(u"entry"))
                beginEntry();
        } else if (m_inEntry && m_depth == 3) {
            m_text.clear();
            m_inAuthor = isAtom(u"author");
            readTerm();
        } else if (m_inAuthor && m_depth == 4) {
            m_text.clear();
        }
    }

    void endElement()
    {
        if (m_depth == 2) {
            if (m_inEntry)
                endEntry();
            else if (is(searchSpace, u"totalResults"))
                m_feed.totalResults = m_text.trimmed().toInt();
        } else if (m_inEntry && m_depth == 3) {
            m_inAuthor = false;
            takeField();
        } else if (m_inAuthor && m_depth == 4 && isAtom(u"name")) {
            const QString name = m_text.simplified();
            if (!name.isEmpty())
                m_record.authors << name;
        }
        --m_depth;
    }

    void beginEntry()
    {
        m_inEntry = true;
        m_record = {};
        m_entryId.clear();
    }

    void endEntry()
    {
        m_inEntry = false;
        if (m_entryId.contains(QLatin1String("/api/errors"))) {
            m_feed.error = m_record.abstract.isEmpty() ? m_record.title : m_record.abstract;
            return;
        }
        const auto id = arxivAtAddress(m_entryId);
        if (!id)
            return;
        m_record.arxiv = id->id;
        m_record.version = id->version;
        m_feed.records.push_back(std::move(m_record));
    }

    void readTerm()
    {
        const QString term = m_xml.attributes().value(QLatin1String("term")).toString();
        if (term.isEmpty())
            return;
        if (isAtom(u"category"))
            m_record.categories << term;
        else if (is(arxivSpace, u"primary_category"))
            m_record.primaryCategory = term;
    }

    void takeField()
    {
        if (isAtom(u"id"))
            m_entryId = m_text.trimmed();
        else if (isAtom(u"title"))
            m_record.title = m_text.simplified();
        else if (isAtom(u"summary"))
            m_record.abstract = joinedParagraphs(m_text);
        else if (isAtom(u"published"))
            m_record.published = utcTime(m_text);
        else if (isAtom(u"updated"))
            m_record.updated = utcTime(m_text);
        else if (is(arxivSpace, u"comment"))
            m_record.comment = m_text.simplified();
        else if (is(arxivSpace, u"journal_ref"))
            m_record.journalRef = m_text.simplified();
        else if (is(arxivSpace, u"doi"))
            m_record.doi = m_text.simplified();
    }

    bool is(QStringView space, QStringView name) const
    {
        return m_xml.name() == name && m_xml.namespaceUri() == space;
    }
    bool isAtom(QStringView name) const { return is(atomSpace, name); }

    QXmlStreamReader m_xml;
    const QByteArray &m_body;
    AtomFeed m_feed;
    Record m_record;
    QString m_entryId;
    QString m_text;
    QString m_problem;
    int m_depth = 0;
    bool m_inEntry = false;
    bool m_inAuthor = false;
};

} // namespace

Result<AtomFeed> parseAtom(const QByteArray &xml)
{
    return FeedReader(xml).read();
}

} // namespace paperdip
