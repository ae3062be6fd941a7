// SPDX-License-Identifier: MIT
#include "markdown/render.h"

#include "markdown/footnotes.h"
#include "markdown/formulas.h"
#include "markdown/formulatree.h"
#include "markdown/rendertree.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <array>
#include <memory>

namespace paperdip {

namespace {

constexpr int Options = CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_FOOTNOTES;
constexpr std::array Extensions{"table", "strikethrough", "tasklist", "autolink"};

struct ParserDelete
{
    void operator()(cmark_parser *parser) const { cmark_parser_free(parser); }
};
struct NodeDelete
{
    void operator()(cmark_node *node) const { cmark_node_free(node); }
};
struct TextDelete
{
    void operator()(char *text) const { cmark_get_default_mem_allocator()->free(text); }
};

QByteArray bounded(const QByteArray &markdown)
{
    if (markdown.size() <= RenderLimit)
        return markdown;
    const qsizetype lineEnd = markdown.lastIndexOf('\n', RenderLimit);
    return markdown.first(lineEnd > 0 ? lineEnd + 1 : RenderLimit);
}

// Text and attributes are escaped, so markup in the output is the renderer's own and can be
// replaced as such.
void adapt(QString &html)
{
    html.replace(QLatin1String("<li><input type=\"checkbox\" checked=\"\" disabled=\"\" /> "),
                 QLatin1String("<li class=\"checked\">"));
    html.replace(QLatin1String("<li><input type=\"checkbox\" disabled=\"\" /> "),
                 QLatin1String("<li class=\"unchecked\">"));
    html.replace(QLatin1String("<del>"), QLatin1String("<s>"));
    html.replace(QLatin1String("</del>"), QLatin1String("</s>"));
    html.remove(QLatin1String("<!-- raw HTML omitted -->"));
    adaptFootnotes(html);
}

} // namespace

void registerExtensions()
{
    cmark_gfm_core_extensions_ensure_registered();
}

QString renderHtml(const QByteArray &markdown, Maths maths)
{
    const std::unique_ptr<cmark_parser, ParserDelete> parser(cmark_parser_new(Options));
    for (const char *name : Extensions) {
        if (cmark_syntax_extension *extension = cmark_find_syntax_extension(name))
            cmark_parser_attach_syntax_extension(parser.get(), extension);
    }
    const QByteArray shown = bounded(markdown);
    const FormulaText text =
        maths == Maths::Marked ? takeFormulas(shown) : FormulaText{shown, {}, {}};
    cmark_parser_feed(parser.get(), text.markdown.constData(),
                      static_cast<size_t>(text.markdown.size()));
    const std::unique_ptr<cmark_node, NodeDelete> document(cmark_parser_finish(parser.get()));
    if (maths == Maths::Marked)
        placeFormulas(document.get(), text);
    adaptTree(document.get(), text);
    const std::unique_ptr<char, TextDelete> html(cmark_render_html(
        document.get(), Options, cmark_parser_get_syntax_extensions(parser.get())));
    QString result = QString::fromUtf8(placeInHtml(html.get(), text));
    adapt(result);
    return result;
}

} // namespace paperdip
