// SPDX-License-Identifier: MIT
#include "core/arxivid.h"
#include "core/measure.h"

#include <QHash>
#include <QUrl>
#include <algorithm>

namespace paperdip {

namespace {

constexpr QStringView trailingMarks = u".,;:!?'\"*_~";

bool isBracketOpen(QChar c)
{
    return c == u'(' || c == u'[' || c == u'{';
}

QChar closingOf(QChar open)
{
    return open == u'(' ? u')' : open == u'[' ? u']' : u'}';
}

// Where the address that starts at `from` ends: at a blank, a quote, a bracket that it did not
// open, punctuation that ends a sentence, or a full-width mark.
qsizetype addressEnd(QStringView text, qsizetype from)
{
    QList<QChar> open;
    qsizetype at = from;
    for (; at < text.size(); ++at) {
        const QChar c = text[at];
        if (c.isSpace() || c.unicode() < 0x20 || QStringView(u"<>\"`|\\^").contains(c))
            break;
        if ((c == u',' || c == u';') &&
            text.mid(at + 1).trimmed().startsWith(u"http", Qt::CaseInsensitive))
            break;
        if (c.unicode() >= 0x2000 && !c.isLetterOrNumber() && !c.isSurrogate())
            break;
        if (isBracketOpen(c)) {
            open << closingOf(c);
        } else if (c == u')' || c == u']' || c == u'}') {
            if (open.isEmpty() || open.last() != c)
                break;
            open.removeLast();
        }
    }
    while (at > from && trailingMarks.contains(text[at - 1]))
        --at;
    return at;
}

// A DOI of the nineties goes on behind its one pair of angle brackets:
// "…/16<1661::AID-1>3.0.CO;2-2".
qsizetype endBehindAngles(QStringView text, qsizetype end)
{
    if (end >= text.size() || text[end] != u'<')
        return end;
    const qsizetype close = text.indexOf(u'>', end);
    const QStringView inside = text.mid(end + 1, std::max<qsizetype>(close - end - 1, 0));
    return inside.contains(u"::") && !inside.contains(u' ') ? addressEnd(text, close + 1) : end;
}

// "10.1145/3600006.3613165" at the start of a text; 0 where there is none.
qsizetype doiLength(QStringView text)
{
    if (!text.startsWith(u"10."))
        return 0;
    qsizetype slash = 3;
    while (slash < text.size() && (isAsciiDigit(text[slash]) || text[slash] == u'.'))
        ++slash;
    if (slash < 7 || slash > 14 || slash >= text.size() || text[slash] != u'/')
        return 0;
    qsizetype end = addressEnd(text, slash + 1);
    if (text.left(end).contains(u"(SICI)", Qt::CaseInsensitive))
        end = endBehindAngles(text, end);
    for (qsizetype at = slash + 1; at < end; ++at) {
        if (text[at].unicode() >= 0x80)
            end = at;
    }
    return end > slash + 1 ? end : 0;
}

std::optional<ArxivId> arxivOfDoi(QStringView doi, const QDate &today)
{
    constexpr QStringView prefix = u"10.48550/arxiv.";
    if (!doi.startsWith(prefix, Qt::CaseInsensitive))
        return {};
    const auto match = matchArxivId(doi.mid(prefix.size()), today);
    return match ? std::optional(match->id) : std::nullopt;
}

// One pass over a text, left to right; what is recognised is skipped as a whole, so that no part of
// an address or a DOI is taken for an id.
class Scanner
{
public:
    Scanner(QStringView text, const QDate &today) : m_text(text), m_today(today) {}

    QList<Identified> run()
    {
        for (qsizetype at = 0; at < m_text.size();) {
            const qsizetype end = isBorder(at) ? recognise(at) : at;
            at = std::max(end, at + 1);
        }
        decideBareIds();
        return m_found;
    }

private:
    struct Hit
    {
        qsizetype begin;
        qsizetype end;
        qsizetype index; // in m_found
        bool bare;
    };

    bool isBorder(qsizetype at) const
    {
        if (at == 0)
            return true;
        const QChar before = m_text[at - 1];
        if (before == u'_') // emphasis begins a word; within a file name it does not
            return at == 1 || !isAsciiAlnum(m_text[at - 2]);
        return !isAsciiAlnum(before) && !QStringView(u"./-@%\\").contains(before);
    }

