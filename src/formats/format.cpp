// SPDX-License-Identifier: MIT
#include "formats/format.h"

#include "formats/bibtex.h"
#include "formats/csljson.h"
#include "formats/csv.h"
#include "formats/html.h"
#include "formats/ris.h"
#include "formats/template.h"

#include <array>

namespace paperdip {

namespace {

struct FormatInfo
{
    Format format;
    const char *name;
    const char *suffix;
    const char *mimeType;
};

constexpr std::array infos{
    FormatInfo{Format::Markdown, "markdown", "md", "text/markdown"},
    FormatInfo{Format::Home, "home", "md", "text/markdown"},
    FormatInfo{Format::Template, "template", "md", "text/markdown"},
    FormatInfo{Format::Bibtex, "bibtex", "bib", "application/x-bibtex"},
    FormatInfo{Format::Ris, "ris", "ris", "application/x-research-info-systems"},
    FormatInfo{Format::CslJson, "csl-json", "json", "application/vnd.citationstyles.csl+json"},
    FormatInfo{Format::Csv, "csv", "csv", "text/csv"},
    FormatInfo{Format::Html, "html", "html", "text/html"},
};

const FormatInfo &infoOf(Format format)
{
    for (const FormatInfo &info : infos) {
        if (info.format == format)
            return info;
    }
    Q_UNREACHABLE();
}

} // namespace

QList<Format> allFormats()
{
    QList<Format> formats;
    for (const FormatInfo &info : infos)
        formats << info.format;
    return formats;
}

QString nameOf(Format format)
{
    return QLatin1String(infoOf(format).name);
}

QString suffixOf(Format format)
{
    return QLatin1String(infoOf(format).suffix);
}

QString mimeTypeOf(Format format)
{
    return QLatin1String(infoOf(format).mimeType);
}

std::optional<Format> formatCalled(const QString &name)
{
    for (const FormatInfo &info : infos) {
        if (name == QLatin1String(info.name))
            return info.format;
    }
    return std::nullopt;
}

Result<QByteArray> writeCitations(Format format, const QList<Citation> &citations,
                                  const QString &title, const QString &form)
{
    switch (format) {
    case Format::Markdown:
        break;
    case Format::Home:
        return writeTemplate(EntryTemplate::home(), citations);
    case Format::Template: {
        const Result<EntryTemplate> parsed = EntryTemplate::parse(form);
        if (!parsed)
            return Failure(parsed.error());
        return writeTemplate(*parsed, citations);
    }
    case Format::Bibtex:
        return writeBibtex(citations);
    case Format::Ris:
        return writeRis(citations);
    case Format::CslJson:
        return writeCslJson(citations);
    case Format::Csv:
        return writeCsv(citations);
    case Format::Html:
        return writeHtml(title, citations);
    }
    return fail(ErrorCode::Invalid, QStringLiteral("Markdown is the list itself, not its papers."));
}

} // namespace paperdip
