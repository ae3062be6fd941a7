// SPDX-License-Identifier: MIT
#include "markdown/formulatree.h"

#include "markdown/formulas.h"
#include "markdown/treenodes.h"

namespace paperdip {

namespace {

QByteArray html(const Formula &formula)
{
    return "<span class=\"math " + QByteArray(formula.display ? "display" : "inline") + "\">" +
           formula.written.toHtmlEscaped().toUtf8() + "</span>";
}

QByteArray blockHtml(const Formula &formula)
{
    QByteArray anchor;
    if (formula.line > 0)
        anchor = "<a name=\"line-" + QByteArray::number(formula.line) + "\"></a>";
    return "<p class=\"math\" align=\"center\">" + anchor + html(formula) + "</p>\n";
}

bool replace(cmark_node *node, cmark_node *other)
{
    if (!cmark_node_replace(node, other)) {
        cmark_node_free(other);
        return false;
    }
    cmark_node_free(node);
    return true;
}

bool isWithinImage(cmark_node *node)
{
    while (node && cmark_node_get_type(node) != CMARK_NODE_IMAGE)
        node = cmark_node_parent(node);
    return node;
}

// Of a table: it takes no custom nodes; placeInHtml() is for these.
bool isCell(cmark_node *node)
{
    return node && qstrcmp(cmark_node_get_type_string(node), "table_cell") == 0;
}

class Placer
{
public:
    explicit Placer(const FormulaText &text) : m_text(text) {}

    void place(cmark_node *node)
    {
        const cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_TEXT)
            placeInText(node);
        else if (type == CMARK_NODE_CODE || type == CMARK_NODE_HTML_INLINE ||
                 type == CMARK_NODE_HTML_BLOCK)
            restore(node, cmark_node_get_literal, cmark_node_set_literal);
        else if (type == CMARK_NODE_CODE_BLOCK)
            placeFence(node);
        else if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) {
            restore(node, cmark_node_get_url, cmark_node_set_url);
            restore(node, cmark_node_get_title, cmark_node_set_title);
        }
    }

    // A paragraph is cut in two around the formula.
    void makeBlock(cmark_node *node)
    {
        cmark_node *before = cmark_node_parent(node);
        if (!before || cmark_node_get_type(before) != CMARK_NODE_PARAGRAPH)
            return;
        cmark_node *block = blockOf(*formulaIn(node));
        if (!cmark_node_insert_after(before, block)) {
            cmark_node_free(block);
            return;
        }
        cmark_node *behind = cmark_node_new(CMARK_NODE_PARAGRAPH);
        while (cmark_node *next = cmark_node_next(node))
            cmark_node_append_child(behind, next);
        cmark_node_free(node);
        trimBreaks(behind);
        trimBreaks(before);
        if (!cmark_node_first_child(behind) || !cmark_node_insert_after(block, behind))
            cmark_node_free(behind);
        if (!cmark_node_first_child(before))
            cmark_node_free(before);
    }

private:
    static bool isBreak(cmark_node *node)
    {
        const cmark_node_type type = node ? cmark_node_get_type(node) : CMARK_NODE_NONE;
        return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK;
    }

    static void trimBreaks(cmark_node *paragraph)
    {
        while (isBreak(cmark_node_first_child(paragraph)))
            cmark_node_free(cmark_node_first_child(paragraph));
        while (isBreak(cmark_node_last_child(paragraph)))
            cmark_node_free(cmark_node_last_child(paragraph));
    }

    static cmark_node *blockOf(const Formula &formula)
    {
        cmark_node *block = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK);
        cmark_node_set_on_enter(block, blockHtml(formula).constData());
        return block;
    }

    void restore(cmark_node *node, const char *(*get)(cmark_node *),
                 int (*set)(cmark_node *, const char *))
    {
        const char *now = get(node);
        if (now && hasMark(now))
            set(node, m_text.restored(now).constData());
    }

    void placeInText(cmark_node *node)
    {
        const QByteArray literal(cmark_node_get_literal(node));
        if (!hasMark(literal) || isCell(cmark_node_parent(node)))
            return;
        if (isWithinImage(node)) {
            cmark_node_set_literal(node, m_text.restored(literal).constData());
            return;
        }
        for (const FormulaPiece &piece : cutAtMarks(literal, m_text)) {
            const bool isText = piece.formula < 0;
            cmark_node *added = cmark_node_new(isText ? CMARK_NODE_TEXT : CMARK_NODE_CUSTOM_INLINE);
            if (isText) {
                cmark_node_set_literal(added, piece.text.constData());
            } else {
                const Formula &formula = m_text.formulas[static_cast<size_t>(piece.formula)];
                cmark_node_set_on_enter(added, html(formula).constData());
                cmark_node_set_user_data(added, const_cast<Formula *>(&formula));
            }
            if (!cmark_node_insert_before(node, added))
                cmark_node_free(added);
        }
        cmark_node_free(node);
    }

    void placeFence(cmark_node *node)
    {
        restore(node, cmark_node_get_literal, cmark_node_set_literal);
        restore(node, cmark_node_get_fence_info, cmark_node_set_fence_info);
        const QByteArray info(cmark_node_get_fence_info(node));
        const QString tex = QString::fromUtf8(cmark_node_get_literal(node));
        if (info.trimmed() != "math" || tex.trimmed().isEmpty())
            return;
        Formula formula = formulaOf(QStringLiteral("```math\n") + tex + QStringLiteral("```"));
        formula.line = m_text.originalLine(cmark_node_get_start_line(node));
        replace(node, blockOf(formula));
    }

    const FormulaText &m_text;
};

} // namespace

void placeFormulas(cmark_node *document, const FormulaText &text)
{
    Placer placer(text);
    for (cmark_node *node : nodesOf(document))
        placer.place(node);
    for (cmark_node *node : nodesOf(document)) {
        const Formula *formula = formulaIn(node);
        if (formula && formula->display)
            placer.makeBlock(node);
    }
}

QByteArray placeInHtml(const QByteArray &rendered, const FormulaText &text)
{
    if (!hasMark(rendered))
        return rendered;
    QByteArray placed;
    for (const FormulaPiece &piece : cutAtMarks(rendered, text))
        placed += piece.formula < 0 ? piece.text
                                    : html(text.formulas[static_cast<size_t>(piece.formula)]);
    return placed;
}

const Formula *formulaIn(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_CUSTOM_INLINE
               ? static_cast<const Formula *>(cmark_node_get_user_data(node))
               : nullptr;
}

} // namespace paperdip
