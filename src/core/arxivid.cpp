// SPDX-License-Identifier: MIT
#include "core/arxivid.h"

#include <QDateTime>
#include <QUrl>
#include <algorithm>
#include <array>

namespace paperdip {

namespace {

// The archives of ids from before April 2007.
constexpr std::array<std::u16string_view, 34> archives{
    u"acc-phys", u"adap-org", u"alg-geom", u"ao-sci",   u"astro-ph", u"atom-ph",  u"bayes-an",
    u"chao-dyn", u"chem-ph",  u"cmp-lg",   u"comp-gas", u"cond-mat", u"cs",       u"dg-ga",
    u"funct-an", u"gr-qc",    u"hep-ex",   u"hep-lat",  u"hep-ph",   u"hep-th",   u"math",
    u"math-ph",  u"mtrl-th",  u"nlin",     u"nucl-ex",  u"nucl-th",  u"patt-sol", u"physics",
    u"plasm-ph", u"q-alg",    u"q-bio",    u"quant-ph", u"solv-int", u"supr-con",
};

constexpr std::array<QStringView, 14> paperPaths{
    u"abs",     u"pdf", u"html", u"ps",     u"dvi",  u"format", u"src",
    u"e-print", u"tb",  u"ct",   u"bibtex", u"refs", u"cits",   u"show-email",
};

// Readers and mirrors that carry arXiv ids in their paths, and the part of the path that comes
// before the id.
struct Reader
{
    std::string_view host;
    QStringView before;
};
constexpr std::array<Reader, 18> readers{{
    {"alphaxiv.org", u"abs"},
    {"alphaxiv.org", u"overview"},
    {"alphaxiv.org", u"pdf"},
    {"alphaxiv.org", u"html"},
    {"alphaxiv.org", u"resources"},
    {"huggingface.co", u"papers"},
    {"hf.co", u"papers"},
    {"hf-mirror.com", u"papers"},
    {"papers.cool", u"arxiv"},
    {"hjfy.top", u"arxiv"},
    {"semanticscholar.org", u"arxiv"},
    {"semanticscholar.org", u"reader"},
    {"scirate.com", u"arxiv"},
    {"emergentmind.com", u"papers"},
    {"paperswithcode.com", u"arxiv"},
    {"inspirehep.net", u"arxiv"},
    {"ui.adsabs.harvard.edu", u"abs"},
    {"catalyzex.com", u"paper"},
}};

std::optional<int> digitsValue(QStringView digits)
{
    int value = 0;
    for (const QChar c : digits) {
        if (!isAsciiDigit(c))
            return {};
        value = value * 10 + (c.unicode() - u'0');
    }
    return value;
}

qsizetype digitRun(QStringView text)
{
    const auto end = std::find_if_not(text.begin(), text.end(), isAsciiDigit);
    return end - text.begin();
}

bool endsHere(QStringView rest)
{
    if (rest.isEmpty())
        return true;
    if (rest[0] == u'.' && rest.size() > 1 && isAsciiDigit(rest[1]))
        return false;
    return !isAsciiAlnum(rest[0]);
}

// Takes "v2" from behind an id and checks that the id ends there.
std::optional<ArxivMatch> finish(QString id, qsizetype length, QStringView rest)
{
    ArxivMatch match{{std::move(id), 0}, length};
    if (rest.size() > 1 && (rest[0] == u'v' || rest[0] == u'V') && isAsciiDigit(rest[1])) {
        const qsizetype digits = digitRun(rest.mid(1));
        if (rest[1] == u'0' || digits > 3)
            return {};
        match.id.version = *digitsValue(rest.mid(1, digits));
        match.length += digits + 1;
        rest = rest.mid(digits + 1);
    }
    if (!endsHere(rest))
        return {};
    return match;
}

// Months since 2000 as YYMM sorts them; ids are handed out up to a month ahead of a slow clock.
int latestMonth(const QDate &today)
{
    const QDate next = today.addMonths(1);
    return (next.year() - 2000) * 100 + next.month();
}

std::optional<ArxivMatch> matchNewId(QStringView text, const QDate &today)
{
    if (text.size() < 9 || text[4] != u'.' || digitRun(text.left(4)) != 4)
        return {};
    const int month = *digitsValue(text.left(4));
    if (month < 704 || month % 100 < 1 || month % 100 > 12 || month > latestMonth(today))
        return {};
    const qsizetype digits = digitRun(text.mid(5));
    if (digits != (month < 1501 ? 4 : 5) || *digitsValue(text.mid(5, digits)) == 0)
        return {};
    const qsizetype length = 5 + digits;
    return finish(text.left(length).toString(), length, text.mid(length));
}

// The archive as arXiv spells it: case and hyphens are forgiven ("hepth").
QString canonicalArchive(QStringView written)
{
    const auto same = [written](std::u16string_view archive) {
        qsizetype at = 0;
        for (const char16_t c : archive) {
            if (at < written.size() && written[at].toLower() == c)
                ++at;
            else if (c != u'-')
                return false;
        }
        return at == written.size();
    };
    const auto found = std::find_if(archives.begin(), archives.end(), same);
    return found == archives.end() ? QString() : QStringView(*found).toString();
}

std::optional<ArxivMatch> matchOldId(QStringView text)
{
    constexpr qsizetype longestArchive = 24;
    const qsizetype slash = text.left(longestArchive).indexOf(u'/');
    if (slash < 2 || digitRun(text.mid(slash + 1, 8)) != 7)
        return {};
    QStringView archive = text.left(slash);
    const qsizetype dot = archive.indexOf(u'.');
    if (dot >= 0) {
        const QStringView subject = archive.mid(dot + 1);
        const auto isSubject = [](QChar c) { return isAsciiLetter(c) || c == u'-'; };
        if (subject.size() < 2 || !std::all_of(subject.begin(), subject.end(), isSubject))
            return {};
        archive = archive.left(dot);
    }
    const QString name = canonicalArchive(archive);
    const QStringView number = text.mid(slash + 1, 7);
    const int year = *digitsValue(number.left(2));
    const int month = *digitsValue(number.mid(2, 2));
    const int date = (year >= 91 ? 1900 + year : 2000 + year) * 100 + month;
    if (name.isEmpty() || month < 1 || month > 12 || date < 199107 || date > 200703 ||
        *digitsValue(number.mid(4)) == 0)
        return {};
    const qsizetype length = slash + 8;
    return finish(name + u'/' + number.toString(), length, text.mid(length));
}

QStringView withoutSlashes(QStringView path)
{
    while (path.startsWith(u'/'))
        path = path.mid(1);
    return path;
}

// "ftp/arxiv/papers/1234/1234.5678.pdf" and "ftp/hep-th/papers/9901/9901001.pdf".
std::optional<ArxivId> fromFtpPath(QStringView path, const QDate &today)
{
    const QList<QStringView> parts = path.split(u'/', Qt::SkipEmptyParts);
    if (parts.size() != 5 || parts[2] != u"papers")
        return {};
    const QString id = parts[1] == u"arxiv" ? parts[4].toString()
                                            : parts[1].toString() + u'/' + parts[4].toString();
    const auto match = matchArxivId(id, today);
    return match ? std::optional(match->id) : std::nullopt;
}

std::optional<ArxivId> matchInPath(QStringView rest, const QDate &today)
{
    rest = withoutSlashes(rest);
    if (const auto match = matchArxivId(rest, today))
        return match->id;
    if (const auto match = matchLabelledArxivId(rest, today))
        return match->id;
    return {};
}

std::optional<ArxivId> fromArxivPath(QStringView path, const QDate &today)
{
    const QStringView rest = withoutSlashes(path);
    if (rest.startsWith(u"ftp/", Qt::CaseInsensitive))
        return fromFtpPath(rest, today);
    if (isArxivPaperPath(path)) {
        const QStringView id = rest.mid(rest.indexOf(u'/'));
        if (!rest.startsWith(u"show-email/", Qt::CaseInsensitive))
            return matchInPath(id, today);
        const QStringView hashed = withoutSlashes(id); // "8ded0b0f/1902.02534"
        return matchInPath(hashed.mid(std::max<qsizetype>(hashed.indexOf(u'/'), 0)), today);
    }
    return matchInPath(rest, today);
}

std::optional<ArxivId> fromReaderPath(QStringView before, QStringView path, const QDate &today)
{
    QStringView rest = withoutSlashes(path);
    while (!rest.isEmpty()) {
        const qsizetype slash = rest.indexOf(u'/');
        if (slash < 0)
            return {};
        const bool found = rest.left(slash).compare(before, Qt::CaseInsensitive) == 0;
        rest = withoutSlashes(rest.mid(slash));
        if (found)
            return matchInPath(rest, today);
    }
    return {};
}

} // namespace

QString ArxivId::versioned() const
{
    return version > 0 ? id + u'v' + QString::number(version) : id;
}

QString ArxivId::absUrl() const
{
    return QStringLiteral("https://arxiv.org/abs/") + id;
}

QString ArxivId::pdfUrl() const
{
    return QStringLiteral("https://arxiv.org/pdf/") + id;
}

QDate utcToday()
{
    return QDateTime::currentDateTimeUtc().date();
}

std::optional<ArxivMatch> matchArxivId(QStringView text, const QDate &today)
{
    if (text.isEmpty())
        return {};
    return isAsciiDigit(text[0]) ? matchNewId(text, today) : matchOldId(text);
}

std::optional<ArxivMatch> matchLabelledArxivId(QStringView text, const QDate &today)
{
    constexpr qsizetype label = 5;
    if (!text.startsWith(u"arxiv", Qt::CaseInsensitive))
        return {};
    qsizetype at = label;
    while (at < text.size() && at < label + 4 &&
           (text[at] == u':' || text[at] == u'\uff1a' || text[at].isSpace()))
        ++at;
    if (at == label)
        return {};
    auto match = matchArxivId(text.mid(at), today);
    if (match)
        match->length += at;
    return match;
}

bool isArxivHost(std::string_view host)
{
    return isHostOrBelow(host, "arxiv.org") || isHostOrBelow(host, "ar5iv.org") ||
           host == "xxx.lanl.gov";
}

bool isArxivPaperPath(QStringView path)
{
    const QStringView rest = withoutSlashes(path);
    const qsizetype slash = rest.indexOf(u'/');
    const QStringView first = rest.left(std::max<qsizetype>(slash, 0));
    const auto same = [first](QStringView known) {
        return first.compare(known, Qt::CaseInsensitive) == 0;
    };
    return std::any_of(paperPaths.begin(), paperPaths.end(), same) && slash + 1 < rest.size();
}

std::optional<ArxivId> arxivFromAddress(const Address &address, const QDate &today)
{
    const bool isWeb = address.scheme.isEmpty() ||
                       address.scheme.compare(u"https", Qt::CaseInsensitive) == 0 ||
                       address.scheme.compare(u"http", Qt::CaseInsensitive) == 0;
    if (!isWeb || !address.trusted || address.path.size() < 8)
        return {};
    const HostName name(address.host);
    const std::string_view host = name.view();
    QString decoded;
    QStringView path = address.path;
    if (path.contains(u'%')) {
        decoded = QUrl::fromPercentEncoding(path.toUtf8());
        path = decoded;
    }
    if (isArxivHost(host))
        return fromArxivPath(path, today);
    if (isHostOrBelow(host, "doi.org")) {
        constexpr QStringView prefix = u"/10.48550/arxiv.";
        if (!path.startsWith(prefix, Qt::CaseInsensitive))
            return {};
        return matchInPath(path.mid(prefix.size()), today);
    }
    if (host == "api.semanticscholar.org")
        return matchInPath(path, today);
    for (const Reader &reader : readers) {
        if (!isHostOrBelow(host, reader.host))
            continue;
        if (auto id = fromReaderPath(reader.before, path, today))
            return id;
    }
    return {};
}

std::optional<ArxivId> parseArxivId(const QString &text, const QDate &today)
{
    QStringView whole = QStringView(text).trimmed();
    auto match = matchLabelledArxivId(whole, today);
    if (!match)
        match = matchArxivId(whole, today);
    if (!match)
        return {};
    QStringView rest = whole.mid(match->length);
    if (rest.compare(u".pdf", Qt::CaseInsensitive) == 0)
        return match->id;
    rest = rest.trimmed();
    const bool subjectClass = rest.startsWith(u'[') && rest.endsWith(u']') &&
                              rest.count(u'[') == 1 && !rest.contains(u' ');
    if (rest.isEmpty() || subjectClass)
        return match->id;
    return {};
}

std::optional<ArxivId> arxivFromUrl(const QString &url, const QDate &today)
{
    const QStringView text = QStringView(url).trimmed();
    if (text.startsWith(u"arxiv:", Qt::CaseInsensitive))
        return parseArxivId(url, today);
    return arxivFromAddress(splitAddress(text), today);
}

} // namespace paperdip
