// SPDX-License-Identifier: MIT
#include "core/searchquery.h"

#include "core/identify.h"
#include "core/searchtext.h"

#include <QHash>
#include <QRegularExpression>
#include <algorithm>

namespace paperdip {

namespace {

using TermKind = SearchTerm::Kind;

// A word of the query as it stands there.
struct RawTerm
{
    bool excluded = false;
    QString name; // of its field, in lower case; empty: none
    QString value;
    bool quoted = false;
    bool closed = false; // its quotes are
    QString whole;       // all of it, without a minus
    qsizetype begin = 0;
    qsizetype end = 0;
};

bool isQueryQuote(QChar c)
{
    return QStringView(u"\"“”„＂「」『』«»").contains(c);
}

bool isQueryColon(QChar c)
{
    return c == u':' || c == u'：';
}

bool isQueryMinus(QChar c)
{
    return c == u'-' || c == u'－' || c == u'−';
}

class QueryCutter
{
public:
    explicit QueryCutter(const QString &text) : m_text(text) {}

    QList<RawTerm> cut()
    {
        QList<RawTerm> terms;
        for (;;) {
            while (m_at < m_text.size() && m_text.at(m_at).isSpace())
                ++m_at;
            if (m_at >= m_text.size())
                return terms;
            terms << next();
        }
    }

private:
    RawTerm next()
    {
        RawTerm term;
        term.begin = m_at;
        if (isQueryMinus(m_text.at(m_at)) && m_at + 1 < m_text.size() &&
            !m_text.at(m_at + 1).isSpace()) {
            term.excluded = true;
            ++m_at;
        }
        const qsizetype begin = m_at;
        takeName(term);
        if (m_at < m_text.size() && isQueryQuote(m_text.at(m_at)))
            takeQuoted(term);
        else
            takeWord(term);
        term.whole = m_text.mid(begin, m_at - begin);
        term.end = m_at;
        return term;
    }

    // Letters and a colon with something behind it.
    void takeName(RawTerm &term)
    {
        qsizetype end = m_at;
        while (end < m_text.size() && m_text.at(end).isLetter())
            ++end;
        const bool named = end > m_at && end + 1 < m_text.size() && isQueryColon(m_text.at(end)) &&
                           !m_text.at(end + 1).isSpace();
        if (!named)
            return;
        term.name = m_text.mid(m_at, end - m_at).toLower();
        m_at = end + 1;
    }

    void takeQuoted(RawTerm &term)
    {
        term.quoted = true;
        const qsizetype begin = ++m_at;
        while (m_at < m_text.size() && !isQueryQuote(m_text.at(m_at)))
            ++m_at;
        term.value = m_text.mid(begin, m_at - begin);
        term.closed = m_at < m_text.size();
        m_at += term.closed ? 1 : 0;
    }

    void takeWord(RawTerm &term)
    {
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && !m_text.at(m_at).isSpace() && !isOpening(m_at))
            ++m_at;
        term.value = m_text.mid(begin, m_at - begin);
    }

    // A quote within a word is the word's; one behind CJK needs no blank before it.
    bool isOpening(qsizetype at) const { return QStringView(u"“「『").contains(m_text.at(at)); }