    qsizetype recognise(qsizetype at)
    {
        const QChar c = m_text[at];
        if (!isAsciiAlnum(c))
            return at;
        const QStringView rest = m_text.mid(at);
        if (rest.startsWith(u"http://", Qt::CaseInsensitive) ||
            rest.startsWith(u"https://", Qt::CaseInsensitive))
            return takeAddress(at);
        if (const qsizetype length = doiLength(rest))
            return takeDoi(at, length);
        if (isAsciiDigit(c))
            return takeBareId(at);
        if (const auto match = matchLabelledArxivId(rest, m_today))
            return addArxiv(at, match->length, match->id, false);
        if (const auto match = matchArxivId(rest, m_today)) // an old id, which no prose looks like
            return addArxiv(at, match->length, match->id, false);
        return takeHostWithoutScheme(at);
    }

    qsizetype takeAddress(qsizetype at)
    {
        const qsizetype end = addressEnd(m_text, at);
        const QString url = m_text.mid(at, end - at).toString();
        if (const auto id = arxivFromUrl(url, m_today))
            return addArxiv(at, end - at, *id, false);
        const QString doi = doiFrom(url);
        if (!doi.isEmpty())
            return addDoi(at, end - at, doi);
        if (splitAddress(url).host.isEmpty())
            return end;
        return add(at, end - at, {Identified::Kind::Url, url, 0, url, true, {}}, false);
    }

    qsizetype takeDoi(qsizetype at, qsizetype length)
    {
        const QStringView doi = m_text.mid(at, length);
        if (const auto id = arxivOfDoi(doi, m_today))
            return addArxiv(at, length, *id, false);
        return addDoi(at, length, doi.toString());
    }

    qsizetype takeBareId(qsizetype at)
    {
        const auto match = matchArxivId(m_text.mid(at), m_today);
        if (!match)
            return skipToken(at);
        qsizetype length = match->length;
        const QStringView rest = m_text.mid(at + length);
        if (rest.startsWith(u".pdf", Qt::CaseInsensitive))
            length += 4;
        else if (rest.size() > 1 && rest[0] == u'.' && isAsciiLetter(rest[1]))
            return skipToken(at);
        const bool joined = !rest.isEmpty() && QStringView(u"/-@").contains(rest[0]);
        if (joined || isMeasure(m_text.left(at), m_text.mid(at + length)))
            return skipToken(at);
        return addArxiv(at, length, match->id, true);
    }

    qsizetype skipToken(qsizetype at) const
    {
        while (at < m_text.size() && (isAsciiAlnum(m_text[at]) || m_text[at] == u'.'))
            ++at;
        return at;
    }

    qsizetype takeHostWithoutScheme(qsizetype at)
    {
        qsizetype slash = at;
        while (slash < m_text.size() &&
               (isAsciiAlnum(m_text[slash]) || QStringView(u".-\u3002").contains(m_text[slash])))
            ++slash;
        const QStringView host = m_text.mid(at, slash - at);
        if (slash >= m_text.size() || m_text[slash] != u'/')
            return at +
                   host.left(host.indexOf(u'\u3002') < 0 ? host.size() : host.indexOf(u'\u3002'))
                       .size();
        if (!host.contains(u'.') && !host.contains(u'\u3002'))
            return slash;
        const qsizetype end = addressEnd(m_text, slash);
        const QString url = QStringLiteral("https://") + m_text.mid(at, end - at).toString();
        if (const auto id = arxivFromUrl(url, m_today))
            return addArxiv(at, end - at, *id, false);
        const QString doi = doiFrom(url);
        if (!doi.isEmpty())
            return addDoi(at, end - at, doi);
        return end;
    }

    qsizetype addArxiv(qsizetype at, qsizetype length, const ArxivId &id, bool bare)
    {
        return add(at, length, {Identified::Kind::Arxiv, id.id, id.version, id.absUrl(), !bare, {}},
                   bare);
    }

    qsizetype addDoi(qsizetype at, qsizetype length, const QString &doi)
    {
        const QString url = QStringLiteral("https://doi.org/") + doi;
        return add(at, length, {Identified::Kind::Doi, doi, 0, url, true, {}}, false);
    }

    qsizetype add(qsizetype at, qsizetype length, const Identified &what, bool bare)
    {
        const QString key = QString::number(int(what.kind)) + what.id.toLower();
        const auto known = m_byKey.constFind(key);
        const qsizetype index = known == m_byKey.cend() ? m_found.size() : *known;
        if (known == m_byKey.cend()) {
            m_byKey.insert(key, index);
            m_found << what;
        } else {
            Identified &first = m_found[index];
            first.sure = first.sure || what.sure;
            if (first.version == 0)
                first.version = what.version;
        }
        const qsizetype end = at + length;
        m_hits.push_back({at, end, index, bare});
        if (m_found[index].titleHint.isEmpty())
            m_found[index].titleHint = titleBeside(at, end);
        return end;
    }

