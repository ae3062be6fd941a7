// SPDX-License-Identifier: MIT
#include "metadata/pagetext.h"

#include "metadata/entities.h"
#include "metadata/htmltokens.h"
#include "metadata/webaddress.h"

#include <QSet>

namespace paperdip {

namespace {

constexpr qsizetype mostBlocks = 20000;
constexpr qsizetype longestBlock = 4000;
constexpr qsizetype mostPieces = 400; // of a block
constexpr qsizetype mostCells = 40;
constexpr qsizetype longestAddress = 2000;
constexpr int deepestList = 6;

bool isOneOf(const QString &name, const char *names)
{
    static QHash<const char *, QSet<QString>> sets;
    QSet<QString> &set = sets[names];
    if (set.isEmpty()) {
        const QStringList list = QString::fromLatin1(names).split(u' ');
        set = {list.begin(), list.end()};
    }
    return set.contains(name);
}

class PageReader
{
public:
    PageReader(const QString &html, const QUrl &url) : m_tokens(html), m_page(url), m_base(url) {}

    PageText read()
    {
        for (HtmlToken token; m_result.blocks.size() < mostBlocks && m_tokens.next(token);) {
            if (token.kind == HtmlToken::Kind::Text)
                addText(token.text);
            else if (token.kind == HtmlToken::Kind::Open)
                open(token);
            else
                close(token.name);
        }
        flush();
        m_result.title = m_result.title.simplified();
        return std::move(m_result);
    }

private:
    using Kind = PageBlock::Kind;

    static int headingLevel(const QString &name)
    {
        const bool is = name.size() == 2 && name[0] == u'h' && name[1] >= u'1' && name[1] <= u'6';
        return is ? name[1].digitValue() : 0;
    }

    void open(const HtmlToken &token)
    {
        const QString &name = token.name;
        m_isTitle = false; // also where nobody closed it
        if (isOneOf(name, "nav select template noscript svg textarea button iframe object math"))
            m_tokens.skipBehindEnd(name);
        else if (name == QLatin1String("a"))
            m_address = addressOf(token.attribute(u"href"));
        else if (name == QLatin1String("br"))
            addBreak();
        else if (name == QLatin1String("img") && !m_address.isEmpty())
            addWords(u' ' + (token.attribute(u"alt").isEmpty() ? QStringLiteral("link")
                                                               : token.attribute(u"alt")));
        else if (name == QLatin1String("base"))
            takeBase(token.attribute(u"href"));
        else if (name == QLatin1String("title"))
            m_isTitle = m_result.title.isEmpty();
        else
            openBlock(name);
    }

    void openBlock(const QString &name)
    {
        if (isOneOf(name, "em i cite dfn"))
            ++m_emphasis;
        else if (isOneOf(name, "b strong"))
            ++m_strong;
        else if (const int level = headingLevel(name))
            begin(Kind::Heading, level);
        else if (isOneOf(name, "ul ol dl menu"))
            openList();
        else if (name == QLatin1String("li") || name == QLatin1String("dt"))
            begin(Kind::Item, std::max(m_lists - 1, 0));
        else if (name == QLatin1String("dd") && !isIn(Kind::Item))
            begin(Kind::Item, std::max(m_lists - 1, 0));
        else if (name == QLatin1String("tr"))
            begin(Kind::Row, 0);
        else if (name == QLatin1String("td") || name == QLatin1String("th"))
            openCell(name == QLatin1String("th"));
        else
            bound(name);
    }

    void close(const QString &name)
    {
        if (name == QLatin1String("a"))
            m_address.clear();
        else if (name == QLatin1String("title"))
            m_isTitle = false;
        else if (isOneOf(name, "em i cite dfn"))
            m_emphasis = std::max(0, m_emphasis - 1);
        else if (isOneOf(name, "b strong"))
            m_strong = std::max(0, m_strong - 1);
        else if (headingLevel(name) > 0 || isOneOf(name, "li dd tr table"))
            flush();
        else if (isOneOf(name, "ul ol dl menu"))
            closeList();
        else
            bound(name);
    }

    // Within an item or a row what else would be a block is a line.
    void bound(const QString &name)
    {
        if (!isOneOf(name, "p div section article blockquote pre figure figcaption header footer "
                           "main aside hr form details summary address center table tbody thead "
                           "body head html dd"))
            return;
        if (isIn(Kind::Item) || isIn(Kind::Row))
            addBreak();
        else
            flush();
    }

    void openList()
    {
        flush();
        m_lists = std::min(m_lists + 1, deepestList);
    }

    void closeList()
    {
        flush();
        m_lists = std::max(m_lists - 1, 0);
    }

