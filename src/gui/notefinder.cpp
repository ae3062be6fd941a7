// SPDX-License-Identifier: MIT
#include "gui/notefinder.h"

#include "gui/noteeditor.h"
#include "gui/theme.h"

#include <QScrollBar>
#include <QTextBlock>

namespace paperdip {

namespace {

constexpr int RecountDelay = 120; // ms

QRegularExpression patternOf(const FindQuery &query)
{
    QString pattern = query.pattern ? query.text : QRegularExpression::escape(query.text);
    // Not in the middle of a word; Chinese letters are at no word's middle.
    const QString edge = QStringLiteral("(?:(?<![\\p{Latin}\\p{N}_])|(?![\\p{Latin}\\p{N}_]))");
    if (query.wholeWords)
        pattern = edge + QStringLiteral("(?:") + pattern + u')' + edge;
    QRegularExpression::PatternOptions options = QRegularExpression::UseUnicodePropertiesOption;
    if (!query.caseMatters)
        options |= QRegularExpression::CaseInsensitiveOption;
    return QRegularExpression(pattern, options);
}

} // namespace

NoteFinder::NoteFinder(NoteEditor &editor) : QObject(&editor), m_editor(editor)
{
    m_countSoon.setSingleShot(true);
    m_countSoon.setInterval(RecountDelay);
    connect(&m_countSoon, &QTimer::timeout, this, &NoteFinder::recount);
    const auto soon = [this] {
        if (!m_query.text.isEmpty())
            m_countSoon.start();
    };
    connect(editor.document(), &QTextDocument::contentsChanged, this, soon);
    connect(&editor, &QPlainTextEdit::selectionChanged, this, soon);
    connect(&editor, &NoteEditor::composingChanged, this, soon);
    connect(&editor, &NoteEditor::scrolled, this, &NoteFinder::mark);
    connect(&editor, &NoteEditor::resized, this, &NoteFinder::mark);
}

bool NoteFinder::isIdle() const
{
    return m_query.text.isEmpty() || !m_pattern.isValid() || m_editor.isComposing();
}

void NoteFinder::setQuery(const FindQuery &query)
{
    if (m_query.text.isEmpty())
        m_from = m_editor.textCursor().selectionStart();
    m_query = query;
    m_pattern = patternOf(query);
    recount();
}

std::optional<NoteFinder::Hit> NoteFinder::hitAfter(int position) const
{
    QTextBlock block = m_editor.document()->findBlock(position);
    for (int from = position - block.position(); block.isValid(); block = block.next(), from = 0) {
        for (auto it = m_pattern.globalMatch(block.text(), from); it.hasNext();) {
            const QRegularExpressionMatch match = it.next();
            if (match.capturedLength() > 0)
                return Hit{block.position() + static_cast<int>(match.capturedStart()),
                           static_cast<int>(match.capturedLength()), match};
        }
    }
    return std::nullopt;
}

std::optional<NoteFinder::Hit> NoteFinder::hitBefore(int position) const
{
    for (QTextBlock block = m_editor.document()->findBlock(position); block.isValid();
         block = block.previous()) {
        std::optional<Hit> last;
        for (auto it = m_pattern.globalMatch(block.text()); it.hasNext();) {
            const QRegularExpressionMatch match = it.next();
            const int begin = block.position() + static_cast<int>(match.capturedStart());
            if (match.capturedLength() > 0 && begin < position)
                last = Hit{begin, static_cast<int>(match.capturedLength()), match};
        }
        if (last)
            return last;
    }
    return std::nullopt;
}

std::optional<NoteFinder::Hit> NoteFinder::selectedHit() const
{
    const QTextCursor cursor = m_editor.textCursor();
    const std::optional<Hit> hit = hitAfter(cursor.selectionStart());
    const bool selected = hit && hit->begin == cursor.selectionStart() &&
                          hit->begin + hit->length == cursor.selectionEnd();
    return selected ? hit : std::nullopt;
}

void NoteFinder::select(const Hit &hit)
{
    QTextCursor cursor = m_editor.textCursor();
    cursor.setPosition(hit.begin);
    cursor.setPosition(hit.begin + hit.length, QTextCursor::KeepAnchor);
    m_editor.setTextCursor(cursor);
    m_editor.ensureCursorVisible();
    m_from = hit.begin;
}

bool NoteFinder::step(bool backward)
{
    if (isIdle())
        return false;
    const QTextCursor cursor = m_editor.textCursor();
    const int end = m_editor.document()->characterCount() - 1;
    std::optional<Hit> hit =
        backward ? hitBefore(cursor.selectionStart()) : hitAfter(cursor.selectionEnd());
    if (!hit)
        hit = backward ? hitBefore(end) : hitAfter(0);
    if (hit)
        select(*hit);
    return hit.has_value();
}

void NoteFinder::stepInPlace()
{
    if (isIdle())
        return;
    std::optional<Hit> hit = hitAfter(qMin(m_from, m_editor.document()->characterCount() - 1));
    if (!hit)
        hit = hitAfter(0);
    if (hit)
        select(*hit);
}

// In a pattern's replacement \1 stands for what a bracket caught, \n and \t for themselves.
QString NoteFinder::written(const Hit &hit, const QString &with) const
{
    if (!m_query.pattern)
        return with;
    QString text;
    for (qsizetype i = 0; i < with.size(); ++i) {
        const QChar next = i + 1 < with.size() ? with[i + 1] : QChar();
        if (with[i] != u'\\' || next.isNull()) {
            text += with[i];
            continue;
        }
        ++i;
        if (next.isDigit())
            text += hit.match.captured(next.digitValue());
        else
            text += next == u'n' ? QChar(u'\n') : next == u't' ? QChar(u'\t') : next;
    }
    return text;
}

bool NoteFinder::replace(const QString &with)
{
    if (isIdle() || m_editor.isReadOnly())
        return false;
    const std::optional<Hit> hit = selectedHit();
    if (hit)
        m_editor.insertAt(m_editor.textCursor(), written(*hit, with));
    step(false);
    return hit.has_value();
}

int NoteFinder::replaceAll(const QString &with)
{
    if (isIdle() || m_editor.isReadOnly())
        return 0;
    QList<Hit> hits;
    for (QTextBlock block = m_editor.document()->begin(); block.isValid(); block = block.next()) {
        for (auto it = m_pattern.globalMatch(block.text()); it.hasNext();) {
            const QRegularExpressionMatch match = it.next();
            if (match.capturedLength() > 0)
                hits << Hit{block.position() + static_cast<int>(match.capturedStart()),
                            static_cast<int>(match.capturedLength()), match};
        }
    }
    QTextCursor cursor(m_editor.document());
    cursor.beginEditBlock();
    for (qsizetype i = hits.size() - 1; i >= 0; --i) { // from the end: places before stay
        cursor.setPosition(hits[i].begin);
        cursor.setPosition(hits[i].begin + hits[i].length, QTextCursor::KeepAnchor);
        cursor.insertText(written(hits[i], with));
    }
    cursor.endEditBlock();
    recount();
    return static_cast<int>(hits.size());
}

void NoteFinder::recount()
{
    m_countSoon.stop();
    if (m_editor.isComposing())
        return; // until it ends
    m_count = m_current = 0;
    const QTextCursor cursor = m_editor.textCursor();
    for (int at = 0; !isIdle() && m_count < mostHits;) {
        const std::optional<Hit> hit = hitAfter(at);
        if (!hit)
            break;
        ++m_count;
        if (hit->begin == cursor.selectionStart() &&
            hit->begin + hit->length == cursor.selectionEnd())
            m_current = m_count;
        at = hit->begin + hit->length;
    }
    mark();
    Q_EMIT counted();
}

// Those that are to be seen.
void NoteFinder::mark()
{
    if (m_editor.isComposing())
        return; // Qt would take what is composed for a place in the text
    QList<QTextEdit::ExtraSelection> marks;
    const QTextBlock first =
        m_editor.document()->findBlockByNumber(m_editor.firstVisibleLine() - 1);
    const int end =
        m_editor.cursorForPosition(m_editor.viewport()->rect().bottomRight()).position();
    for (int at = first.position(); !isIdle() && at <= end;) {
        const std::optional<Hit> hit = hitAfter(at);
        if (!hit || hit->begin > end)
            break;
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(m_editor.document());
        mark.cursor.setPosition(hit->begin);
        mark.cursor.setPosition(hit->begin + hit->length, QTextCursor::KeepAnchor);
        mark.format.setBackground(Theme::of(m_editor.palette()).track);
        marks << mark;
        at = hit->begin + hit->length;
    }
    m_editor.setExtraSelections(marks);
}

} // namespace paperdip
