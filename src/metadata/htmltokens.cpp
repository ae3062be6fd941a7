// SPDX-License-Identifier: MIT
#include "metadata/htmltokens.h"

#include "metadata/entities.h"

#include <QStringList>

namespace paperdip {

namespace {

constexpr qsizetype mostAttributes = 64;

bool holdsNoText(const QString &name)
{
    return name == QLatin1String("script") || name == QLatin1String("style");
}

} // namespace

QString HtmlToken::attribute(QStringView wanted) const
{
    for (const auto &[key, value] : attributes) {
        if (key.compare(wanted, Qt::CaseInsensitive) == 0)
            return decodeEntities(value.toString()).trimmed();
    }
    return {};
}

bool HtmlTokens::next(HtmlToken &token)
{
    token = {};
    while (m_at < m_text.size()) {
        if (here() == u'<') {
            const qsizetype begin = m_at;
            if (takeTag(token))
                return true;
            if (m_at == begin) { // "a < b"
                token.text = m_text.mid(m_at++, 1);
                return true;
            }
            continue;
        }
        const qsizetype tag = m_text.indexOf(u'<', m_at);
        const qsizetype end = tag < 0 ? m_text.size() : tag;
        token.text = m_text.mid(m_at, end - m_at);
        m_at = end;
        return true;
    }
    return false;
}

// False, at the same place: it is no tag; false further on: a comment was passed over.
bool HtmlTokens::takeTag(HtmlToken &token)
{
    const QStringView rest = m_text.mid(m_at + 1);
    if (rest.startsWith(u"!--")) {
        const qsizetype end = behind(u"-->", m_at + 4);
        m_at = end < 0 ? m_text.size() : end;
        return false;
    }
    const bool closes = rest.startsWith(u'/');
    const qsizetype begin = m_at + (closes ? 2 : 1);
    qsizetype end = begin;
    while (end < m_text.size() && (m_text[end].isLetterOrNumber() || m_text[end] == u'-'))
        ++end;
    const QChar mark = begin < m_text.size() ? m_text[begin] : QChar();
    if (!mark.isLetter() && mark != u'!' && mark != u'?') // "3<4"
        return false;
    token.kind = closes ? HtmlToken::Kind::Close : HtmlToken::Kind::Open;
    token.name = m_text.mid(begin, end - begin).toString().toLower();
    m_at = end;
    takeAttributes(token);
    if (!closes && holdsNoText(token.name)) {
        const qsizetype stop = behind(QString(QStringLiteral("</") + token.name), m_at);
        m_at = stop < 0 ? m_text.size() : stop - token.name.size() - 2;
    }
    return true;
}

// Up to and with the ">".
void HtmlTokens::takeAttributes(HtmlToken &token)
{
    while (m_at < m_text.size() && here() != u'>') {
        if (!here().isLetterOrNumber()) {
            ++m_at;
            continue;
        }
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && !here().isSpace() && here() != u'=' && here() != u'>')
            ++m_at;
        const QStringView name = m_text.mid(begin, m_at - begin);
        const QStringView value = takeValue();
        if (token.attributes.size() < mostAttributes)
            token.attributes.append({name, value});
    }
    m_at = std::min(m_at + 1, m_text.size());
}

QStringView HtmlTokens::takeValue()
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
        return m_text.mid(begin, (end < 0 ? m_at : end) - begin);
    }
    while (m_at < m_text.size() && !here().isSpace() && here() != u'>')
        ++m_at;
    return m_text.mid(begin, m_at - begin);
}

qsizetype HtmlTokens::behind(QStringView what, qsizetype from) const
{
    const qsizetype found = m_text.indexOf(what, from, Qt::CaseInsensitive);
    return found < 0 ? -1 : found + what.size();
}

void HtmlTokens::skipBehindEnd(const QString &name)
{
    if (m_endless.contains(name))
        return;
    const qsizetype end = behind(QString(QStringLiteral("</") + name), m_at);
    if (end < 0) {
        m_endless << name;
        return;
    }
    const qsizetype close = m_text.indexOf(u'>', end);
    m_at = close < 0 ? m_text.size() : close + 1;
}

} // namespace paperdip
