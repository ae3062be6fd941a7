// SPDX-License-Identifier: MIT
#include "formats/citation.h"

#include "core/address.h"
#include "core/identify.h"

#include <QSet>
#include <QUrl>

namespace paperdip {

QString safeUrl(const QString &url)
{
    const QString text = url.trimmed();
    const Address address = splitAddress(text);
    const bool web = address.scheme.compare(QLatin1String("http"), Qt::CaseInsensitive) == 0 ||
                     address.scheme.compare(QLatin1String("https"), Qt::CaseInsensitive) == 0;
    if (!web || address.host.isEmpty() || !address.trusted)
        return {};
    // A browser drops these inside a scheme or takes them for the end.
    for (const QChar c : text) {
        if (c.unicode() < 0x20 || c.unicode() == 0x7f)
            return {};
    }
    return text;
}

QString bestUrl(const Citation &citation)
{
    if (!citation.arxiv.isEmpty())
        return ArxivId{citation.arxiv, 0}.absUrl();
    if (const QString url = safeUrl(citation.url); !url.isEmpty())
        return url;
    if (citation.doi.isEmpty())
        return {};
    return QStringLiteral("https://doi.org/") +
           QString::fromLatin1(QUrl::toPercentEncoding(citation.doi, "/:();,@"));
}

QString stateWord(ReadState state)
{
    switch (state) {
    case ReadState::Read:
        return QStringLiteral("read");
    case ReadState::Reading:
        return QStringLiteral("reading");
    case ReadState::Unread:
        break;
    }
    return QStringLiteral("unread");
}

QString numberText(int value)
{
    return value > 0 ? QString::number(value) : QString();
}

QList<Citation> withoutDoubles(const QList<Citation> &citations)
{
    QSet<QString> seen;
    QList<Citation> kept;
    for (const Citation &citation : citations) {
        QStringList names;
        if (!citation.arxiv.isEmpty())
            names << QStringLiteral("arxiv ") + citation.arxiv;
        if (!citation.doi.isEmpty())
            names << QStringLiteral("doi ") + citation.doi.toLower();
        if (names.isEmpty())
            names << citation.url + QLatin1Char('\n') + citation.title;
        const bool known = std::any_of(names.cbegin(), names.cend(),
                                       [&](const QString &name) { return seen.contains(name); });
        for (const QString &name : std::as_const(names))
            seen << name;
        if (!known)
            kept << citation;
    }
    return kept;
}

} // namespace paperdip
