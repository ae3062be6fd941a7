// SPDX-License-Identifier: MIT
#include "gui/htmllinks.h"

#include "metadata/entities.h"

namespace paperdip {

namespace {

constexpr qsizetype mostLinks = 20000;
constexpr qsizetype longestLinkText = 2000;

class LinkReader
{
public:
    explicit LinkReader(QStringView html) : m_text(html) {}

    QList<HtmlLink> read()
    {
        while (m_at < m_text.size() && m_links.size() < mostLinks) {
            const qsizetype tag = m_text.indexOf(u'<', m_at);
            addText(m_text.mid(m_at, tag < 0 ? -1 : tag - m_at));
            if (tag < 0)
                break;
            m_at = tag + 1;
            takeTag();
        }
        closeLink();
        return std::move(m_links);
    }

private:
    QChar here() const { return m_at < m_text.size() ? m_text[m_at] : QChar(); }
    bool at(QStringView what) const
    {
        return m_text.mid(m_at, what.size()).compare(what, Qt::CaseInsensitive) == 0;
    }
    void skipBehind(QStringView what)
    {
        const qsizetype found = m_text.indexOf(what, m_at, Qt::CaseInsensitive);
        m_at = found < 0 ? m_text.size() : found + what.size();
    }

    void takeTag()
    {
        if (at(u"!--"))
            return skipBehind(u"-->");
        const bool closes = here() == u'/';
        if (closes)
            ++m_at;
        const qsizetype begin = m_at;
        while (here().isLetterOrNumber())
            ++m_at;
        const QString name = m_text.mid(begin, m_at - begin).toString().toLower();
        if (name.isEmpty() && here() != u'!' && here() != u'?')
            return addText(u"<"); // "a < b"
        const QString href = takeAttributes();
        if (name == QLatin1String("a") || name == QLatin1String("area")) {
            closeLink();
            if (!closes && !href.isEmpty())
                m_links << HtmlLink{decodeEntities(href).trimmed(), {}};
            m_open = !closes && !href.isEmpty() && name == QLatin1String("a");
        } else if (!closes && (name == QLatin1String("script") || name == QLatin1String("style"))) {
            skipBehind(name == QLatin1String("script") ? u"</script" : u"</style");
            skipBehind(u">");
        } else {
            addText(u" ");
        }
    }

    // Up to and with the ">"; gives the first href.
    QString takeAttributes()
    {
        QString href;
        while (m_at < m_text.size() && here() != u'>') {
            if (!here().isLetterOrNumber()) {
                ++m_at;
                continue;
            }
            const qsizetype begin = m_at;
            while (m_at < m_text.size() && !here().isSpace() && here() != u'=' && here() != u'>')
                ++m_at;
            const QStringView name = m_text.mid(begin, m_at - begin);
            const QString value = takeValue();
            if (href.isEmpty() && name.compare(u"href", Qt::CaseInsensitive) == 0)
                href = value;
        }
        ++m_at;
        return href;
    }

    QString takeValue()
    {
        const qsizetype behindName = m_at;
        while (here().isSpace())
            ++m_at;
        if (here() != u'=') {
            m_at = behindName;
            return {};
        }
        ++m_at;
        while (here().isSpace())
            ++m_at;
        const QChar quote = here();
        const bool quoted = quote == u'"' || quote == u'\'';
        const qsizetype begin = quoted ? ++m_at : m_at;
        if (quoted) {
            const qsizetype end = m_text.indexOf(quote, m_at);
            m_at = end < 0 ? m_text.size() : end + 1;
            return m_text.mid(begin, (end < 0 ? m_at : end) - begin).toString();
        }
        while (m_at < m_text.size() && !here().isSpace() && here() != u'>')
            ++m_at;
        return m_text.mid(begin, m_at - begin).toString();
    }

    void addText(QStringView text)
    {
        if (m_open && m_links.last().text.size() < longestLinkText)
            m_links.last().text += text.left(longestLinkText);
    }

    void closeLink()
    {
        if (m_open)
            m_links.last().text = decodeEntities(m_links.last().text).simplified();
        m_open = false;
    }

    QStringView m_text;
    qsizetype m_at = 0;
    QList<HtmlLink> m_links;
    bool m_open = false; // within the last link
};

} // namespace

QList<HtmlLink> linksInHtml(const QString &html)
{
    return LinkReader(html).read();
}

} // namespace paperdip
