// SPDX-License-Identifier: MIT
#include "gui/cardtext.h"

#include "core/work.h"
#include "gui/errortext.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>

namespace paperdip {

namespace {

struct CardText
{
    Q_DECLARE_TR_FUNCTIONS(paperdip::CardText)
};

} // namespace

QString stateName(ReadState state)
{
    switch (state) {
    case ReadState::Unread:
        return CardText::tr("To read");
    case ReadState::Reading:
        return CardText::tr("Reading");
    case ReadState::Read:
        return CardText::tr("Read");
    }
    return {};
}

QString fetchText(const NodeRow &row)
{
    switch (row.fetch) {
    case FetchState::None:
    case FetchState::Done:
        return {};
    case FetchState::Waiting:
    case FetchState::Running:
        return row.placeholder ? CardText::tr("Waiting for title")
                               : CardText::tr("Waiting for abstract");
    case FetchState::Failed:
        return CardText::tr("Fetch failed: %1").arg(errorText(Error{row.fetchError, {}, {}, {}}));
    case FetchState::Unknown:
        return errorText(Error{
            ErrorCode::Unknown, row.arxiv.isEmpty() ? workName(row.work) : row.arxiv, {}, {}});
    }
    return {};
}

QStringList authorsOf(const NodeRow &row, const std::optional<Record> &record)
{
    if (record && !record->authors.isEmpty())
        return record->authors;
    return row.listAuthors.isEmpty() ? QStringList() : QStringList(row.listAuthors);
}

QString venueText(const NodeRow &row)
{
    const bool isSaid =
        !row.arxiv.isEmpty() && row.venue.compare(QLatin1String("arXiv"), Qt::CaseInsensitive) == 0;
    if (row.venue.isEmpty() || isSaid)
        return {};
    const bool yearIsWritten = row.arxiv.isEmpty() && row.year > 0; // else of the preprint
    const QString year = QString::number(row.year);
    return yearIsWritten && !row.venue.contains(year) ? row.venue + QLatin1Char(' ') + year
                                                      : row.venue;
}

QString linkName(const QString &url)
{
    QString host = QUrl(url).host();
    if (host.startsWith(QLatin1String("www.")))
        host.remove(0, 4);
    if (host.isEmpty())
        host = url;
    return classifyTarget(url) == Target::Pdf ? host + QStringLiteral(" · PDF") : host;
}

TexPieces shortened(const TexPieces &text)
{
    constexpr qsizetype Enough = 180;
    TexPieces beginning;
    qsizetype left = Enough;
    for (const TexPiece &piece : text) {
        const bool fits = piece.text.size() <= left;
        if (fits || !piece.isFormula)
            beginning.push_back(piece);
        left -= piece.text.size();
        if (fits)
            continue;
        if (!piece.isFormula) {
            const qsizetype size = piece.text.size() + left;
            qsizetype end = piece.text.lastIndexOf(u' ', size);
            if (end < size - Enough / 2) // Chinese has no blanks
                end = piece.text[size].isLowSurrogate() ? size - 1 : size;
            beginning.back().text = piece.text.left(qMax(qsizetype(0), end));
        }
        beginning.push_back({QStringLiteral(" …"), false});
        break;
    }
    if (left < 0) {
        for (TexPiece &piece : beginning)
            piece.text.replace(u'\n', u' ');
    }
    return beginning;
}

QStringList keywordsOf(const QString &typed)
{
    static const QRegularExpression separators(QStringLiteral("[,，、;；\n]"));
    QStringList keywords;
    for (const QString &piece : typed.split(separators)) {
        const QString keyword = piece.simplified();
        if (!keyword.isEmpty() && !keywords.contains(keyword))
            keywords << keyword;
    }
    return keywords;
}

bool isWebAddress(const QString &url)
{
    const QString scheme = QUrl(url).scheme().toLower();
    return scheme == QLatin1String("http") || scheme == QLatin1String("https");
}

} // namespace paperdip
