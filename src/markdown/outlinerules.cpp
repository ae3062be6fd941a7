// SPDX-License-Identifier: MIT
#include "markdown/outlinerules.h"

#include "core/identify.h"

#include <QRegularExpression>

namespace paperdip {

bool isContents(const QString &title)
{
    static const QRegularExpression contents(
        QStringLiteral("^\\W*(table of )?contents?\\W*$|^\\W*(toc|index|overview|目录|索引)\\b"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return contents.match(title).hasMatch();
}

bool isPlaceholder(const Reading &reading)
{
    QString title = reading.title.trimmed();
    while (title.startsWith(QLatin1Char('[')) && title.endsWith(QLatin1Char(']')))
        title = title.sliced(1).chopped(1).trimmed();
    if (title.isEmpty())
        return true;
    if (reading.main &&
        (title == reading.main->url || reading.main->url.endsWith(QLatin1String("://") + title)))
        return true;
    const std::optional<ArxivId> id = parseArxivId(title);
    if (id)
        return reading.arxiv.isEmpty() || id->id == reading.arxiv;
    const bool isUrl =
        title.startsWith(QLatin1String("http://")) || title.startsWith(QLatin1String("https://"));
    return isUrl && !title.contains(QLatin1Char(' '));
}

} // namespace paperdip
