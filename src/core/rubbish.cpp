// SPDX-License-Identifier: MIT
#include "core/rubbish.h"

#include "core/arxivid.h"

#include <algorithm>
#include <array>

namespace paperdip {

namespace {

// Keys that only say who passed the link on; all that begins with "utm_" besides.
constexpr std::array<QStringView, 18> trackers{
    u"fbclid",  u"gclid", u"dclid",  u"msclkid",     u"yclid",     u"twclid",
    u"igshid",  u"igsh",  u"mc_cid", u"mc_eid",      u"_hsenc",    u"_hsmi",
    u"mkt_tok", u"wt_mc", u"spm",    u"spm_id_from", u"vd_source", u"share_source"};

constexpr QStringView sentenceMarks = u",.;:!?'\"*_~`}])>|\\";

bool isTracker(QStringView key)
{
    return key.startsWith(u"utm_", Qt::CaseInsensitive) ||
           std::any_of(trackers.begin(), trackers.end(), [key](QStringView known) {
               return key.compare(known, Qt::CaseInsensitive) == 0;
           });
}

bool isWeb(const Address &address)
{
    return address.scheme.compare(u"https", Qt::CaseInsensitive) == 0 ||
           address.scheme.compare(u"http", Qt::CaseInsensitive) == 0;
}

// The address up to `end`, and what stood behind it.
Rubbish cutAt(const QString &address, qsizetype end, bool breaks)
{
    return {address.left(end), {address.mid(end)}, breaks};
}

// Marks of the sentence at the very end; a closing bracket only where nothing opened it.
qsizetype withoutMarks(const QString &address, qsizetype from)
{
    qsizetype end = address.size();
    while (end > from) {
        const QChar last = address[end - 1];
        const bool closes =
            last == u')' && address.left(end).count(u'(') >= address.left(end).count(u')');
        const bool wide = last.unicode() >= 0x3000 && last.isPunct();
        if (closes || (!sentenceMarks.contains(last) && !wide))
            break;
        --end;
    }
    return end;
}

// Where the id in an arXiv address ends, with its version and ".pdf"; -1: it is written in another
// way than we write it.
qsizetype endOfId(const QString &address, const ArxivId &id)
{
    const qsizetype begin = address.indexOf(id.id);
    if (begin < 0)
        return -1;
    const auto match = matchArxivId(QStringView(address).mid(begin), QDate(9999, 1, 1));
    if (!match)
        return -1;
    const qsizetype end = begin + match->length;
    return QStringView(address).mid(end).startsWith(u".pdf", Qt::CaseInsensitive) ? end + 4 : end;
}

std::optional<Rubbish> behindArxivId(const QString &address, const Address &parts)
{
    const auto id = arxivFromAddress(parts, utcToday());
    const qsizetype end = id ? endOfId(address, *id) : -1;
    if (end < 0 || end == address.size())
        return {};
    const QChar next = address[end];
    if (next == u'/' || next == u'#' || next == u'?') {
        const bool abstract = parts.path.startsWith(u"/abs/", Qt::CaseInsensitive);
        if (!abstract || next == u'/')
            return {};
        return cutAt(address, end, false);
    }
    return cutAt(address, end, true);
}

// The query without trackers; the rest stays as it was written, "&amp;" too.
std::optional<Rubbish> inQuery(const QString &address)
{
    const qsizetype question = address.indexOf(u'?');
    if (question < 0)
        return {};
    const qsizetype hash = address.indexOf(u'#', question);
    const qsizetype end = hash < 0 ? address.size() : hash;
    Rubbish rubbish;
    QString kept;
    for (qsizetype at = question + 1; at <= end;) {
        const qsizetype sign = address.indexOf(u'&', at);
        const qsizetype stop = sign < 0 || sign > end ? end : sign;
        const QString field = address.mid(at, stop - at);
        const bool escaped = address.mid(stop).startsWith(u"&amp;");
        const qsizetype next = stop + (escaped ? 5 : 1);
        if (isTracker(field.section(u'=', 0, 0))) {
            rubbish.parts << field.section(u'=', 0, 0);
        } else {
            kept += address.mid(at, qMin(next, end) - at);
        }
        at = next;
    }
    if (rubbish.parts.isEmpty())
        return {};
    while (kept.endsWith(u'&') || kept.endsWith(u"&amp;"))
        kept.chop(kept.endsWith(u'&') ? 1 : 5);
    rubbish.clean =
        address.left(question) + (kept.isEmpty() ? QString() : u'?' + kept) + address.mid(end);
    return rubbish;
}

} // namespace

std::optional<Rubbish> findRubbish(const QString &address)
{
    const Address parts = splitAddress(address);
    if (!isWeb(parts) || !parts.trusted)
        return {};
    const HostName host(parts.host);
    if (isArxivHost(host.view()))
        return behindArxivId(address, parts);
    if (isHostOrBelow(host.view(), "doi.org")) {
        const qsizetype end = withoutMarks(address, address.indexOf(u"doi.org"));
        if (end < address.size())
            return cutAt(address, end, true);
    }
    return inQuery(address);
}

bool looksLikeArxivId(QStringView text)
{
    text = text.left(text.indexOf(u'v') < 0 ? text.size() : text.indexOf(u'v'));
    const qsizetype last = text.size() - text.lastIndexOf(u'.') - 1;
    const int month = text.mid(2, 2).toInt();
    return text.size() > 8 && text.size() < 20 && text[4] == u'.' && last >= 4 && month >= 1 &&
           month <= 12 && text.count(u'.') <= 2 &&
           std::all_of(text.begin(), text.end(),
                       [](QChar c) { return isAsciiDigit(c) || c == u'.'; });
}

QString withScheme(const QString &address)
{
    if (address.startsWith(u"https//") || address.startsWith(u"http//"))
        return QString(address).replace(QLatin1String("//"), QLatin1String("://"));
    const Address parts = splitAddress(address);
    const bool web = address.startsWith(u"www.") || classifyTarget(address) == Target::Arxiv ||
                     classifyTarget(address) == Target::Doi;
    const bool host = parts.scheme.isEmpty() && parts.host.contains(u'.') &&
                      !address.startsWith(u"//") && !address.startsWith(u"10.");
    return web && host ? QStringLiteral("https://") + address : address;
}

} // namespace paperdip