    // "[Title](address)"; labels such as "[pdf]" are no titles.
    QString titleBeside(qsizetype at, qsizetype end) const
    {
        if (at < 3 || m_text[at - 1] != u'(' || m_text[at - 2] != u']' || end >= m_text.size() ||
            m_text[end] != u')')
            return {};
        constexpr qsizetype longest = 400;
        int depth = 0;
        for (qsizetype i = at - 2; i >= std::max<qsizetype>(0, at - longest); --i) {
            depth += m_text[i] == u']' ? 1 : m_text[i] == u'[' ? -1 : 0;
            if (depth == 0)
                return asTitle(m_text.mid(i + 1, at - 3 - i));
        }
        return {};
    }

    QString asTitle(QStringView text) const
    {
        text = text.trimmed();
        if (text.startsWith(u'[') && matchArxivId(text.mid(1), m_today))
            text = text.mid(text.indexOf(u']') + 1);
        const QString title = text.toString().simplified();
        const bool isLabel = title.size() < 10 || !title.contains(u' ');
        return isLabel || title.contains(QStringLiteral("://")) ? QString() : title;
    }

    // A bare number is sure where it is in brackets or its line holds nothing but ids; else it is
    // only to be offered.
    void decideBareIds()
    {
        for (const Hit &hit : m_hits) {
            if (hit.bare && (isBracketed(hit) || isAloneInLine(hit)))
                m_found[hit.index].sure = true;
        }
    }

    bool isBracketed(const Hit &hit) const
    {
        if (hit.begin == 0 || hit.end >= m_text.size())
            return false;
        const QChar before = m_text[hit.begin - 1];
        const QChar after = m_text[hit.end];
        return (before == u'[' && after == u']') || (before == u'\u3010' && after == u'\u3011');
    }

    bool isAloneInLine(const Hit &hit) const
    {
        const auto isLineEnd = [](QChar c) { return c == u'\n' || c == u'\r'; };
        qsizetype begin = hit.begin;
        while (begin > 0 && !isLineEnd(m_text[begin - 1]))
            --begin;
        qsizetype end = hit.end;
        while (end < m_text.size() && !isLineEnd(m_text[end]))
            ++end;
        QString others;
        qsizetype from = begin;
        for (const Hit &other : m_hits) {
            if (other.begin < begin || other.end > end)
                continue;
            others += m_text.mid(from, other.begin - from);
            from = other.end;
        }
        others += m_text.mid(from, end - from);
        return isOnlyMarks(others);
    }

    static bool isOnlyMarks(QStringView text)
    {
        qsizetype at = 0;
        while (at < text.size() && text[at].isSpace())
            ++at;
        qsizetype digits = at; // "1. ", "2) ", "3、"
        while (digits < text.size() && isAsciiDigit(text[digits]))
            ++digits;
        if (digits > at && digits < text.size() && QStringView(u".)\u3001").contains(text[digits]))
            at = digits + 1;
        for (; at < text.size(); ++at) {
            if (text.mid(at).startsWith(u"and ", Qt::CaseInsensitive))
                at += 3;
            else if (text[at].isLetterOrNumber() && text[at] != u'和')
                return false;
        }
        return true;
    }

    QStringView m_text;
    QDate m_today;
    QList<Identified> m_found;
    QHash<QString, qsizetype> m_byKey;
    std::vector<Hit> m_hits;
};

} // namespace

QString doiFrom(const QString &urlOrDoi)
{
    QString text = urlOrDoi.trimmed();
    if (!text.contains(QLatin1String("10.")))
        return {};
    if (text.startsWith(QLatin1String("doi:"), Qt::CaseInsensitive))
        text = text.mid(4).trimmed();
    const Address address = splitAddress(text);
    const HostName host(address.host);
    if (!address.host.isEmpty() && isHostOrBelow(host.view(), "doi.org")) {
        const bool isWeb = address.scheme.isEmpty() ||
                           address.scheme.startsWith(QLatin1String("http"), Qt::CaseInsensitive);
        if (!isWeb || !address.trusted)
            return {};
        text = QUrl::fromPercentEncoding(address.path.mid(1).toUtf8());
        // Old DOIs hold "<" and ">", which an address must write as %3C and %3E.
        const qsizetype slash = text.indexOf(u'/');
        return slash >= 7 && doiLength(text.left(slash + 1) + u'x') > 0 && slash + 1 < text.size()
                   ? text
                   : QString();
    }
    return text.left(doiLength(text));
}

QList<Identified> identify(const QString &text, const QDate &today)
{
    return Scanner(text, today).run();
}

} // namespace paperdip
