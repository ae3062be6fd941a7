// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "formats/citation.h"

#include <optional>

namespace paperdip {

enum class Format {
    Markdown, // the list's own bytes, which only the library has
    Home,     // Markdown, set in the home form
    Template, // Markdown, set by a template of the person's own
    Bibtex,
    Ris,
    CslJson,
    Csv,
    Html,
};

QList<Format> allFormats();
QString nameOf(Format format);   // "csl-json", as --format takes it
QString suffixOf(Format format); // "json", of a file of this kind
QString mimeTypeOf(Format format);
std::optional<Format> formatCalled(const QString &name);

// Papers in a format. title: of an HTML page; form: the template's text. Invalid for a wrong
// template, and for Markdown.
Result<QByteArray> writeCitations(Format format, const QList<Citation> &citations,
                                  const QString &title, const QString &form = {});

} // namespace paperdip
