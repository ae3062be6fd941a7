// SPDX-License-Identifier: MIT
#include "metadata/htmlhead.h"

#include "metadata/entities.h"

#include <QRegularExpression>
#include <QStringDecoder>
#include <QStringList>

namespace paperdip {

namespace {

constexpr qsizetype longestHead = 256 * 1024;
constexpr qsizetype mostMetas = 2000; // some papers have a thousand authors

class HeadReader
{
public:
    explicit HeadReader(const QString &html) : m_text(QStringView(html).left(longestHead)) {}

    HtmlHead read()
    {
        while (!m_ended) {
            const qsizetype tag = m_text.indexOf(u'<', m_at);
            if (tag < 0)
                break;
            m_at = tag + 1;
            takeTag();
        }
        return std::move(m_head);
    }

private:
    bool at(QStringView what) const
    {
        return m_text.mid(m_at, what.size()).compare(what, Qt::CaseInsensitive) == 0;
    }

    void takeTag()
    {
        if (at(u"!--"))
            return skipBehind(u"-->");
        qsizetype end = m_at;
        if (end < m_text.size() && m_text[end] == u'/')
            ++end;
        while (end < m_text.size() && m_text[end].isLetterOrNumber())
            ++end;
        const QString name = m_text.mid(m_at, end - m_at).toString().toLower();
        m_at = end;
        if (name == QLatin1String("html") || name == QLatin1String("head") ||
            name == QLatin1String("meta") || name == QLatin1String("title"))
            m_head.isHtml = true;
        if (name == QLatin1String("/head") || name == QLatin1String("body"))
            m_ended = true;
        else if (name == QLatin1String("meta"))
            takeMeta();
        else if (name == QLatin1String("title"))
            takeTitle();
        else if (name == QLatin1String("script") || name == QLatin1String("style") ||
                 name == QLatin1String("noscript") || name == QLatin1String("svg"))
            skipBehind(QString(QStringLiteral("</") + name));
    }

    void skipBehind(QStringView what)
    {
        const qsizetype end = m_text.indexOf(what, m_at, Qt::CaseInsensitive);
        m_at = end < 0 ? m_text.size() : end + what.size();
    }

    void takeTitle()
    {
        const qsizetype begin = m_text.indexOf(u'>', m_at);
        const qsizetype end = begin < 0 || m_titleIsOpen
                                  ? -1
                                  : m_text.indexOf(u"</title", begin, Qt::CaseInsensitive);
        m_titleIsOpen = end < 0; // so that a page of nothing else is not searched again and again
        if (end < 0)
            return;
        if (m_head.title.isEmpty())
            m_head.title = clean(m_text.mid(begin + 1, end - begin - 1));
        m_at = end;
    }

    void takeMeta()
    {
        HtmlHead::Meta meta;
        while (skipBlanks()) {
            const QString name = attributeName();
            if (name.isEmpty()) {
                ++m_at; // a stray mark
                continue;
            }
            const QString value = attributeValue();
            if (name == QLatin1String("content"))
                meta.content = value;
            else if (name == QLatin1String("name") ||
                     (name == QLatin1String("property") && meta.name.isEmpty()))
                meta.name = value.toLower();
        }
        if (!meta.name.isEmpty() && !meta.content.isEmpty() && m_head.metas.size() < mostMetas)
            m_head.metas << meta;
    }

    // False at the end of the tag.
    bool skipBlanks()
    {
        while (m_at < m_text.size() && (m_text[m_at].isSpace() || m_text[m_at] == u'/'))
            ++m_at;
        if (m_at >= m_text.size() || m_text[m_at] == u'<')
            return false;
        if (m_text[m_at] == u'>') {
            ++m_at;
            return false;
        }
        return true;
    }

    QString attributeName()
    {
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && !m_text[m_at].isSpace() &&
               !QStringView(u"=>/\"'<").contains(m_text[m_at]))
            ++m_at;
        return m_text.mid(begin, m_at - begin).toString().toLower();
    }

    QString attributeValue()
    {
        qsizetype equals = m_at;
        while (equals < m_text.size() && m_text[equals].isSpace())
            ++equals;
        if (equals >= m_text.size() || m_text[equals] != u'=')
            return {};
        m_at = equals + 1;
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
        if (m_at >= m_text.size())
            return {};
        const QChar quote = m_text[m_at];
        if (quote == u'"' || quote == u'\'') {
            const qsizetype end = m_text.indexOf(quote, m_at + 1);
            const qsizetype stop = end < 0 ? m_text.size() : end;
            const QStringView value = m_text.mid(m_at + 1, stop - m_at - 1);
            m_at = std::min(stop + 1, m_text.size());
            return end < 0 ? QString() : clean(value); // cut off
        }
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && !m_text[m_at].isSpace() && m_text[m_at] != u'>')
            ++m_at;
        return clean(m_text.mid(begin, m_at - begin));
    }

    static QString clean(QStringView text) { return decodeEntities(text.toString()).simplified(); }

    QStringView m_text;
    qsizetype m_at = 0;
    bool m_ended = false;
    bool m_titleIsOpen = false;
    HtmlHead m_head;
};

QByteArray charsetIn(const QByteArray &text)
{
    static const QRegularExpression charset(
        QStringLiteral("charset\\s*=\\s*[\"']?([A-Za-z0-9_:.-]{2,40})"),
        QRegularExpression::CaseInsensitiveOption);
    return charset.match(QString::fromLatin1(text)).captured(1).toLatin1();
}

} // namespace

QString HtmlHead::first(QStringView name) const
{
    for (const Meta &one : metas) {
        if (one.name == name)
            return one.content;
    }
    return {};
}

QStringList HtmlHead::all(QStringView name) const
{
    QStringList contents;
    for (const Meta &one : metas) {
        if (one.name == name)
            contents << one.content;
    }
    return contents;
}

QString htmlText(const QByteArray &html, const QByteArray &contentType, qsizetype most)
{
    const QByteArray bytes = html.left(most);
    if (const auto byMark = QStringConverter::encodingForData(bytes))
        return QStringDecoder(*byMark)(bytes);
    for (const QByteArray &name : {charsetIn(contentType), charsetIn(bytes.left(2048))}) {
        if (name.isEmpty())
            continue;
        // As browsers do: what calls itself Latin-1 is Windows-1252.
        const bool isLatin = name.toLower() == "iso-8859-1" || name.toLower() == "us-ascii";
        QStringDecoder decoder(isLatin ? "windows-1252" : name.constData());
        if (decoder.isValid())
            return decoder(bytes);
    }
    QStringDecoder utf8(QStringDecoder::Utf8);
    QString text = utf8(bytes);
    if (!utf8.hasError())
        return text;
    QStringDecoder western("windows-1252");
    return western.isValid() && html.size() <= most ? QString(western(bytes)) : text;
}

HtmlHead readHtmlHead(const QString &html)
{
    return HeadReader(html).read();
}

} // namespace paperdip
