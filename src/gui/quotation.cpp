// SPDX-License-Identifier: MIT
#include "gui/quotation.h"

#include "core/readabletex.h"
#include "formats/markdowntext.h"
#include "gui/notehighlighter.h"
#include "markdown/formulas.h"

#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>

namespace paperdip {

namespace {

QString escapedText(const QString &text)
{
    const QString words = markdownEscaped(readableTex(text), false);
    const auto edge = [&text](QChar c) {
        return !text.isEmpty() && c.isSpace() ? QStringLiteral(" ") : QString();
    };
    return words.isEmpty() ? edge(u' ') : edge(text.front()) + words + edge(text.back());
}

QString paragraphOf(const QString &text)
{
    const FormulaText found = takeFormulas(text.simplified().toUtf8());
    QString line;
    for (const FormulaPiece &piece : cutAtMarks(found.markdown, found)) {
        if (piece.formula >= 0)
            line += found.formulas[static_cast<size_t>(piece.formula)].written;
        else
            line += escapedText(QString::fromUtf8(piece.text));
    }
    return markdownLineStart(line.trimmed());
}

bool isBlank(const QTextBlock &block)
{
    return QStringView(block.text()).trimmed().isEmpty();
}

} // namespace

QString quotation(const QString &text)
{
    static const QRegularExpression between(QStringLiteral("\\n\\s*\\n"));
    QStringList paragraphs;
    const QStringList parts = text.split(between, Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        if (const QString paragraph = paragraphOf(part); !paragraph.isEmpty())
            paragraphs << QStringLiteral("> ") + paragraph;
    }
    return paragraphs.join(QLatin1String("\n>\n"));
}

QString blockAt(QTextCursor &cursor, const QString &lines)
{
    QTextBlock block = cursor.block();
    while (block.next().isValid() &&
           (NoteHighlighter::isInCode(block.next()) || (!isBlank(block) && !isBlank(block.next()))))
        block = block.next();
    const bool blank = isBlank(block);
    cursor.setPosition(block.position());
    cursor.movePosition(QTextCursor::EndOfBlock,
                        blank ? QTextCursor::KeepAnchor : QTextCursor::MoveAnchor);
    QString before;
    if (!blank)
        before = QStringLiteral("\n\n");
    else if (block.previous().isValid() && !isBlank(block.previous()))
        before = QStringLiteral("\n");
    const QTextBlock next = block.next();
    const bool needsEnd = !next.isValid() || (!isBlank(next));
    return before + lines + (needsEnd ? QStringLiteral("\n") : QString());
}

} // namespace paperdip
