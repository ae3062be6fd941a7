// SPDX-License-Identifier: MIT
#include "formats/bibtex.h"

#include "formats/citekey.h"
#include "formats/names.h"
#include "formats/tex.h"

#include <QRegularExpression>

namespace paperdip {

namespace {

bool isConference(const QString &venue)
{
    static const QRegularExpression words(
        QStringLiteral("\\b(proceedings|proc\\.?|conference|conf\\.?|symposium|symp\\.?|workshop|"
                       "advances in neural)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression names(QStringLiteral(
        "\\b(AAAI|ACL|AISTATS|ASPLOS|ATC|CCS|CHI|CIKM|COLING|COLM|COLT|CoRL|CVPR|DAC|EACL|ECCV|"
        "EMNLP|EuroSys|FAST|FOCS|HPCA|HPDC|ICASSP|ICCV|ICDE|ICLR|ICML|ICRA|ICS|ICSE|IJCAI|INFOCOM|"
        "Interspeech|IROS|ISCA|ISSTA|KDD|MICRO|MLSys|MobiCom|NAACL|NDSS|NeurIPS|NIPS|NSDI|OOPSLA|"
        "OSDI|PACT|PLDI|PODC|PODS|POPL|PPoPP|RecSys|RSS|SC|SIGCOMM|SIGGRAPH|SIGIR|SIGMOD|SODA|SOSP|"
        "SPAA|STOC|UAI|UIST|USENIX|VLDB|WACV|WSDM|WWW)(?![a-zA-Z])"));
    return words.match(venue).hasMatch() || names.match(venue).hasMatch();
}

struct Field
{
    const char *name;
    QString value; // as it stands between the braces
};

QString texNames(const QStringList &authors)
{
    QStringList names;
    for (const QString &author : authors) {
        const Name name = nameFrom(author);
        const QString text = texEscaped(familyFirst(name));
        // A group is one name; so is one with " and " inside.
        const bool whole = !name.literal.isEmpty() && text.contains(QLatin1Char(' '));
        names << (whole || text.contains(QLatin1String(" and "))
                      ? QLatin1Char('{') + text + QLatin1Char('}')
                      : text);
    }
    return names.join(QLatin1String(" and "));
}

QString texKeywords(const Citation &citation)
{
    QStringList words;
    const QStringList all = citation.keywords + citation.tags;
    for (const QString &word : all) {
        if (!words.contains(texEscaped(word)))
            words << texEscaped(word);
    }
    return words.join(QLatin1String(", "));
}

QList<Field> fieldsOf(const Citation &citation, WorkKind kind)
{
    const int year = referenceYear(citation);
    const QString venue = texEscaped(citation.venue);
    QList<Field> fields{{"title", texTitle(citation.title)},
                        {"author", texNames(citation.authors)}};
    if (kind == WorkKind::Conference)
        fields << Field{"booktitle", venue};
    else if (kind == WorkKind::Journal)
        fields << Field{"journal", venue};
    fields << Field{"year", year > 0 ? QString::number(year) : QString()};
    // The month is the preprint's, and says nothing of another year's proceedings.
    if (citation.month >= 1 && citation.month <= 12 && kind == WorkKind::Preprint)
        fields << Field{"month", QString::number(citation.month)};
    if (!citation.arxiv.isEmpty())
        fields << Field{"eprint", texAddress(citation.arxiv)}
               << Field{"archivePrefix", QStringLiteral("arXiv")}
               << Field{"primaryClass", texAddress(citation.category)};
    fields << Field{"doi", texAddress(citation.doi)} << Field{"url", texAddress(bestUrl(citation))}
           << Field{"abstract", texEscaped(citation.abstract)}
           << Field{"keywords", texKeywords(citation)}
           << Field{"annote", texEscaped(citation.remark)};
    return fields;
}

QString typeOf(WorkKind kind)
{
    switch (kind) {
    case WorkKind::Conference:
        return QStringLiteral("inproceedings");
    case WorkKind::Journal:
        return QStringLiteral("article");
    case WorkKind::Preprint:
    case WorkKind::Other:
        break;
    }
    return QStringLiteral("misc");
}

} // namespace

WorkKind workKind(const Citation &citation)
{
    if (citation.venue.contains(QLatin1String("arxiv"), Qt::CaseInsensitive) ||
        (citation.venue.isEmpty() && !citation.arxiv.isEmpty()))
        return WorkKind::Preprint;
    if (citation.venue.isEmpty())
        return WorkKind::Other;
    return isConference(citation.venue) ? WorkKind::Conference : WorkKind::Journal;
}

QByteArray writeBibtex(const QList<Citation> &citations)
{
    const QList<Citation> works = withoutDoubles(citations);
    const QStringList keys = citeKeys(works);
    QString text;
    for (qsizetype i = 0; i < works.size(); ++i) {
        const WorkKind kind = workKind(works.at(i));
        text += QStringLiteral("%1@%2{%3,\n")
                    .arg(i ? QStringLiteral("\n") : QString(), typeOf(kind), keys.at(i));
        const QList<Field> fields = fieldsOf(works.at(i), kind);
        for (const Field &field : fields) {
            if (!field.value.isEmpty())
                text += QStringLiteral("  %1 = {").arg(QLatin1String(field.name), -13) +
                        field.value + QLatin1String("},\n");
        }
        text += QLatin1String("}\n");
    }
    return text.toUtf8();
}

} // namespace paperdip
