// SPDX-License-Identifier: MIT
#include "gui/formatlabel.h"

#include <QCoreApplication>

namespace paperdip {

namespace {

struct FormatLabel
{
    Q_DECLARE_TR_FUNCTIONS(paperdip::FormatLabel)
};

} // namespace

QString formatLabel(Format format)
{
    switch (format) {
    case Format::Markdown:
        return FormatLabel::tr("Markdown, as it stands");
    case Format::Home:
        return FormatLabel::tr("Markdown, set anew");
    case Format::Template:
        return FormatLabel::tr("Markdown, by a template");
    case Format::Bibtex:
        return FormatLabel::tr("BibTeX");
    case Format::Ris:
        return FormatLabel::tr("RIS");
    case Format::CslJson:
        return FormatLabel::tr("CSL-JSON");
    case Format::Csv:
        return FormatLabel::tr("CSV table");
    case Format::Html:
        return FormatLabel::tr("HTML page");
    }
    return {};
}

} // namespace paperdip
