// SPDX-License-Identifier: MIT
#include "formats/ris.h"

#include "formats/bibtex.h"
#include "formats/citekey.h"
#include "formats/names.h"

namespace paperdip {

namespace {

void add(QString &text, const char *tag, const QString &value)
{
    // One line a value: a line of its own that looked like a tag would end it.
    const QString line = value.simplified();
    if (!line.isEmpty())
        text += QLatin1String(tag) + QLatin1String("  - ") + line + QLatin1String("\r\n");
}

QString risType(WorkKind kind)
{
    switch (kind) {
    case WorkKind::Conference:
        return QStringLiteral("CPAPER");
    case WorkKind::Journal:
        return QStringLiteral("JOUR");
    case WorkKind::Preprint:
        return QStringLiteral("UNPB");
    case WorkKind::Other:
        break;
    }
    return QStringLiteral("GEN");
}

// "2022/05/27", as far as it is known.
QString date(const Citation &citation, int year)
{
    if (year == 0 || year != citation.year || citation.month == 0)
        return {};
    QString text = QStringLiteral("%1/%2")
                       .arg(year, 4, 10, QLatin1Char('0'))
                       .arg(citation.month, 2, 10, QLatin1Char('0'));
    if (citation.day > 0)
        text += QStringLiteral("/%1").arg(citation.day, 2, 10, QLatin1Char('0'));
    return text;
}

void addRecord(QString &text, const Citation &citation, const QString &key)
{
    const WorkKind kind = workKind(citation);
    const int year = referenceYear(citation);
    add(text, "TY", risType(kind));
    add(text, "ID", key);
    add(text, "TI", citation.title);
    for (const QString &author : citation.authors)
        add(text, "AU", familyFirst(nameFrom(author)));
    add(text, "PY", year > 0 ? QString::number(year) : QString());
    add(text, "DA", date(citation, year));
    if (kind == WorkKind::Conference || kind == WorkKind::Journal)
        add(text, "T2", citation.venue);
    if (!citation.arxiv.isEmpty()) {
        add(text, "PB", QStringLiteral("arXiv"));
        add(text, "AN", QStringLiteral("arXiv:") + citation.arxiv);
    }
    add(text, "DO", citation.doi);
    add(text, "UR", bestUrl(citation));
    add(text, "AB", citation.abstract);
    const QStringList words = citation.keywords + citation.tags;
    for (const QString &word : words)
        add(text, "KW", word);
    add(text, "N1", citation.remark);
    text += QLatin1String("ER  - \r\n\r\n");
}

} // namespace

QByteArray writeRis(const QList<Citation> &citations)
{
    const QList<Citation> works = withoutDoubles(citations);
    const QStringList keys = citeKeys(works);
    QString text;
    for (qsizetype i = 0; i < works.size(); ++i)
        addRecord(text, works.at(i), keys.at(i));
    return text.toUtf8();
}

} // namespace paperdip
