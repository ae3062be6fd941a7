// SPDX-License-Identifier: MIT
#include "formats/bibreader.h"
#include "formats/bibtex.h"
#include "formats/tex.h"

#include "citations.h"

#include <QRegularExpression>
#include <QTest>

using namespace paperdip;

class TestBibReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void tex_data();
    void tex();
    void reads();
    void oneBrokenEntryAlone_data();
    void oneBrokenEntryAlone();
    void hostile_data();
    void hostile();
    void macrosEndWithTheFile();
    void latin1();
    void findsArxiv_data();
    void findsArxiv();
    void readsWhatIsWritten();
};

void TestBibReader::tex_data()
{
    QTest::addColumn<QString>("tex");
    QTest::addColumn<QString>("plain");
    QTest::newRow("umlaut") << "G{\\\"o}del, M\\\"uller" << QStringLiteral("Gödel, Müller");
    QTest::newRow("accents") << "\\'{e} \\`a \\^{\\i} \\~n \\c{c} \\v{s} \\H{o}"
                             << QStringLiteral("é à î ñ ç š ő");
    QTest::newRow("letters") << "\\o{} {\\L}\\'od\\'z \\ss \\AE" << QStringLiteral("ø Łódź ßÆ");
    QTest::newRow("specials") << "a \\& b \\% \\_ \\# \\$"
                              << "a & b % _ # $";
    QTest::newRow("dashes") << "1--2 --- ``x''" << QStringLiteral("1–2 — “x”");
    QTest::newRow("commands") << "\\emph{very} {\\bf bold} \\LaTeX{} \\textbf{a {b}}"
                              << "very bold LaTeX a b";
    QTest::newRow("math") << "$O(n^2)$ and $\\alpha$-stable"
                          << QStringLiteral("O(n^2) and α-stable");
    QTest::newRow("tie") << "a~b"
                         << "a b";
    QTest::newRow("unknown") << "\\foo bar"
                             << "\\foo bar";
    QTest::newRow("ends early") << "a\\"
                                << "a\\";
    QTest::newRow("accent alone") << "\\'"
                                  << "";
    QTest::newRow("deep") << QStringLiteral("{").repeated(5000) + QStringLiteral("x") << "";
}

void TestBibReader::tex()
{
    QFETCH(const QString, tex);
    QFETCH(const QString, plain);
    if (tex.size() > 1000)
        QVERIFY(plainFromTex(tex).size() <= 1); // it ends, that is all
    else
        QCOMPARE(plainFromTex(tex), plain);
}

