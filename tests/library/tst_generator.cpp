// SPDX-License-Identifier: MIT
#include "generator.h"
#include "markdown/document.h"
#include "shared.h"
#include "store/store.h"

#include <QCryptographicHash>
#include <QTemporaryDir>

using namespace paperdip;

namespace {

constexpr int papers = 200;

QByteArray hashOfAll(const QString &folder)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QStringList paths;
    for (QDirIterator it(folder, QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
        paths << it.next();
    paths.sort();
    for (const QString &path : std::as_const(paths)) {
        hash.addData(path.mid(folder.size()).toUtf8());
        hash.addData(readAll(path));
    }
    return hash.result().toHex().left(16);
}

} // namespace

// What measures are taken of is the same on every machine and stays so.
class TestGenerator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void list();
    void sizes();
    void files();
    void records();
};

void TestGenerator::list()
{
    const Document document = Document::read(Generator(papers).list(0));
    int read = 0;
    int notes = 0;
    int sections = 0;
    int found = 0;
    for (const ListNode &node : document.nodes()) {
        sections += isSection(node) ? 1 : 0;
        if (!isPaper(node))
            continue;
        const GeneratedPaper paper = Generator::paper(found++);
        QCOMPARE(node.reading.title, paper.title);
        QCOMPARE(node.reading.notePath, paper.note);
        read += isRead(node.reading) ? 1 : 0;
        notes += paper.note.isEmpty() ? 0 : 1;
    }
    QCOMPARE(found, papers);
    QCOMPARE(sections, 1 + 3 + papers / Generator::papersInSection);
    QCOMPARE(read, 74);
    QCOMPARE(notes, 54);
}

void TestGenerator::sizes()
{
    int chinese = 0;
    for (int i = 0; i < 2000; ++i) {
        const GeneratedPaper paper = Generator::paper(i);
        chinese += paper.chinese ? 1 : 0;
        const qsizetype words = paper.chinese ? 150 : paper.abstract.count(QLatin1Char(' ')) + 1;
        QCOMPARE(words, 150);
        if (paper.note.isEmpty())
            continue;
        const qsizetype size = Generator::note(i).size();
        QVERIFY2(size >= 1000 && size < 4700, qPrintable(QString::number(size)));
    }
    QCOMPARE(chinese, 315);
    QCOMPARE(Generator(1'000'000).lists(), 10);
    QCOMPARE(Generator::paper(999'999).work, QStringLiteral("doi:10.1145/3999999"));
    QCOMPARE(Generator::paper(999'998).work, QStringLiteral("1902.19999"));
}

void TestGenerator::files()
{
    const QTemporaryDir folder;
    QVERIFY(Generator(papers).write(folder.path(), false));
    QCOMPARE(hashOfAll(folder.path()), QByteArray("9a947a9e2710962c"));
    const QTemporaryDir bib;
    QVERIFY(Generator(papers).write(bib.path(), true));
    QCOMPARE(hashOfAll(bib.path()), QByteArray("8b67505a802ef771"));
    QCOMPARE(Generator(papers).bib().count("@article{"), papers);
}

void TestGenerator::records()
{
    const auto store = Store::open(QStringLiteral(":memory:"));
    QVERIFY(store);
    QVERIFY(putRecords(**store, papers));
    QCOMPARE((*store)->records().titles(0).size(), papers);
    const GeneratedPaper paper = Generator::paper(9);
    const std::optional<Record> record = (*store)->records().find(paper.work);
    QVERIFY(record);
    QCOMPARE(record->abstract, paper.abstract);
    QCOMPARE(record->authors, paper.authors);
}

QTEST_GUILESS_MAIN(TestGenerator)
#include "tst_generator.moc"
