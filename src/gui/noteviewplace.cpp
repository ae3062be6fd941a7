// SPDX-License-Identifier: MIT
#include "gui/noteview.h"

#include <QAbstractTextDocumentLayout>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>
#include <utility>

namespace paperdip {

namespace {

constexpr int Above = 8; // pixels above what is brought to the top

double topOf(const QTextDocument &document, const QTextBlock &block)
{
    return document.documentLayout()->blockBoundingRect(block).top();
}

} // namespace

int NoteView::lineOf(const QTextBlock &block)
{
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const QStringList names = it.fragment().charFormat().anchorNames();
        for (const QString &name : names) {
            if (name.startsWith(QLatin1String("line-")))
                return QStringView(name).sliced(5).toInt();
        }
    }
    return 0;
}

void NoteView::markLines()
{
    m_marks.clear();
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        const int line = lineOf(block);
        if (line > 0 && (m_marks.empty() || line > m_marks.back().line))
            m_marks.push_back({line, block.blockNumber()});
    }
}

double NoteView::topOf(const LineMark &mark) const
{
    if (mark.block >= document()->blockCount())
        return document()->size().height();
    return paperdip::topOf(*document(), document()->findBlockByNumber(mark.block));
}

NoteView::LineMark NoteView::endMark() const
{
    const int last = m_marks.empty() ? 1 : m_marks.back().line;
    return {qMax(last, m_lines) + 1, document()->blockCount()};
}

// Between two lines that are known, as far as the line is between them.
double NoteView::heightOf(double line) const
{
    const auto next =
        std::upper_bound(m_marks.begin(), m_marks.end(), line,
                         [](double wanted, const LineMark &mark) { return wanted < mark.line; });
    if (next == m_marks.begin())
        return 0;
    const LineMark &from = *std::prev(next);
    const LineMark to = next == m_marks.end() ? endMark() : *next;
    const double part = qBound(0.0, (line - from.line) / (to.line - from.line), 1.0);
    return topOf(from) + part * (topOf(to) - topOf(from));
}

double NoteView::topLine() const
{
    const QScrollBar &bar = *verticalScrollBar();
    if (m_marks.empty() || bar.value() == 0)
        return 1;
    if (bar.value() == bar.maximum())
        return endMark().line;
    const double y = bar.value() + Above;
    const auto next =
        std::upper_bound(m_marks.begin(), m_marks.end(), y,
                         [this](double at, const LineMark &mark) { return at < topOf(mark); });
    if (next == m_marks.begin())
        return 1;
    const LineMark &from = *std::prev(next);
    const LineMark to = next == m_marks.end() ? endMark() : *next;
    const double height = qMax(1.0, topOf(to) - topOf(from));
    return from.line + qBound(0.0, (y - topOf(from)) / height, 1.0) * (to.line - from.line);
}

void NoteView::showLine(double line)
{
    verticalScrollBar()->setValue(line <= 1 ? 0 : qRound(heightOf(line)) - Above);
}

void NoteView::ensureVisible(int line)
{
    QScrollBar &bar = *verticalScrollBar();
    const int top = qRound(heightOf(line));
    const int below = qMin(qRound(heightOf(line + 1)), top + viewport()->height() / 2);
    if (below > bar.value() + viewport()->height())
        bar.setValue(below - viewport()->height());
    if (top < bar.value())
        bar.setValue(top - Above);
}

NoteView::Place NoteView::place() const
{
    const int y = verticalScrollBar()->value();
    if (y == 0)
        return {};
    const int at = document()->documentLayout()->hitTest(QPointF(document()->documentMargin(), y),
                                                         Qt::FuzzyHit);
    const QTextBlock block = document()->findBlock(at);
    return {block.blockNumber(), y - qRound(paperdip::topOf(*document(), block))};
}

void NoteView::showPlace(const Place &place)
{
    if (m_fresh) {
        m_toPlace = place;
        return;
    }
    const QTextBlock block = document()->findBlockByNumber(place.block);
    const bool top = place.block == 0 && place.past == 0;
    if (top || !block.isValid())
        verticalScrollBar()->setValue(0);
    else
        verticalScrollBar()->setValue(qRound(paperdip::topOf(*document(), block)) + place.past);
}

void NoteView::showAnchor(const QString &name)
{
    if (m_fresh)
        m_toAnchor = name;
    else
        scrollToAnchor(name);
}

void NoteView::arrive()
{
    if (const auto to = std::exchange(m_toPlace, std::nullopt))
        showPlace(*to);
    if (const QString name = std::exchange(m_toAnchor, QString()); !name.isEmpty())
        scrollToAnchor(name);
}

} // namespace paperdip
