// SPDX-License-Identifier: MIT
#include "metadata/xmltree.h"

#include "metadata/answertext.h"

#include <QXmlStreamReader>

namespace paperdip {

namespace {

constexpr qsizetype deepestElement = 64;
constexpr int mostElements = 100'000;

class TreeReader
{
public:
    explicit TreeReader(const QByteArray &xml) : m_xml(xml) { m_xml.setNamespaceProcessing(true); }

    // Empty: it went well.
    QString read(XmlElement &root)
    {
        while (!m_xml.atEnd() && m_problem.isEmpty())
            take(m_xml.readNext(), root);
        if (m_problem.isEmpty() && m_xml.hasError())
            m_problem = m_xml.errorString();
        return m_problem.isEmpty()
                   ? QString()
                   : QStringLiteral("line %1: %2").arg(m_xml.lineNumber()).arg(m_problem);
    }

private:
    void take(QXmlStreamReader::TokenType token, XmlElement &root)
    {
        switch (token) {
        case QXmlStreamReader::DTD:
            m_problem = QStringLiteral("a document type declaration");
            break;
        case QXmlStreamReader::StartElement:
            begin();
            break;
        case QXmlStreamReader::Characters:
            if (!m_open.empty())
                m_open.back().text += m_xml.text();
            break;
        case QXmlStreamReader::EndElement:
            end(root);
            break;
        default:
            break;
        }
    }

    void begin()
    {
        if (qsizetype(m_open.size()) >= deepestElement) {
            m_problem = QStringLiteral("nested too deeply");
        } else if (++m_count > mostElements) {
            m_problem = QStringLiteral("too many elements");
        } else {
            XmlElement element;
            element.space = m_xml.namespaceUri().toString();
            element.name = m_xml.name().toString();
            for (const QXmlStreamAttribute &one : m_xml.attributes())
                element.attributes.insert(one.name().toString(), one.value().toString());
            m_open.push_back(std::move(element));
        }
    }

    void end(XmlElement &root)
    {
        XmlElement element = std::move(m_open.back());
        m_open.pop_back();
        if (m_open.empty()) {
            root = std::move(element);
        } else {
            m_open.back().text += element.text;
            m_open.back().children.push_back(std::move(element));
        }
    }

    QXmlStreamReader m_xml;
    std::vector<XmlElement> m_open;
    QString m_problem;
    int m_count = 0;
};

} // namespace

const XmlElement *XmlElement::child(QStringView childName) const
{
    for (const XmlElement &one : children) {
        if (one.name == childName)
            return &one;
    }
    return nullptr;
}

QString XmlElement::textOf(QStringView childName) const
{
    const XmlElement *found = child(childName);
    return found ? found->text : QString();
}

Result<XmlElement> parseXml(const QByteArray &xml, const QString &service)
{
    if (xml.size() > largestAnswer)
        return badAnswer(service, {}, QStringLiteral("%1 bytes").arg(xml.size()));
    XmlElement root;
    const QString problem = TreeReader(xml).read(root);
    if (!problem.isEmpty())
        return badAnswer(service, xml, problem);
    return root;
}

} // namespace paperdip