    const QString &m_text;
    qsizetype m_at = 0;
};

std::optional<SearchField> fieldCalled(const QString &name)
{
    static const QHash<QString, SearchField> fields{
        {QStringLiteral("author"), SearchField::Authors},
        {QStringLiteral("authors"), SearchField::Authors},
        {QStringLiteral("作者"), SearchField::Authors},
        {QStringLiteral("tag"), SearchField::Keywords},
        {QStringLiteral("tags"), SearchField::Keywords},
        {QStringLiteral("keyword"), SearchField::Keywords},
        {QStringLiteral("keywords"), SearchField::Keywords},
        {QStringLiteral("标签"), SearchField::Keywords},
        {QStringLiteral("关键词"), SearchField::Keywords},
        {QStringLiteral("title"), SearchField::Title},
        {QStringLiteral("标题"), SearchField::Title},
        {QStringLiteral("remark"), SearchField::Remark},
        {QStringLiteral("备注"), SearchField::Remark},
        {QStringLiteral("abstract"), SearchField::Abstract},
        {QStringLiteral("摘要"), SearchField::Abstract},
        {QStringLiteral("note"), SearchField::Note},
        {QStringLiteral("笔记"), SearchField::Note},
        {QStringLiteral("venue"), SearchField::Venue},
        {QStringLiteral("会议"), SearchField::Venue},
        {QStringLiteral("期刊"), SearchField::Venue},
        {QStringLiteral("url"), SearchField::Ids},
        {QStringLiteral("链接"), SearchField::Ids},
    };
    const auto field = fields.constFind(name);
    return field == fields.cend() ? std::optional<SearchField>() : *field;
}

std::optional<TermKind> kindCalled(const QString &name)
{
    static const QHash<QString, TermKind> kinds{
        {QStringLiteral("year"), TermKind::Year},       {QStringLiteral("年份"), TermKind::Year},
        {QStringLiteral("年"), TermKind::Year},         {QStringLiteral("state"), TermKind::State},
        {QStringLiteral("状态"), TermKind::State},      {QStringLiteral("has"), TermKind::Has},
        {QStringLiteral("有"), TermKind::Has},          {QStringLiteral("in"), TermKind::Section},
        {QStringLiteral("section"), TermKind::Section}, {QStringLiteral("分区"), TermKind::Section},
        {QStringLiteral("list"), TermKind::List},       {QStringLiteral("清单"), TermKind::List},
        {QStringLiteral("id"), TermKind::Id},           {QStringLiteral("arxiv"), TermKind::Id},
        {QStringLiteral("doi"), TermKind::Id},          {QStringLiteral("编号"), TermKind::Id},
    };
    const auto kind = kinds.constFind(name);
    return kind == kinds.cend() ? std::optional<TermKind>() : *kind;
}

bool readYears(const QString &value, SearchTerm &term)
{
    static const QRegularExpression form(
        QStringLiteral("^(\\d{4})?(\\.\\.\\.?|…|-|–|—|~|～|至|到)?(\\d{4})?$"));
    const QString plain = value.normalized(QString::NormalizationForm_KC);
    const QRegularExpressionMatch match = form.match(plain);
    const bool ranged = match.capturedLength(2) > 0;
    const bool hasFrom = match.capturedLength(1) > 0;
    const bool hasTo = match.capturedLength(3) > 0;
    if (!match.hasMatch() || (!hasFrom && !hasTo) || (!ranged && hasFrom && hasTo))
        return false;
    term.from = hasFrom ? match.captured(1).toInt() : 0;
    term.to = hasTo ? match.captured(3).toInt() : ranged ? 9999 : term.from;
    if (!hasFrom && !ranged)
        term.from = term.to;
    if (term.from > term.to)
        std::swap(term.from, term.to);
    return true;
}

bool readState(const QString &value, SearchTerm &term)
{
    static const QHash<QString, ReadState> states{
        {QStringLiteral("read"), ReadState::Read},
        {QStringLiteral("done"), ReadState::Read},
        {QStringLiteral("已读"), ReadState::Read},
        {QStringLiteral("读完"), ReadState::Read},
        {QStringLiteral("reading"), ReadState::Reading},
        {QStringLiteral("在读"), ReadState::Reading},
        {QStringLiteral("正在读"), ReadState::Reading},
        {QStringLiteral("unread"), ReadState::Unread},
        {QStringLiteral("todo"), ReadState::Unread},
        {QStringLiteral("未读"), ReadState::Unread},
        {QStringLiteral("待读"), ReadState::Unread},
    };
    const auto state = states.constFind(foldedText(value));
    if (state != states.cend())
        term.state = *state;
    return state != states.cend();
}

bool readPart(const QString &value, SearchTerm &term)
{
    static const QHash<QString, SearchPart> parts{
        {QStringLiteral("note"), SearchPart::Note},
        {QStringLiteral("笔记"), SearchPart::Note},
        {QStringLiteral("pdf"), SearchPart::Pdf},
        {QStringLiteral("abstract"), SearchPart::Abstract},
        {QStringLiteral("摘要"), SearchPart::Abstract},
    };
    const auto part = parts.constFind(foldedText(value));
    if (part != parts.cend())
        term.part = *part;
    return part != parts.cend();
}

// The id that an address or a bare id names; empty: it is none.
QString idTyped(const QString &text)
{
    if (const auto arxiv = parseArxivId(text))
        return arxiv->id;
    if (const auto arxiv = arxivFromUrl(text))
        return arxiv->id;
    if (const QString doi = doiFrom(text); !doi.isEmpty())
        return doi;
    static const QRegularExpression scheme(QStringLiteral("^https?://(www\\.)?"),
                                           QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = scheme.match(text);
    return match.hasMatch() ? text.mid(match.capturedEnd()) : QString();
}

// Makes the term what its field says; false: it is no such thing.
bool readField(const RawTerm &raw, SearchTerm &term)
{
    term.text = raw.value;
    if (const std::optional<SearchField> field = fieldCalled(raw.name)) {
        term.field = field;
        return !foldedText(raw.value).isEmpty();
    }
    const std::optional<TermKind> kind = kindCalled(raw.name);
    if (!kind)
        return false;
    term.kind = *kind;
    switch (*kind) {
    case TermKind::Year:
        return readYears(raw.value, term);
    case TermKind::State:
        return readState(raw.value, term);
    case TermKind::Has:
        return readPart(raw.value, term);
    case TermKind::Id:
        term.id = idTyped(raw.value);
        if (term.id.isEmpty()) {
            term.kind = TermKind::Text;
            term.field = SearchField::Ids;
        }
        return !foldedText(raw.value).isEmpty();
    case TermKind::Section:
    case TermKind::List:
        return !foldedText(raw.value).isEmpty();
    case TermKind::Text:
        break;
    }
    return false;
}

// "C++" is a whole word, "flash*" none.
bool lastWordMayGoOn(const QString &text)
{
    const QList<SearchPiece> pieces = searchPieces(text);
    return text.endsWith(QLatin1Char('*')) || pieces.isEmpty() || pieces.last().end == text.size();
}

SearchTerm termOf(const RawTerm &raw)
{
    SearchTerm term;
    term.excluded = raw.excluded;
    term.open = (!raw.quoted || !raw.closed) && lastWordMayGoOn(raw.value);
    term.begin = raw.begin;
    term.end = raw.end;
    const SearchTerm blank = term;
    if (!raw.name.isEmpty() && readField(raw, term))
        return term;
    term = blank;
    term.text = raw.name.isEmpty() ? raw.value : raw.whole;
    if (raw.quoted && raw.name.isEmpty())
        return term;
    term.id = idTyped(term.text);
    if (!term.id.isEmpty())
        term.kind = TermKind::Id;
    return term;
}

} // namespace

QList<SearchTerm> parseSearch(const QString &text)
{
    QList<SearchTerm> terms;
    const QList<RawTerm> cut = QueryCutter(text).cut();
    for (const RawTerm &raw : cut) {
        const SearchTerm term = termOf(raw);
        // Signs alone are nothing that could be found.
        if (term.kind != TermKind::Text || !foldedText(term.text).isEmpty())
            terms << term;
    }
    return terms;
}

} // namespace paperdip
