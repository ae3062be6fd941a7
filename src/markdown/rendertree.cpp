// SPDX-License-Identifier: MIT
#include "markdown/rendertree.h"

#include "markdown/formulas.h"
#include "markdown/formulatree.h"
#include "markdown/headingslug.h"
#include "markdown/lines.h"
#include "markdown/notebox.h"
#include "markdown/treenodes.h"

#include <QByteArray>
#include <QHash>
#include <QRegularExpression>
#include <QString>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <string_view>

namespace paperdip {

namespace {

// Nothing but the web, mail and files beside the note. A scheme hidden behind blanks or control
// characters counts.
bool isSafe(const char *address, bool image)
{
    QByteArray url(address);
    qsizetype begin = 0;
    while (begin < url.size() && static_cast<uchar>(url[begin]) <= ' ')
        ++begin;
    url = url.mid(begin).toLower();
    const qsizetype colon = url.indexOf(':');
    for (qsizetype i = 0; i < colon; ++i) {
        if (url[i] == '/' || url[i] == '?' || url[i] == '#')
            return true; // relative
    }
    if (colon < 0)
        return true;
    const QByteArray scheme = url.left(colon);
    return scheme == "http" || scheme == "https" || (scheme == "mailto" && !image);
}

void checkAddress(cmark_node *node)
{
    const bool image = cmark_node_get_type(node) == CMARK_NODE_IMAGE;
    const char *url = cmark_node_get_url(node);
    if (url && !isSafe(url, image))
        cmark_node_set_url(node, "");
}

cmark_node *imageOf(const QString &tag)
{
    static const QRegularExpression attribute(
        QStringLiteral("\\s(src|alt)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))"),
        QRegularExpression::CaseInsensitiveOption);
    cmark_node *image = cmark_node_new(CMARK_NODE_IMAGE);
    for (auto found = attribute.globalMatch(tag); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        const QByteArray value =
            (match.captured(2) + match.captured(3) + match.captured(4)).toUtf8();
        if (match.captured(1).compare(QLatin1String("src"), Qt::CaseInsensitive) == 0) {
            cmark_node_set_url(image, value.constData());
        } else {
            cmark_node *text = cmark_node_new(CMARK_NODE_TEXT);
            cmark_node_set_literal(text, value.constData());
            cmark_node_append_child(image, text);
        }
    }
    checkAddress(image);
    return image;
}

const QRegularExpression &imageTag()
{
    static const QRegularExpression tag(QStringLiteral("<img\\s[^>]*>"),
                                        QRegularExpression::CaseInsensitiveOption);
    return tag;
}

void replaceInline(cmark_node *node)
{
    static const QRegularExpression lineBreak(QStringLiteral("^<br\\s*/?>$"),
                                              QRegularExpression::CaseInsensitiveOption);
    const QString tag = QString::fromUtf8(cmark_node_get_literal(node));
    cmark_node *other = nullptr;
    if (lineBreak.match(tag).hasMatch())
        other = cmark_node_new(CMARK_NODE_LINEBREAK);
    else if (imageTag().match(tag).hasMatch())
        other = imageOf(tag);
    if (other && cmark_node_replace(node, other))
        cmark_node_free(node);
    else if (other)
        cmark_node_free(other);
}

void replaceBlock(cmark_node *node)
{
    const QString html = QString::fromUtf8(cmark_node_get_literal(node));
    if (!imageTag().match(html).hasMatch())
        return;
    cmark_node *paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH);
    for (auto found = imageTag().globalMatch(html); found.hasNext();)
        cmark_node_append_child(paragraph, imageOf(found.next().captured()));
    if (cmark_node_replace(node, paragraph))
        cmark_node_free(node);
    else
        cmark_node_free(paragraph);
}

QString textOf(cmark_node *node)
{
    QString text;
    for (cmark_node *inner : nodesOf(node)) {
        const cmark_node_type type = cmark_node_get_type(inner);
        if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
            text += QString::fromUtf8(cmark_node_get_literal(inner));
        else if (const Formula *formula = formulaIn(inner))
            text += formula->tex;
        else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
            text += u' ';
    }
    return text;
}

void prependAnchor(cmark_node *node, const QString &name)
{
    cmark_node *anchor = cmark_node_new(CMARK_NODE_CUSTOM_INLINE);
    const QByteArray html = "<a name=\"" + name.toUtf8() + "\"></a>";
    cmark_node_set_on_enter(anchor, html.constData());
    if (!cmark_node_prepend_child(node, anchor))
        cmark_node_free(anchor);
}

void anchorHeading(cmark_node *heading, QHash<QString, int> &taken)
{
    const QString slug = headingSlug(textOf(heading));
    if (slug.isEmpty())
        return;
    const int times = taken[slug]++;
    prependAnchor(heading, times == 0 ? slug : slug + u'-' + QString::number(times));
}

// Where text begins, so that every place of a note is near a line that is known.
void anchorLines(cmark_node *document, const FormulaText &text)
{
    int last = 0;
    for (cmark_node *node : nodesOf(document)) {
        const cmark_node_type type = cmark_node_get_type(node);
        if (type != CMARK_NODE_PARAGRAPH && type != CMARK_NODE_HEADING)
            continue;
        const int start = cmark_node_get_start_line(node);
        const int line = start > 0 ? text.originalLine(start) : 0;
        if (line > last)
            prependAnchor(node, QStringLiteral("line-%1").arg(line));
        last = qMax(last, line);
    }
}

// cmark-gfm takes an empty box for a ticked one where "[x]" stands anywhere in its line.
void readBoxes(cmark_node *document, const FormulaText &text)
{
    std::vector<Line> lines;
    for (cmark_node *node : nodesOf(document)) {
        if (std::string_view(cmark_node_get_type_string(node)) != "tasklist")
            continue;
        if (lines.empty())
            lines = splitLines(text.markdown);
        const auto at = static_cast<size_t>(cmark_node_get_start_line(node)) - 1;
        if (at >= lines.size())
            continue;
        const QByteArrayView line =
            QByteArrayView(text.markdown).sliced(lines[at].begin, lines[at].end - lines[at].begin);
        if (const qsizetype letter = boxLetterIn(line); letter >= 0)
            cmark_gfm_extensions_set_tasklist_item_checked(node, line[letter] != ' ');
    }
}

} // namespace

void adaptTree(cmark_node *document, const FormulaText &text)
{
    QHash<QString, int> slugs;
    for (cmark_node *node : nodesOf(document)) {
        const cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_HEADING)
            anchorHeading(node, slugs);
        else if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE)
            checkAddress(node);
        else if (type == CMARK_NODE_HTML_INLINE)
            replaceInline(node);
        else if (type == CMARK_NODE_HTML_BLOCK)
            replaceBlock(node);
    }
    anchorLines(document, text);
    readBoxes(document, text);
}

} // namespace paperdip