    void openCell(bool isHead)
    {
        if (!isIn(Kind::Row))
            begin(Kind::Row, 0);
        else if (m_hasCell && m_block.cells.size() < mostCells)
            m_block.cells.append(QList<PagePiece>());
        m_block.isHead = isHead && (m_block.isHead || !m_hasCell);
        m_hasCell = true;
    }

    bool isIn(Kind kind) const { return m_isOpen && m_block.kind == kind; }

    void begin(Kind kind, int level)
    {
        flush();
        m_block.kind = kind;
        m_block.level = level;
        m_isOpen = true;
    }

    void flush()
    {
        for (QList<PagePiece> &cell : m_block.cells) {
            while (!cell.isEmpty() && cell.last().isBreak)
                cell.removeLast();
        }
        const bool holdsWords =
            std::any_of(m_block.cells.cbegin(), m_block.cells.cend(),
                        [](const QList<PagePiece> &cell) { return !cell.isEmpty(); });
        if (holdsWords)
            m_result.blocks << m_block;
        m_block = {};
        m_isOpen = false;
        m_hasCell = false;
        m_length = 0;
        m_emphasis = m_strong = 0;
    }

    void addBreak()
    {
        QList<PagePiece> &cell = m_block.cells.last();
        if (cell.isEmpty() || cell.last().isBreak || cell.size() >= mostPieces)
            return;
        PagePiece piece;
        piece.isBreak = true;
        cell << piece;
    }

    void addText(QStringView raw)
    {
        const qsizetype room = longestBlock - (m_isTitle ? m_result.title.size() : m_length);
        if (room <= 0)
            return;
        const QString text = decodeEntities(raw.left(longestBlock).toString());
        if (m_isTitle)
            m_result.title += text;
        else
            addWords(text);
    }

    void addWords(const QString &raw)
    {
        QList<PagePiece> &cell = m_block.cells.last();
        const bool atBlank =
            cell.isEmpty() || cell.last().isBreak || cell.last().text.endsWith(u' ');
        const QString words = simplified(raw, atBlank);
        if (words.isEmpty())
            return;
        m_length += words.size();
        const PagePiece piece{words, m_address, m_emphasis > 0, m_strong > 0, false};
        if (!cell.isEmpty() && isLike(cell.last(), piece))
            cell.last().text += words;
        else if (cell.size() < mostPieces)
            cell << piece;
        m_isOpen = true;
    }

    static bool isLike(const PagePiece &one, const PagePiece &other)
    {
        return !one.isBreak && one.address == other.address &&
               one.isEmphasised == other.isEmphasised && one.isStrong == other.isStrong;
    }

    // Every run of blanks as one, none at the start where there is one before.
    static QString simplified(const QString &raw, bool atBlank)
    {
        QString words;
        for (const QChar c : raw) {
            if (c == u'\u200b' || c == u'\ufeff' || c == u'\u00ad' || c.isNull())
                continue;
            const bool isBlank = c.isSpace() || c.category() == QChar::Other_Control;
            if (!isBlank)
                words += c;
            else if (!atBlank)
                words += u' ';
            atBlank = isBlank;
        }
        return words.left(longestBlock);
    }

    void takeBase(const QString &href)
    {
        const QUrl base = m_page.resolved(QUrl(href, QUrl::TolerantMode));
        if (!m_hasBase && !href.isEmpty() && isWebAddress(base))
            m_base = base;
        m_hasBase = true;
    }

    QString addressOf(QString href) const
    {
        href.remove(u'\n').remove(u'\r').remove(u'\t');
        if (href.isEmpty() || href.startsWith(u'#') || href.size() > longestAddress)
            return {};
        const QUrl url = m_base.resolved(QUrl(href, QUrl::TolerantMode));
        if (!isWebAddress(url))
            return {};
        const bool isHere = url.hasFragment() && url.matches(m_page, QUrl::RemoveFragment);
        return isHere ? QString() : url.toString(QUrl::FullyEncoded);
    }

    HtmlTokens m_tokens;
    QUrl m_page;
    QUrl m_base;
    bool m_hasBase = false;
    PageText m_result;
    PageBlock m_block;
    bool m_isOpen = false;
    bool m_hasCell = false;
    bool m_isTitle = false;
    int m_lists = 0;
    int m_emphasis = 0;
    int m_strong = 0;
    qsizetype m_length = 0;
    QString m_address; // of the link that is open, also over several blocks
};

} // namespace

PageText readPageText(const QString &html, const QUrl &url)
{
    return PageReader(html, url).read();
}

} // namespace paperdip
