// SPDX-License-Identifier: MIT
#include "markdown/formulas.h"

#include "markdown/formulalines.h"
#include "markdown/formulascan.h"

#include <algorithm>

namespace paperdip {

namespace {

// U+FDD0 and U+FDD1, which stand for no character, around the formula's number.
constexpr QByteArrayView Begin("\xEF\xB7\x90");
constexpr QByteArrayView End("\xEF\xB7\x91");

bool mayHold(QByteArrayView markdown)
{
    return (markdown.contains('$') || markdown.contains("\\(") || markdown.contains("\\[")) &&
           !markdown.contains(Begin);
}

// One past the mark at `at`, and its number; -1: there is no mark of ours.
qsizetype readMark(QByteArrayView text, qsizetype at, size_t count, int *number)
{
    const qsizetype end = text.indexOf(End, at);
    bool ok = false;
    const qsizetype begin = at + Begin.size();
    *number = end < 0 ? -1 : text.sliced(begin, end - begin).toByteArray().toInt(&ok);
    return ok && *number >= 0 && static_cast<size_t>(*number) < count ? end + End.size() : -1;
}

} // namespace

bool hasMark(QByteArrayView text)
{
    return text.contains(Begin);
}

std::vector<FormulaPiece> cutAtMarks(QByteArrayView text, const FormulaText &from)
{
    std::vector<FormulaPiece> pieces;
    qsizetype done = 0;
    for (qsizetype at = text.indexOf(Begin); at >= 0; at = text.indexOf(Begin, at)) {
        int number = -1;
        const qsizetype behind = readMark(text, at, from.formulas.size(), &number);
        if (behind < 0) {
            at += Begin.size();
            continue;
        }
        if (at > done)
            pieces.push_back({text.sliced(done, at - done).toByteArray(), -1});
        pieces.push_back({{}, number});
        done = at = behind;
    }
    if (done < text.size())
        pieces.push_back({text.sliced(done).toByteArray(), -1});
    return pieces;
}

QByteArray FormulaText::restored(QByteArrayView text) const
{
    QByteArray whole;
    for (const FormulaPiece &piece : cutAtMarks(text, *this))
        whole += piece.formula < 0 ? piece.text
                                   : formulas[static_cast<size_t>(piece.formula)].written.toUtf8();
    return whole;
}

int FormulaText::originalLine(int line) const
{
    const auto behind = std::lower_bound(missing.begin(), missing.end(), std::pair(line, 0));
    return behind == missing.begin() ? line : line + std::prev(behind)->second;
}

FormulaText takeFormulas(const QByteArray &markdown)
{
    FormulaText result;
    if (!mayHold(markdown)) {
        result.markdown = markdown;
        return result;
    }
    qsizetype done = 0;
    for (const FormulaChunk &chunk : formulaChunks(markdown)) {
        for (const FoundFormula &found : scanFormulas(chunk)) {
            const qsizetype begin = chunk.sources[static_cast<size_t>(found.begin)];
            const qsizetype end = chunk.sources[static_cast<size_t>(found.end - 1)] + 1;
            Formula formula =
                formulaOf(QString::fromUtf8(textOf(chunk, markdown, found.begin, found.end)));
            formula.line = chunk.lineOf(found.begin);
            formula.lineEnds = chunk.lineOf(found.end - 1) - formula.line;
            result.markdown += QByteArrayView(markdown).sliced(done, begin - done);
            result.markdown += Begin.toByteArray() + QByteArray::number(result.formulas.size()) +
                               End.toByteArray();
            if (formula.lineEnds > 0) {
                const int before = result.missing.empty() ? 0 : result.missing.back().second;
                result.missing.emplace_back(formula.line - before, before + formula.lineEnds);
            }
            result.formulas.push_back(std::move(formula));
            done = end;
        }
    }
    result.markdown += QByteArrayView(markdown).sliced(done);
    return result;
}

Formula formulaOf(const QString &written)
{
    struct Delimiter
    {
        const char16_t *begin;
        const char16_t *end;
        bool display;
    };
    static constexpr Delimiter delimiters[] = {
        {u"```math\n", u"```", true}, {u"$$", u"$$", true},    {u"$`", u"`$", false},
        {u"$", u"$", false},          {u"\\(", u"\\)", false}, {u"\\[", u"\\]", true}};
    Formula formula;
    formula.written = written;
    for (const Delimiter &one : delimiters) {
        const QStringView begin(one.begin);
        const QStringView end(one.end);
        if (written.size() < begin.size() + end.size() || !written.startsWith(begin) ||
            !written.endsWith(end))
            continue;
        formula.tex =
            written.mid(begin.size(), written.size() - begin.size() - end.size()).trimmed();
        formula.display = one.display;
        return formula;
    }
    formula.tex = written;
    return formula;
}

} // namespace paperdip
