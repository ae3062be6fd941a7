// SPDX-License-Identifier: MIT
#include "markdown/manykeywords.h"

#include "markdown/cells.h"
#include "markdown/edit.h"
#include "markdown/escape.h"
#include "markdown/htmlparts.h"
#include "markdown/patch.h"
#include "markdown/wording.h"

#include <optional>

namespace paperdip {

namespace {

// What each keyword is called now; empty: it is there already.
QStringList newNames(const QStringList &keywords, const QStringList &from, const QString &to)
{
    QStringList names;
    for (const QString &keyword : keywords) {
        const QString name = from.contains(keyword) ? to : keyword;
        names << (names.contains(name) ? QString() : name);
    }
    return names;
}

// The raw text of keywords with some of them named anew: separators and marks around them stay.
// Nothing where one does not stand there as it reads.
std::optional<QByteArray> namedAnew(const QByteArray &raw, const QStringList &keywords,
                                    const QStringList &names)
{
    QByteArray result;
    qsizetype at = 0;
    for (qsizetype i = 0; i < keywords.size(); ++i) {
        const QByteArray word = keywords.at(i).toUtf8();
        const qsizetype begin = raw.indexOf(word, at);
        if (begin < 0)
            return {};
        const bool stays = !names.at(i).isEmpty();
        const qsizetype end = stays ? begin : separatorBegin(raw, begin, at);
        if (!stays && (end == begin || (end > 0 && (raw[end - 1] == '\n' || raw[end - 1] == '\r'))))
            return {}; // it begins a line, or is marked up
        result += raw.mid(at, end - at);
        if (stays)
            result += names.at(i) == keywords.at(i) ? word : writtenForms(names.at(i)).first();
        at = begin + word.size();
    }
    return result + raw.mid(at);
}

class Renamer
{
public:
    Renamer(const Document &document, const QStringList &from, const QString &to)
        : m_before(document), m_from(from), m_to(to)
    {
    }

    Result<KeywordsRenamed> run(const QList<NodeId> &papers, const std::function<bool()> &isStopped)
    {
        for (const NodeId paper : papers)
            write(m_before.indexOf(paper));
        KeywordsRenamed done{together(), {}};
        for (const NodeId paper : papers) {
            const int index = done.document.indexOf(paper);
            if (index < 0 || m_bytes.contains(index))
                continue;
            if (isStopped())
                return fail(ErrorCode::Cancelled, QStringLiteral("Renaming was broken off."));
            Result<Document> one = setKeywords(done.document, paper, wanted(index));
            const auto links = [index](const Document &in) {
                return in.at(index).reading.links.size();
            };
            if (one && links(*one) < links(m_before))
                one = fail(ErrorCode::Invalid, QStringLiteral("A link would be lost."));
            if (one)
                done.document = *std::move(one);
            else
                done.refused.append({paper, one.error()});
        }
        return done;
    }

private:
    QStringList wanted(int index) const
    {
        return renamedKeywords(m_before.at(index).reading.keywords, m_from, m_to);
    }

    void write(int index)
    {
        if (index < 0)
            return;
        const Reading &reading = m_before.at(index).reading;
        const QByteArray &bytes = m_before.bytesAt(index);
        const Span span = reading.keywordsSpan;
        if (span.isNull() || isHtml(reading.structure))
            return;
        const std::optional<QByteArray> words =
            namedAnew(bytes.mid(span.begin, span.size()), reading.keywords,
                      newNames(reading.keywords, m_from, m_to));
        if (!words)
            return;
        m_bytes.emplace(index, reading.structure == Structure::TableRow
                                   ? withCellText(bytes, span, *words)
                                   : spliced(bytes, span.begin, span.end, *words));
    }

    // All that was written, less what does not read as it should: each round leaves some out.
    Document together()
    {
        while (!m_bytes.empty()) {
            Document after = m_before.withBytes(m_bytes);
            const QList<int> wrong = wrongIn(after);
            if (wrong.isEmpty())
                return after;
            for (const int index : wrong)
                m_bytes.erase(index);
        }
        return m_before;
    }

    // Of what was written; all of it, where something else is no longer what it was.
    QList<int> wrongIn(const Document &after) const
    {
        const auto mayDiffer = [this](int index) { return m_bytes.contains(index); };
        const bool all = !keepsOthers(m_before, after, Field::Keywords, mayDiffer);
        QList<int> wrong;
        for (const auto &[index, bytes] : m_bytes) {
            const Reading &is = all ? m_before.at(index).reading : after.at(index).reading;
            if (all || after.bytesAt(index) != bytes || is.keywords != wanted(index) ||
                !keepsFields(Field::Keywords, m_before.at(index).reading, is))
                wrong << index;
        }
        return wrong;
    }

    const Document &m_before;
    const QStringList m_from;
    const QString m_to;
    std::map<int, QByteArray> m_bytes; // by index
};

} // namespace

QStringList renamedKeywords(const QStringList &keywords, const QStringList &from, const QString &to)
{
    QStringList names = newNames(keywords, from, to);
    names.removeAll(QString());
    return names;
}

Result<KeywordsRenamed> renameKeywords(const Document &document, const QList<NodeId> &papers,
                                       const QStringList &from, const QString &to,
                                       const std::function<bool()> &isStopped)
{
    return Renamer(document, from, to.simplified()).run(papers, isStopped);
}

} // namespace paperdip
