// SPDX-License-Identifier: MIT
#include "gui/notehighlighter.h"

#include "gui/notespans.h"
#include "gui/theme.h"

#include <QFontDatabase>
#include <QTextDocument>
#include <QVarLengthArray>
#include <algorithm>

namespace paperdip {

namespace {

constexpr int Around = 40;              // blocks before and behind what is shown
constexpr qsizetype LongestLine = 5000; // base64 pictures and the like stay as they are

// A block that carries this has its looks.
class Shown : public QTextBlockUserData
{
};

} // namespace

NoteHighlighter::NoteHighlighter(QTextDocument *document) : QSyntaxHighlighter(document) {}

void NoteHighlighter::setColours(const QPalette &palette)
{
    m_palette = palette;
    m_formats.clear();
    rehighlight();
}

const QTextCharFormat &NoteHighlighter::formatOf(quint16 styles)
{
    const auto known = m_formats.constFind(styles);
    if (known != m_formats.cend())
        return *known;
    const Theme theme = Theme::of(m_palette);
    QTextCharFormat format;
    if ((styles & (HeadingStyle | StrongStyle)) != 0)
        format.setFontWeight(QFont::Bold);
    if ((styles & EmphasisStyle) != 0)
        format.setFontItalic(true);
    if ((styles & StrikeStyle) != 0)
        format.setFontStrikeOut(true);
    if ((styles & (CodeStyle | FormulaStyle)) != 0)
        format.setFontFamilies({QFontDatabase::systemFont(QFontDatabase::FixedFont).family()});
    if ((styles & CodeStyle) != 0)
        format.setBackground(theme.sidebar);
    if ((styles & (MutedStyle | QuoteStyle)) != 0)
        format.setForeground(theme.muted);
    else if ((styles & LinkStyle) != 0)
        format.setForeground(theme.accent);
    else if ((styles & FormulaStyle) != 0)
        format.setForeground(theme.done);
    return *m_formats.insert(styles, format);
}

void NoteHighlighter::show(int first, int last)
{
    m_first = first;
    m_last = last;
    QTextBlock block = document()->findBlockByNumber(qMax(0, first));
    for (; block.isValid() && block.blockNumber() <= last; block = block.next()) {
        if (block.userData() == nullptr)
            rehighlightBlock(block);
    }
}

bool NoteHighlighter::isInCode(const QTextBlock &block)
{
    const QTextBlock before = block.previous();
    return before.isValid() && isCode(before.userState());
}

void NoteHighlighter::highlightBlock(const QString &text)
{
    const int before = previousBlockState();
    setCurrentBlockState(stateAfter(text, before));
    const int number = currentBlock().blockNumber();
    const bool shown = number >= m_first - Around && number <= m_last + Around;
    setCurrentBlockUserData(shown ? new Shown : nullptr);
    if (!shown || text.isEmpty() || text.size() > LongestLine)
        return;
    QVarLengthArray<quint16, 512> styles(text.size());
    std::fill(styles.begin(), styles.end(), quint16(0));
    const QList<NoteSpan> spans = spansOf(text, before);
    for (const NoteSpan &span : spans) {
        for (qsizetype i = span.begin; i < span.begin + span.length; ++i)
            styles[i] |= span.styles;
    }
    for (qsizetype begin = 0; begin < text.size();) {
        qsizetype end = begin;
        while (end < text.size() && styles[end] == styles[begin])
            ++end;
        if (styles[begin] != 0)
            setFormat(static_cast<int>(begin), static_cast<int>(end - begin),
                      formatOf(styles[begin]));
        begin = end;
    }
}

} // namespace paperdip
