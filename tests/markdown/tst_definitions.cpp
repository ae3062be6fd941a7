// SPDX-License-Identifier: MIT
#include "markdown/edit.h"

#include "shared.h"

#include <QRegularExpression>
#include <QTest>

using namespace paperdip;

namespace {

// Lines that define a link's label, found without the program's own readers.
QByteArrayList definitionLines(const QByteArray &bytes)
{
    static const QRegularExpression definition(QStringLiteral("^ {0,3}\\[[^\\]]+\\]:\\s*\\S"));
    QByteArrayList found;
    for (const QByteArray &line : bytes.split('\n')) {
        if (definition.match(QString::fromUtf8(line)).hasMatch())
            found << line.trimmed();
    }
    return found;
}

template<typename Test>
NodeId lastWhere(const Document &document, Test test)
{
    for (int i = document.size(); i-- > 0;) {
        if (test(document.at(i)))
            return document.idAt(i);
    }
    return 0;
}

} // namespace

// Lists that end in reference definitions keep them when their last entry goes (the four such lists
// of the corpus are of one repository).
class TestDefinitions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void staysWithoutTheLastEntry_data();
    void staysWithoutTheLastEntry();
    void areThere();
    void areNotRemovedWhileUsed();

private:
    int m_definitions = 0;
};

void TestDefinitions::staysWithoutTheLastEntry_data()
{
    SKIP_WITHOUT_SHARED();
    QTest::addColumn<QString>("path");
    const QString corpus = sharedFolder() + QStringLiteral("/corpus/");
    QDirIterator files(corpus + QStringLiteral("zhjwpku__paper-notes"), {QStringLiteral("*.md")},
                       QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        QTest::newRow(qPrintable(path.mid(corpus.size()))) << path;
    }
}

void TestDefinitions::staysWithoutTheLastEntry()
{
    SKIP_WITHOUT_SHARED();
    QFETCH(const QString, path);
    const QByteArray bytes = readAll(path);
    const QByteArrayList definitions = definitionLines(bytes);
    m_definitions += static_cast<int>(definitions.size());
    const Document document = Document::read(bytes);
    const auto isEntry = [](const ListNode &node) { return isPaper(node) || isItem(node); };
    const auto isAnything = [](const ListNode &node) { return !isDefinitions(node); };
    for (const NodeId last : {lastWhere(document, isPaper), lastWhere(document, isEntry),
                              lastWhere(document, isSection), lastWhere(document, isAnything)}) {
        if (last == 0)
            continue;
        const Result<Document> after = removeNodes(document, {last});
        QVERIFY2(after, after ? "" : qPrintable(after.error().message));
        QCOMPARE(definitionLines(after->bytes()), definitions);
        QVERIFY(after->indexOf(last) < 0);
        const Document fresh = Document::read(after->bytes());
        QCOMPARE(fresh.size(), after->size());
    }
}

// There is something that could have been lost.
void TestDefinitions::areThere()
{
    SKIP_WITHOUT_SHARED();
    QVERIFY2(m_definitions >= 40, qPrintable(QString::number(m_definitions)));
}

void TestDefinitions::areNotRemovedWhileUsed()
{
    const Document used = Document::read("- [ ] [One Title][one]\n\n[one]: one.pdf\n");
    const NodeId definition = used.idAt(1);
    const Result<Document> refused = removeNodes(used, {definition});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Refused);
    const Result<Document> both = removeNodes(used, {used.idAt(0), definition});
    QVERIFY(both);
    QCOMPARE(both->bytes(), QByteArray());
    const Document unused = Document::read("- [ ] [One Title](one.pdf)\n\n[two]: two.pdf\n");
    const Result<Document> removed = removeNodes(unused, {unused.idAt(1)});
    QVERIFY(removed);
    QCOMPARE(removed->bytes(), QByteArray("- [ ] [One Title](one.pdf)\n"));
}

QTEST_APPLESS_MAIN(TestDefinitions)
#include "tst_definitions.moc"
