// SPDX-License-Identifier: MIT
#include "formulas/katex.h"

#include <QFile>
#include <QJSEngine>
#include <QJsonDocument>

namespace paperdip {

namespace {

constexpr qsizetype LargestTree = 4 * 1024 * 1024; // characters

// The tree without what is of no use here; macros that MathJax knows and KaTeX does not.
const char Glue[] = R"js(
(function (source, display) {
    function bare(node) {
        var out = {};
        if (node.classes && node.classes.length) out.c = node.classes.join(' ');
        for (var name in node.style || {}) { out.s = node.style; break; }
        if (node.text !== undefined) { out.t = node.text; out.i = node.italic; return out; }
        if (node.height) out.h = node.height;
        if (node.depth) out.d = node.depth;
        if (node.pathName !== undefined) {
            out.p = node.toMarkup().replace(/^[^']*'|'[^']*$/g, '');
            return out;
        }
        if (node.attributes && node.attributes.x1 !== undefined) out.l = node.attributes;
        else if (node.attributes && node.classes === undefined) out.v = node.attributes;
        if (node.children && node.children.length) out.k = node.children.map(bare);
        return out;
    }
    return JSON.stringify(bare(katex.__renderToDomTree(source, {
        displayMode: display, output: 'html', throwOnError: true, strict: 'ignore', trust: false,
        maxSize: 50, maxExpand: 1000,
        macros: { '\\mathds': '\\mathbb{#1}', '\\mathbbm': '\\mathbb{#1}', '\\bbm': '\\mathbb{#1}',
                  '\\label': '\\@firstoftwo{}{#1}', '\\ref': '\\text{#1}',
                  '\\eqref': '(\\text{#1})', '\\textsc': '\\text{#1}', '\\xspace': '',
                  '\\ensuremath': '#1', '\\bold': '\\mathbf{#1}' }
    })));
})
)js";

QString messageOf(const QJSValue &error)
{
    QString text = error.property(QStringLiteral("message")).toString();
    const QString prefix = QStringLiteral("KaTeX parse error: ");
    if (text.startsWith(prefix))
        text = text.mid(prefix.size());
    return text.remove(QChar(0x332)); // it underlines the place with combining characters
}

} // namespace

Katex::Katex() : m_engine(std::make_unique<QJSEngine>()), m_call(std::make_unique<QJSValue>()) {}

Katex::~Katex() = default;

Result<void> Katex::load(const QString &script)
{
    QFile file(script);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, QStringLiteral("KaTeX cannot be read."), script,
                    file.errorString());
    const QJSValue loaded = m_engine->evaluate(QString::fromUtf8(file.readAll()), script);
    *m_call = m_engine->evaluate(QString::fromUtf8(Glue));
    if (loaded.isError() || !m_call->isCallable())
        return fail(ErrorCode::BadAnswer, QStringLiteral("KaTeX does not start."), script,
                    loaded.toString());
    return {};
}

Result<QJsonObject> Katex::tree(const FormulaSource &source)
{
    m_engine->setInterrupted(false);
    const QJSValue answer = m_call->call({source.tex, source.display});
    if (m_engine->isInterrupted())
        return fail(ErrorCode::Timeout, QStringLiteral("The formula takes too long."));
    if (answer.isError())
        return fail(ErrorCode::Invalid, messageOf(answer));
    const QString json = answer.toString();
    const QJsonDocument document =
        json.size() > LargestTree ? QJsonDocument() : QJsonDocument::fromJson(json.toUtf8());
    if (!document.isObject())
        return fail(ErrorCode::Refused, QStringLiteral("The formula is too large."));
    return document.object();
}

void Katex::interrupt()
{
    m_engine->setInterrupted(true);
}

} // namespace paperdip
