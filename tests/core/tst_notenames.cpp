// SPDX-License-Identifier: MIT
#include "core/identify.h"
#include "shared.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace paperdip;

namespace {

// One pattern and no grammar, anywhere: four digits, a dot and four or five digits, or the letters
// of an archive, a slash and seven digits.
QSet<QString> bySimpleRule(const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral("(?<![0-9])([0-9]{4}\\.[0-9]{4,5}|(?<![a-z])(?:cs|math|physics|nlin|[a-z]{2,"
                       "5}-[a-z]{2,4})/"
                       "[0-9]{7})(?![0-9])"),
        QRegularExpression::CaseInsensitiveOption);
    QSet<QString> ids;
    for (auto match = pattern.globalMatch(text); match.hasNext();)
        ids.insert(match.next().captured(1).toLower());
    return ids;
}

// "+ID" is named by identify() alone, "?ID" as one only to be offered, "-ID" by the simple rule
// alone.
QStringList differences(const QString &text)
{
    const QSet<QString> simple = bySimpleRule(text);
    QSet<QString> named;
    QStringList all;
    for (const Identified &one : identify(text)) {
        if (one.kind != Identified::Kind::Arxiv)
            continue;
        named.insert(one.id);
        if (!simple.contains(one.id))
            all << (one.sure ? u'+' : u'?') + one.id;
    }
    for (const QString &id : simple) {
        if (!named.contains(id))
            all << u'-' + id;
    }
    all.sort();
    return all;
}

// Where the two readings differ, each looked at in its file. This is all there is: a difference
// that is not here fails, and so does one that is here and no more there.
struct Known
{
    const char *note; // below the corpus
    const char *difference;
    const char *reason;
};
const Known known[] = {
    {"mental2008__awesome-papers/paper-list/systems-for-ml/deep-learning-training.md",
     "-2020.00092", "the end of a DOI, 10.1109/ISCA45697.2020.00092; 2020 has no month 20"},
    {"mli__paper-reading/README.md", "-kim-son/0839722",
     "an author and a hash in an address of Semantic Scholar"},
    {"weihaox__awesome-neural-rendering/@ddbf9a71/README.md", "-1802.05384",
     "the name of a PDF on another host (hal.inria.fr): a link to that PDF"},
    {"weihaox__awesome-neural-rendering/docs/TEXTURE-AND-SURFACE-EMBEDDING-OR-MAPPING.md",
     "-1802.05384", "the same link"},
    {"zhjwpku__paper-notes/src/databases/vectordb/README.md", "-2206.13843",
     "within the name of a local PDF, behind an underscore"},
    {"zhjwpku__paper-notes/src/databases/vectordb/README.md", "-2401.08281",
     "within the name of a local PDF, behind an underscore"},
};

} // namespace

class TestNoteNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void agreesWithASimplerReading();
};

// No id in the notes of the corpus is false.
void TestNoteNames::agreesWithASimplerReading()
{
    SKIP_WITHOUT_SHARED();
    const QString corpus = sharedFolder() + QStringLiteral("/corpus/");
    QStringList expected;
    for (const Known &one : known) {
        QVERIFY(*one.reason);
        expected << QStringLiteral("%1 %2").arg(QLatin1String(one.note),
                                                QLatin1String(one.difference));
    }
    expected.sort();
    QStringList found;
    int notes = 0;
    int ids = 0;
    QDirIterator files(corpus, {QStringLiteral("*.md")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString text = QString::fromUtf8(readAll(files.next()));
        const QString name = files.filePath().mid(corpus.size());
        ++notes;
        ids += int(bySimpleRule(text).size());
        for (const QString &difference : differences(text))
            found << name + u' ' + difference;
    }
    found.sort();
    QVERIFY2(notes > 400, qPrintable(QString::number(notes)));
    QVERIFY2(ids > 3000, qPrintable(QString::number(ids)));
    const auto missing = [](const QStringList &from, const QStringList &in) {
        QStringList rest = from;
        for (const QString &one : in)
            rest.removeOne(one);
        return rest.join(u'\n');
    };
    QCOMPARE(missing(found, expected), QString());
    QCOMPARE(missing(expected, found), QString());
}

QTEST_GUILESS_MAIN(TestNoteNames)
#include "tst_notenames.moc"
