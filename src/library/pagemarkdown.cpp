// SPDX-License-Identifier: MIT
#include "library/pagemarkdown.h"

#include "markdown/escape.h"

#include <algorithm>

namespace paperdip {

namespace {

QString escaped(const QString &text, QStringView special)
{
    QString written;
    for (const QChar c : text) {
        if (special.contains(c))
            written += u'\\';
        written += c;
    }
    return written;
}

bool hasPairedBrackets(const QString &text)
{
    int depth = 0;
    for (const QChar c : text) {
        depth += c == u'[' ? 1 : c == u']' ? -1 : 0;
        if (depth < 0)
            return false;
    }
    return depth == 0;
}

// What would begin a block, a box or a definition.
QString escapedStart(const QString &text)
{
    qsizetype at = 0;
    while (at < text.size() && text[at].isDigit())
        ++at;
    const bool isMark = at < text.size() && (at == 0 ? QStringView(u"#-+=>~").contains(text[at])
                                                     : QStringView(u".)").contains(text[at]));
    const bool isBox = text.size() > 2 && text[0] == u'[' && text[2] == u']';
    const qsizetype close = text.startsWith(u'[') ? text.indexOf(u']') : -1;
    const bool isDefinition = close > 0 && text.mid(close + 1).startsWith(u':');
    if (isBox || isDefinition)
        return u'\\' + text;
    return isMark ? text.left(at) + u'\\' + text.mid(at) : text;
}

// Consecutive pieces of one link are one piece.
QList<PagePiece> joined(const QList<PagePiece> &pieces)
{
    QList<PagePiece> result;
    for (const PagePiece &piece : pieces) {
        const bool goesOn = !result.isEmpty() && !piece.isBreak && !piece.address.isEmpty() &&
                            result.last().address == piece.address;
        if (goesOn)
            result.last().text += piece.text;
        else
            result << piece;
    }
    return result;
}

bool isBorder(const QString &text, bool atEnd)
{
    if (text.isEmpty())
        return true;
    const QChar c = atEnd ? text.back() : text.front();
    return c.isSpace() || c.isPunct() || c == u'>' || c == u'<';
}

class Writer
{
public:
    explicit Writer(const PageText &page) : m_blocks(page.blocks) {}

    QByteArray write()
    {
        for (qsizetype i = 0; i < m_blocks.size();)
            i = take(i);
        return m_text.toUtf8();
    }

private:
    qsizetype take(qsizetype at)
    {
        const PageBlock &block = m_blocks.at(at);
        switch (block.kind) {
        case PageBlock::Kind::Heading:
            addApart(QString(block.level, u'#') + u' ' +
                     line(block.cells.first()).replace(QLatin1String("<br>"), QLatin1String(" ")));
            break;
        case PageBlock::Kind::Item:
            addItem(block);
            break;
        case PageBlock::Kind::Row:
            if (block.cells.size() > 1)
                return takeTable(at);
            [[fallthrough]];
        case PageBlock::Kind::Paragraph:
            addApart(escapedStart(line(block.cells.first())));
            break;
        }
        return at + 1;
    }

    void addApart(const QString &text)
    {
        if (m_depth >= 0)
            m_text += u'\n';
        m_depth = -1;
        m_text += text + QStringLiteral("\n\n");
    }

    // No deeper than one level below the item above, or it would be code.
    void addItem(const PageBlock &block)
    {
        m_depth = std::min(block.level, m_depth + 1);
        m_text += QString(2 * m_depth, u' ') + QStringLiteral("- ") +
                  escapedStart(line(block.cells.first())) + u'\n';
    }

    qsizetype takeTable(qsizetype at)
    {
        const auto isRow = [this](qsizetype i) {
            return i < m_blocks.size() && m_blocks.at(i).kind == PageBlock::Kind::Row &&
                   m_blocks.at(i).cells.size() > 1 &&
                   !(m_blocks.at(i).isHead && i > 0 && m_blocks.at(i - 1).isHead);
        };
        qsizetype end = at + 1;
        qsizetype columns = m_blocks.at(at).cells.size();
        for (; isRow(end) && !m_blocks.at(end).isHead; ++end)
            columns = std::max(columns, m_blocks.at(end).cells.size());
        const bool hasHead = m_blocks.at(at).isHead;
        QString table = hasHead ? row(m_blocks.at(at), columns) : row({}, columns);
        table += QLatin1Char('|') + QStringLiteral("---|").repeated(columns) + u'\n';
        for (qsizetype i = at + (hasHead ? 1 : 0); i < end; ++i)
            table += row(m_blocks.at(i), columns);
        addApart(table);
        return end;
    }

    QString row(const PageBlock &block, qsizetype columns) const
    {
        QString text = QStringLiteral("|");
        for (qsizetype i = 0; i < columns; ++i)
            text += u' ' + line(block.cells.value(i)).replace(u'|', QLatin1String("\\|")) +
                    QStringLiteral(" |");
        return text + u'\n';
    }

    QString line(const QList<PagePiece> &given) const
    {
        const QList<PagePiece> pieces = joined(given);
        QString text;
        for (qsizetype i = 0; i < pieces.size(); ++i) {
            const QString next = i + 1 < pieces.size() ? pieces.at(i + 1).text : QString();
            text += written(pieces.at(i), text, next);
        }
        return text.trimmed();
    }

    static QString written(const PagePiece &piece, const QString &before, const QString &next)
    {
        if (piece.isBreak)
            return QStringLiteral("<br>");
        const QString words = piece.text.trimmed();
        if (words.isEmpty())
            return piece.text;
        const QString lead = piece.text.startsWith(u' ') ? QStringLiteral(" ") : QString();
        const QString tail = piece.text.endsWith(u' ') ? QStringLiteral(" ") : QString();
        QString marked = escaped(words, u"\\`*_<~");
        if (!piece.address.isEmpty()) {
            if (!hasPairedBrackets(words))
                marked = escaped(words, u"\\`*_<~[]");
            const QString url = QString::fromUtf8(writtenUrl(piece.address));
            return lead + u'[' + marked + QStringLiteral("](") + url + u')' + tail;
        }
        const bool mayBeMarked = (!lead.isEmpty() || isBorder(before, true)) &&
                                 (!tail.isEmpty() || isBorder(next, false)) &&
                                 !isBorder(words, false) && (piece.isEmphasised || piece.isStrong);
        if (mayBeMarked) {
            const QString mark = piece.isEmphasised ? QStringLiteral("*") : QStringLiteral("**");
            // Marks close behind a word only: "A title." has its stop outside.
            qsizetype end = marked.size();
            while (end > 0 && (marked[end - 1] == u'.' || marked[end - 1] == u','))
                --end;
            marked = mark + marked.left(end) + mark + marked.mid(end);
        }
        return lead + marked + tail;
    }

    const QList<PageBlock> &m_blocks;
    QString m_text;
    int m_depth = -1; // of the item above
};

} // namespace

QByteArray markdownOf(const PageText &page)
{
    return Writer(page).write();
}

} // namespace paperdip
