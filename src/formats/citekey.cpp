// SPDX-License-Identifier: MIT
#include "formats/citekey.h"

#include "formats/names.h"

#include <QRegularExpression>
#include <QSet>

namespace paperdip {

namespace {

// Lower case letters and digits alone.
QString bare(const QString &text)
{
    QString kept;
    const QString folded = asciiFolded(text).toLower();
    for (const QChar c : folded) {
        if (c.isLetterOrNumber())
            kept += c;
    }
    return kept;
}

bool isStopWord(const QString &word)
{
    static const QSet<QString> words{
        QStringLiteral("a"),    QStringLiteral("an"),   QStringLiteral("and"),
        QStringLiteral("are"),  QStringLiteral("as"),   QStringLiteral("at"),
        QStringLiteral("by"),   QStringLiteral("do"),   QStringLiteral("does"),
        QStringLiteral("for"),  QStringLiteral("from"), QStringLiteral("how"),
        QStringLiteral("in"),   QStringLiteral("is"),   QStringLiteral("it"),
        QStringLiteral("its"),  QStringLiteral("of"),   QStringLiteral("on"),
        QStringLiteral("or"),   QStringLiteral("the"),  QStringLiteral("to"),
        QStringLiteral("what"), QStringLiteral("when"), QStringLiteral("why"),
        QStringLiteral("with")};
    return words.contains(word);
}

QStringList titleWords(const QString &title)
{
    static const QRegularExpression between(QStringLiteral("[^\\p{L}\\p{N}\\p{M}'’]+"));
    QStringList words;
    const QStringList parts = title.split(between, Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        // "大模型 LLM": the part in another script says nothing here.
        const QString word = bare(part);
        if (!word.isEmpty() && !isStopWord(word))
            words << word;
    }
    return words;
}

// 0: "", 1: "a", 26: "z", 27: "aa"
QString suffix(int number)
{
    QString letters;
    for (; number > 0; number = (number - 1) / 26)
        letters.prepend(QChar(u'a' + (number - 1) % 26));
    return letters;
}

} // namespace

int referenceYear(const Citation &citation)
{
    static const QRegularExpression year(QStringLiteral("(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])"));
    const QRegularExpressionMatch match = year.match(citation.venue);
    return match.hasMatch() ? match.captured(1).toInt() : citation.year;
}

QString citeKey(const Citation &citation)
{
    const int year = referenceYear(citation);
    const QString when = year > 0 ? QString::number(year) : QString();
    const QStringList words = titleWords(citation.title);
    QString family;
    if (!citation.authors.isEmpty()) {
        const Name name = nameFrom(citation.authors.first());
        family = bare(name.literal.isEmpty() ? name.family : name.literal);
    }
    if (!family.isEmpty())
        return family + when + words.value(0);
    if (!citation.arxiv.isEmpty())
        return QStringLiteral("arxiv") + QString(citation.arxiv).remove(QLatin1Char('/'));
    const QString title = words.mid(0, 3).join(QString()).left(40);
    return title.isEmpty() ? QStringLiteral("paper") + when : title + when;
}

QStringList citeKeys(const QList<Citation> &citations)
{
    QStringList keys;
    QSet<QString> taken;
    QHash<QString, int> next; // so that a thousand equal keys are not counted up each time
    for (const Citation &citation : citations) {
        const QString key = citeKey(citation);
        int &number = next[key];
        while (taken.contains(key + suffix(number)))
            ++number;
        keys << key + suffix(number);
        taken << keys.last();
    }
    return keys;
}

} // namespace paperdip
