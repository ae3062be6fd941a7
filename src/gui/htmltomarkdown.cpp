// SPDX-License-Identifier: MIT
#include "gui/htmltomarkdown.h"

#include "formats/markdowntext.h"
#include "gui/markdownrun.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextList>
#include <QTextTable>

namespace paperdip {

namespace {

constexpr qsizetype LongestHtml = 512 * 1024;
constexpr qreal QuoteMargin = 40; // that Qt gives a block quote on both sides

// HTML that loads nothing.
class QuietDocument : public QTextDocument
{
protected:
    QVariant loadResource(int, const QUrl &) override { return QByteArray(); }
};

enum class Kind { Paragraph, Heading, Code, Item, Continued, Table, Rule };

struct Piece
{
    Kind kind = Kind::Paragraph;
    int quote = 0; // levels
    QString text;  // lines without the quote's marks
};

class Conversion
{
public:
    explicit Conversion(const QTextDocument &document) : m_document(document) {}

    QString run();

private:
    void take(const QTextBlock &block);
    void takeCode(const QTextBlock &block);
    void takeItem(const QTextBlock &block, const QTextList &list);
    QTextBlock takeTable(const QTextTable &table);
    void add(Kind kind, const QTextBlock &block, const QString &text);
    QString joined() const;

    const QTextDocument &m_document;
    QList<Piece> m_pieces;
    QList<qsizetype> m_contents; // where the text of open items begins, by level
};

int quoteLevel(const QTextBlock &block)
{
    const QTextBlockFormat format = block.blockFormat();
    const bool quote = format.leftMargin() >= QuoteMargin && format.rightMargin() >= QuoteMargin;
    return quote ? static_cast<int>(format.leftMargin() / QuoteMargin) : 0;
}

bool isCodeBlock(const QTextBlock &block)
{
    return block.blockFormat().nonBreakableLines();
}

// Only real tables: pages are laid out with others.
bool isDataTable(const QTextTable &table)
{
    if (table.columns() < 2 || table.rows() < 2)
        return false;
    for (int row = 0; row < table.rows(); ++row) {
        for (int column = 0; column < table.columns(); ++column) {
            const QTextTableCell cell = table.cellAt(row, column);
            for (auto it = cell.begin(); !it.atEnd(); ++it) {
                const QTextBlock block = it.currentBlock();
                if (it.currentFrame() != nullptr || block.textList() != nullptr ||
                    isCodeBlock(block))
                    return false;
            }
        }
    }
    return true;
}

QString cellText(const QTextTable &table, int row, int column)
{
    const QTextTableCell cell = table.cellAt(row, column);
    if (cell.row() != row || cell.column() != column)
        return {}; // a part of a larger one
    QStringList lines;
    for (auto it = cell.begin(); !it.atEnd(); ++it) {
        const QString line =
            markdownRun(it.currentBlock(), {true, row > 0, QStringLiteral("<br>")});
        if (!line.isEmpty())
            lines << line;
    }
    return lines.join(QLatin1String("<br>"));
}

QString prefixed(const QString &text, const QString &first, const QString &rest)
{
    QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString &prefix = i == 0 ? first : rest;
        lines[i] = lines[i].isEmpty() && i > 0 ? prefix.trimmed() : prefix + lines[i];
    }
    return lines.join(u'\n');
}

QString Conversion::run()
{
    for (QTextBlock block = m_document.begin(); block.isValid();) {
        const QTextTable *table = QTextCursor(block).currentTable();
        if (table != nullptr && isDataTable(*table)) {
            block = takeTable(*table);
            continue;
        }
        take(block);
        block = block.next();
    }
    return joined();
}

void Conversion::add(Kind kind, const QTextBlock &block, const QString &text)
{
    if (kind != Kind::Item && kind != Kind::Continued)
        m_contents.clear();
    if (!text.isEmpty())
        m_pieces << Piece{kind, quoteLevel(block), text};
}

void Conversion::take(const QTextBlock &block)
{
    const QTextBlockFormat format = block.blockFormat();
    const QTextList *list = block.textList();
    if (format.hasProperty(QTextFormat::BlockTrailingHorizontalRulerWidth)) {
        add(Kind::Rule, block, QStringLiteral("---"));
    } else if (isCodeBlock(block)) {
        takeCode(block);
    } else if (list != nullptr) {
        takeItem(block, *list);
    } else if (format.headingLevel() > 0) {
        const QString text = markdownRun(block, {false, false, QStringLiteral(" ")});
        const int level = qMin(format.headingLevel(), 6);
        add(Kind::Heading, block, text.isEmpty() ? text : QString(level, u'#') + u' ' + text);
    } else {
        const QString text =
            markdownLineStart(markdownRun(block, {false, true, QStringLiteral("\\\n")}));
        if (format.indent() == 0 || m_contents.isEmpty()) {
            add(Kind::Paragraph, block, text);
            return;
        }
        const QString indent(m_contents.last(), u' ');
        add(Kind::Continued, block, text.isEmpty() ? text : prefixed(text, indent, indent));
    }
}

void Conversion::takeCode(const QTextBlock &block)
{
    QString text = block.text();
    text.replace(QChar::LineSeparator, u'\n').replace(QChar::Nbsp, u' ');
    if (!m_pieces.isEmpty() && m_pieces.last().kind == Kind::Code &&
        isCodeBlock(block.previous())) {
        m_pieces.last().text += u'\n' + text;
        return;
    }
    m_contents.clear();
    m_pieces << Piece{Kind::Code, quoteLevel(block), text};
}

void Conversion::takeItem(const QTextBlock &block, const QTextList &list)
{
    const QTextListFormat::Style style = list.format().style();
    const bool numbered = style <= QTextListFormat::ListDecimal;
    const QString marker =
        numbered ? QString::number(list.itemNumber(block) + 1) + u'.' : QStringLiteral("-");
    const int level = qMax(0, list.format().indent() - 1);
    m_contents.resize(qMin<qsizetype>(m_contents.size(), level));
    const qsizetype indent = m_contents.isEmpty() ? 0 : m_contents.last();
    while (m_contents.size() < level)
        m_contents << indent;
    m_contents << indent + marker.size() + 1;
    const QString text = markdownRun(block, {false, true, QStringLiteral("\\\n")});
    add(Kind::Item, block,
        prefixed(markdownLineStart(text), QString(indent, u' ') + marker + u' ',
                 QString(m_contents.last(), u' ')));
}

QTextBlock Conversion::takeTable(const QTextTable &table)
{
    QStringList rows;
    for (int row = 0; row < table.rows(); ++row) {
        QString line = QStringLiteral("|");
        for (int column = 0; column < table.columns(); ++column)
            line += u' ' + cellText(table, row, column) + QLatin1String(" |");
        rows << line;
    }
    rows.insert(1, u'|' + QStringLiteral(" --- |").repeated(table.columns()));
    const QTextBlock last = m_document.findBlock(table.lastPosition());
    add(Kind::Table, last, rows.join(u'\n'));
    return last.next();
}

QString fenced(QString code)
{
    if (code.endsWith(u'\n'))
        code.chop(1);
    qsizetype longest = 2;
    qsizetype run = 0;
    for (const QChar c : code) {
        run = c == u'`' ? run + 1 : 0;
        longest = qMax(longest, run);
    }
    const QString fence(longest + 1, u'`');
    return fence + u'\n' + code + u'\n' + fence;
}

QString Conversion::joined() const
{
    QString all;
    const Piece *before = nullptr;
    for (const Piece &piece : m_pieces) {
        const bool close = before != nullptr && before->kind == Kind::Item &&
                           piece.kind == Kind::Item && before->quote == piece.quote;
        const QString mark = QStringLiteral("> ").repeated(piece.quote);
        if (before != nullptr) {
            const int between = qMin(before->quote, piece.quote);
            all += close ? QStringLiteral("\n")
                         : u'\n' + QStringLiteral("> ").repeated(between).trimmed() + u'\n';
        }
        all += prefixed(piece.kind == Kind::Code ? fenced(piece.text) : piece.text, mark, mark);
        before = &piece;
    }
    return all;
}

} // namespace

QString markdownOf(const QString &html)
{
    if (html.size() > LongestHtml)
        return {};
    QuietDocument document;
    document.setUndoRedoEnabled(false);
    document.setHtml(html);
    return Conversion(document).run();
}

} // namespace paperdip
