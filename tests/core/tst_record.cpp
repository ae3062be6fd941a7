// SPDX-License-Identifier: MIT
#include "core/record.h"
#include "shared.h"

#include <QRegularExpression>
#include <QTest>

using namespace paperdip;

class TestRecord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void comments_data();
    void comments();
    void abstracts_data();
    void abstracts();
    void recorded_data();
    void recorded();
};

void TestRecord::comments_data()
{
    QTest::addColumn<bool>("withdrawn");
    const auto row = [](const char *comment, bool withdrawn) {
        QTest::newRow(comment) << withdrawn;
    };
    row("This paper has been withdrawn", true);
    row("This paper has been withdrawn by the authors.", true);
    row("This has been withdrawn by arXiv administrators due to an unresolvable authorship dispute",
        true);
    row("This submission has been withdrawn by arXiv administrators because of plagiarism", true);
    row("arXiv admin note: This article has been withdrawn by arXiv administrators", true);
    row("Paper withdrawn due to an error in Lemma 2", true);
    row("The paper is withdrawn", true);
    row("withdrawn", true);
    row("Withdrawn.", true);
    row("12 pages, withdrawn by the author", true);
    row("Withdrawn because of a crucial error", true);
    row("This manuscript was withdrawn, see the new version", true);
    row("this paper is being withdrawn", true);
    row("This paper has been temporarily withdrawn", true);
    row("", false);
    row("12 pages, 3 figures", false);
    row("Replaces a withdrawn paper", false);
    row("Theorem 2 of the first version has been withdrawn", false);
    row("A study of withdrawn drugs", false);
    row("Money withdrawn from banks, 20 pages", false);
    row("The data was withdrawn in 2012", false);
    row("This paper corrects arXiv:1234.5678, which was withdrawn", false);
}

void TestRecord::comments()
{
    QFETCH(bool, withdrawn);
    Record record;
    record.comment = QString::fromUtf8(QTest::currentDataTag());
    QCOMPARE(isWithdrawn(record), withdrawn);
}

void TestRecord::abstracts_data()
{
    QTest::addColumn<bool>("withdrawn");
    const auto row = [](const char *abstract, bool withdrawn) {
        QTest::newRow(abstract) << withdrawn;
    };
    row("This paper has been withdrawn by the authors.", true);
    row("This paper has been withdrawn since the results are not satisfied.", true);
    row("Withdrawn.", true);
    row("[Withdrawn]", true);
    row("withdrawn due to a gap in the proof", true);
    row("", false);
    row("We study drugs that were withdrawn from the market.", false);
    row("Withdrawn drugs are studied.", false);
    row("We show that this paper has been withdrawn too often.", false);
    row("Cash withdrawn by customers is predicted.", false);
}

void TestRecord::abstracts()
{
    QFETCH(bool, withdrawn);
    Record record;
    record.abstract = QString::fromUtf8(QTest::currentDataTag());
    QCOMPARE(isWithdrawn(record), withdrawn);
}

// arXiv's own files of three withdrawn papers and of one that is not.
void TestRecord::recorded_data()
{
    SKIP_WITHOUT_SHARED();
    QTest::addColumn<bool>("withdrawn");
    QTest::addColumn<QString>("comment");
    QTest::newRow("abs_withdrawn_0704.0156.abs")
        << true << QStringLiteral("This paper has been withdrawn by the authors. This paper");
    QTest::newRow("abs_withdrawn_0906.3336.abs")
        << true << QStringLiteral("This paper has been withdrawn");
    QTest::newRow("abs_withdrawn_2101.10016.abs")
        << true << QStringLiteral("This has been withdrawn by arXiv administrators");
    QTest::newRow("abs_latex_0704.0002.abs")
        << false << QStringLiteral("To appear in Graphs and Combinatorics");
}

void TestRecord::recorded()
{
    QFETCH(bool, withdrawn);
    QFETCH(QString, comment);
    const QString file =
        QString::fromUtf8(readAll(sharedFolder() + QStringLiteral("/samples/other/") +
                                  QLatin1String(QTest::currentDataTag())));
    const QStringList parts = file.split(QStringLiteral("\\\\\n")); // head, fields, abstract
    QCOMPARE(parts.size(), 4);
    static const QRegularExpression field(QStringLiteral("^Comments: (.*(?:\n  .*)*)"),
                                          QRegularExpression::MultilineOption);
    Record record;
    record.comment = field.match(parts[1]).captured(1).simplified();
    QVERIFY2(record.comment.startsWith(comment), qPrintable(record.comment));
    QCOMPARE(isWithdrawn(record), withdrawn);
    record.comment.clear();
    record.abstract = parts[2].simplified();
    const bool saysSo = record.abstract.startsWith(QLatin1String("This paper has been withdrawn"));
    QCOMPARE(isWithdrawn(record), saysSo);
}

QTEST_GUILESS_MAIN(TestRecord)
#include "tst_record.moc"
