// SPDX-License-Identifier: MIT
#pragma once

#include <QDate>
#include <QList>
#include <QString>
#include <optional>

namespace paperdip {

// An arXiv id in its canonical form: "2205.14135" or "math/0309136" (no subject class). version 0:
// none given. Grammar and dates: shared/facts/arxiv.md section 3.
struct ArxivId
{
    QString id;
    int version = 0;

    QString versioned() const; // "2205.14135v2"
    QString absUrl() const;    // "https://arxiv.org/abs/2205.14135", never versioned
    QString pdfUrl() const;
    bool operator==(const ArxivId &) const = default;
};

// The date in UTC, which no time zone has to be looked up for: a list may hold tens of thousands of
// ids.
QDate utcToday();

// The whole text is an id (with or without "arXiv:", ".pdf", version, subject class), else nothing.
// New-style ids later than the month after today are refused; today is a parameter for tests only.
std::optional<ArxivId> parseArxivId(const QString &text, const QDate &today = utcToday());

// The URL leads to an arXiv paper on arXiv or one of its mirrors and readers; hosts are compared
// exactly.
std::optional<ArxivId> arxivFromUrl(const QString &url, const QDate &today = utcToday());

// "10.1145/3600006.3613165" from a DOI, "doi:..." or a doi.org address, lower case kept as written;
// else empty.
QString doiFrom(const QString &urlOrDoi);

// What a link leads to, by its address alone.
enum class Target {
    Arxiv,
    Doi,
    Pdf,       // a .pdf anywhere
    Publisher, // OpenReview, ACL Anthology, USENIX, ACM, IEEE, CVF, NeurIPS, PMLR, Springer, ...
    Code,      // GitHub, GitLab, Hugging Face models...
    Video,
    Badge,  // shields.io and the like, images
    Anchor, // #contents
    Local,  // a relative path
    Page,   // any other http(s) page
    Other,  // mailto:, javascript:, empty, unparsable
};
Target classifyTarget(const QString &url);

// arXiv, DOI, PDF or publisher: a place that is itself a work.
bool isWork(Target target);

struct Identified
{
    enum class Kind { Arxiv, Doi, Url };
    Kind kind = Kind::Url;
    QString id; // arXiv id or DOI; the address for a URL
    int version = 0;
    QString url;       // arXiv: abs address; DOI: doi.org address
    bool sure = true;  // false: a bare number in running prose, only to be offered
    QString titleHint; // what a browser said beside the link; often empty
    QString file = {}; // the PDF on this machine that it was found in; most often empty

    bool operator==(const Identified &) const = default;
};

// All ids, DOIs and addresses in any text, in order, each once (the first version wins).
QList<Identified> identify(const QString &text, const QDate &today = utcToday());

} // namespace paperdip