static const QByteArray sample = R"(% Encoding: UTF-8
@string{neurips = "Advances in Neural " # "Information Processing Systems"}
@comment{jabref-meta: databaseType:bibtex;}
@preamble{"\newcommand{\noopsort}[1]{}"}

@InProceedings{dao2022flash,
  Title     = {{FlashAttention}: Fast and
               Memory-Efficient},
  author    = "Dao, Tri and Fu, Daniel Y. and {The {XYZ} Team} and van Dyke, Jr., Dick and others",
  booktitle = neurips # " 35",
  year      = 2022, month = may,
  url       = {https://example.org/a_b\%20c},
}
@article(godel, title = {{\"U}ber formal unentscheidbare S{\"a}tze}, author={Kurt G{\"o}del},
  journal={Monatshefte}, year="1931", doi = {https://doi.org/10.1007/BF01700692})
)";

void TestBibReader::reads()
{
    const BibFile file = readBib(sample);
    QCOMPARE(file.problems, QList<BibProblem>());
    QCOMPARE(file.entries.size(), 2);
    const BibEntry &first = file.entries.first();
    QCOMPARE(first.type, QStringLiteral("inproceedings"));
    QCOMPARE(first.key, QStringLiteral("dao2022flash"));
    QCOMPARE(first.line, 6);
    QCOMPARE(first.fields.value(QStringLiteral("title")),
             QStringLiteral("FlashAttention: Fast and Memory-Efficient"));
    QCOMPARE(first.fields.value(QStringLiteral("booktitle")),
             QStringLiteral("Advances in Neural Information Processing Systems 35"));
    QCOMPARE(first.authors,
             QStringList({QStringLiteral("Tri Dao"), QStringLiteral("Daniel Y. Fu"),
                          QStringLiteral("The XYZ Team"), QStringLiteral("Dick van Dyke Jr.")}));
    const Citation citation = citationOf(first);
    QCOMPARE(citation.year, 2022);
    QCOMPARE(citation.month, 5);
    QCOMPARE(citation.url, QStringLiteral("https://example.org/a_b%20c"));
    const Citation second = citationOf(file.entries.last());
    QCOMPARE(second.title, QStringLiteral("Über formal unentscheidbare Sätze"));
    QCOMPARE(second.authors, QStringList{QStringLiteral("Kurt Gödel")});
    QCOMPARE(second.doi, QStringLiteral("10.1007/BF01700692"));
}

void TestBibReader::oneBrokenEntryAlone_data()
{
    QTest::addColumn<QByteArray>("broken");
    QTest::newRow("no end") << QByteArray("@misc{bad, title = {x}, year = {2000");
    QTest::newRow("no equals") << QByteArray("@misc{bad, title {x}}");
    QTest::newRow("no comma") << QByteArray("@misc{bad, title = {x} year = {y}}");
    QTest::newRow("no key") << QByteArray("@misc{, title = {x}}");
    QTest::newRow("quote open") << QByteArray("@misc{bad, title = \"x}");
    QTest::newRow("brace too many") << QByteArray("@misc(bad, title = {x}})");
    QTest::newRow("number name") << QByteArray("@misc{bad, 2x = {x}}");
    QTest::newRow("nothing") << QByteArray("@misc{}");
    QTest::newRow("too many fields")
        << QByteArray("@misc{bad") + QByteArray(", a = {b}").repeated(5000) + "}";
    QTest::newRow("too deep") << QByteArray("@misc{bad, a = ") + QByteArray("{").repeated(5000) +
                                     QByteArray("}").repeated(5001);
    QTest::newRow("too long") << QByteArray("@misc{bad, a = {") +
                                     QByteArray("x").repeated(2000000) + "}}";
}

void TestBibReader::oneBrokenEntryAlone()
{
    QFETCH(const QByteArray, broken);
    const QByteArray before = "@misc{a, title = {A}}\n\n";
    const BibFile file = readBib(before + broken + "\n@misc{b, title = {B}}\n");
    QCOMPARE(file.entries.size(), 2);
    QCOMPARE(file.entries.first().key, QStringLiteral("a"));
    QCOMPARE(file.entries.last().key, QStringLiteral("b"));
    QCOMPARE(file.entries.last().line, 4);
    QCOMPARE(file.problems.size(), 1);
    QCOMPARE(file.problems.first().line, 3);
    QVERIFY2(file.problems.first().message.contains(QStringLiteral("could not be read: ")),
             qPrintable(file.problems.first().message));
}

void TestBibReader::hostile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("me@example.org wrote @ noon");
    QTest::newRow("zero") << QByteArray("@misc{a\0b, t = {\0}}", 19);
    QTest::newRow("format") << QByteArray("@misc{%s%n%n, %s%n = %n}");
    QTest::newRow("only opening") << QByteArray("@a{").repeated(20000);
    QTest::newRow("only at") << QByteArray("@").repeated(100000);
    QTest::newRow("many broken") << QByteArray("@misc{x, y}\n").repeated(5000);
    QByteArray bomb = "@string{a = \"aaaaaaaaaaaaaaaa\"}\n";
    for (char c = 'b'; c <= 'z'; ++c)
        bomb += QByteArray("@string{") + c + " = " + QByteArray(1, char(c - 1)) + " # " +
                char(c - 1) + " # " + char(c - 1) + " # " + char(c - 1) + "}\n";
    QTest::newRow("macros of macros") << bomb + "@misc{k, t = z # z # z}\n";
    QTest::newRow("macro of none")
        << QByteArray("@string{a = none, b = a # a}\n@misc{k, t = a # b, u = a}\n");
    QTest::newRow("names fill the pool") << [] {
        QByteArray macros;
        for (int i = 0; i < 3000; ++i)
            macros += "@string{" + QByteArray(200, 'a') + QByteArray::number(i) + " = {x}}\n";
        return macros;
    }();
    QTest::newRow("macro of itself") << QByteArray("@string{a = a # a}\n@misc{k, t = a # a}\n");
}

void TestBibReader::hostile()
{
    QFETCH(const QByteArray, bytes);
    const BibFile file = readBib(bytes);
    for (const BibEntry &entry : file.entries)
        (void)citationOf(entry);
    // What is well-formed afterwards is read as ever.
    QCOMPARE(readBib(sample).entries.size(), 2);
}

void TestBibReader::macrosEndWithTheFile()
{
    (void)readBib("@string{mine = {My Journal}}");
    const BibFile file = readBib("@article{a, journal = mine, title = {T}}");
    QCOMPARE(file.entries.size(), 1);
    QVERIFY(!file.entries.first().fields.contains(QStringLiteral("journal")));
    QCOMPARE(file.problems.size(), 1);
    QVERIFY(file.problems.first().message.contains(QStringLiteral("mine")));
}

void TestBibReader::latin1()
{
    const BibFile file = readBib("@misc{a, title = {Caf\xe9}}");
    QCOMPARE(file.entries.first().fields.value(QStringLiteral("title")), QStringLiteral("Café"));
    QCOMPARE(file.problems.size(), 1);
}

void TestBibReader::findsArxiv_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::newRow("eprint") << QByteArray("eprint = {2205.14135}, archivePrefix = {arXiv}");
    QTest::newRow("biblatex") << QByteArray("eprint = {2205.14135v2}, eprinttype = {arxiv}");
    QTest::newRow("url") << QByteArray("url = {https://arxiv.org/pdf/2205.14135}");
    QTest::newRow("scholar") << QByteArray("journal = {arXiv preprint arXiv:2205.14135}");
    QTest::newRow("doi") << QByteArray("doi = {10.48550/arXiv.2205.14135}");
}

void TestBibReader::findsArxiv()
{
    QFETCH(const QByteArray, fields);
    const BibFile file = readBib("@misc{a, title = {T}, " + fields + "}");
    QCOMPARE(citationOf(file.entries.value(0)).arxiv, QStringLiteral("2205.14135"));
}

void TestBibReader::readsWhatIsWritten()
{
    for (const Citation &written : {flash(), thorny(), chinese()}) {
        const BibFile file = readBib(writeBibtex({written}));
        QCOMPARE(file.problems, QList<BibProblem>());
        QCOMPARE(file.entries.size(), 1);
        const Citation read = citationOf(file.entries.first());
        QCOMPARE(read.title, written.title);
        QCOMPARE(read.authors, written.authors);
        QCOMPARE(read.arxiv, written.arxiv);
        QCOMPARE(read.doi, written.doi);
        QCOMPARE(read.venue, written.venue);
        QCOMPARE(read.keywords, written.keywords);
        QCOMPARE(read.remark, written.remark.simplified());
        QCOMPARE(read.abstract, written.abstract.simplified());
    }
}

QTEST_APPLESS_MAIN(TestBibReader)
#include "tst_bibreader.moc"
