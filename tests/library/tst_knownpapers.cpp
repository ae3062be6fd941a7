// SPDX-License-Identifier: MIT
#include "library/knownpapers.h"

#include "core/workkeys.h"
#include "library/linkedfiles.h"
#include "libraryfixture.h"
#include "shared.h"
#include "store/database.h"
#include "store/nodetable.h"
#include "store/store.h"
#include "sync/quickfolder.h"

#include <QTemporaryDir>

using namespace paperdip;

namespace {

const QByteArray list("# List\n"
                      "\n"
                      "- [ ] [[2205.14135] FlashAttention](https://arxiv.org/abs/2205.14135)\n"
                      "- [ ] [By DOI](https://doi.org/10.1145/ABC.1)\n"
                      "- [ ] [At ACM](https://dl.acm.org/doi/pdf/10.1145/1.2)\n"
                      "- [ ] [At OpenReview](https://openreview.net/forum?id=H4DqfPSibmx)\n"
                      "- [ ] [A page, Naïve](http://www.example.org/papers/a.html)\n"
                      "- [ ] [Of arXiv by DOI](https://doi.org/10.48550/arXiv.2401.10774)\n");

} // namespace

// A work is known again whatever address is used for it, and at the cost of a look into an index.
class TestKnownPapers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_library = openLibrary(); }
    void cleanup() { m_library.reset(); }

    void isFound_data();
    void isFound();
    void titleIsFound();
    void nearlyTheSameIsNotFound_data();
    void nearlyTheSameIsNotFound();
    void followsChanges();
    void preferredListComesFirst();
    void firstNameHolds();
    void listsOfBeforeAreReadAnew();

private:
    QString titleOf(NodeId node) const
    {
        return node == 0 ? QString() : m_library->node(node).value().title;
    }
    NodeId find(const QString &address, ListId preferred = 0, bool onlyThere = false) const
    {
        const QList<Identified> papers = identify(address);
        return papers.isEmpty()
                   ? 0
                   : KnownPapers(*m_library).find(papers, preferred, onlyThere).value(0);
    }

    std::unique_ptr<Library> m_library;
};

void TestKnownPapers::isFound_data()
{
    QTest::addColumn<QString>("title");
    const auto row = [](const char *address, const char *title) {
        QTest::newRow(address) << QString::fromUtf8(title);
    };
    row("https://arxiv.org/pdf/2205.14135v2", "FlashAttention");
    row("https://doi.org/10.48550/arXiv.2205.14135", "FlashAttention");
    row("https://doi.org/10.1145/abc.1", "By DOI");
    row("https://dl.acm.org/doi/10.1145/abc.1", "By DOI");
    row("https://doi.org/10.1145/1.2", "At ACM");
    row("https://dl.acm.org/doi/abs/10.1145/1.2", "At ACM");
    row("https://openreview.net/pdf?id=H4DqfPSibmx", "At OpenReview");
    row("https://example.org/papers/a.html", "A page, Naïve");
    row("https://example.org/papers/a.html?utm_source=feed#top", "A page, Naïve");
    row("https://arxiv.org/abs/2401.10774", "Of arXiv by DOI");
}

void TestKnownPapers::isFound()
{
    QFETCH(const QString, title);
    QVERIFY(m_library->addList(list, {}));
    QCOMPARE(titleOf(find(QString::fromLatin1(QTest::currentDataTag()))), title);
}

void TestKnownPapers::titleIsFound()
{
    QVERIFY(m_library->addList(list, {}));
    const KnownPapers known(*m_library);
    QCOMPARE(titleOf(known.findNamed({titleKey(QStringLiteral("a PAGE: naïve."))}, 0)),
             QStringLiteral("A page, Naïve"));
    QCOMPARE(known.findNamed({titleKey(QStringLiteral("a page"))}, 0), NodeId(0));
    QCOMPARE(known.findNamed({}, 0), NodeId(0));
}

void TestKnownPapers::nearlyTheSameIsNotFound_data()
{
    isFound_data();
}

// The last letter, or digit, is another one.
void TestKnownPapers::nearlyTheSameIsNotFound()
{
    QString address = QString::fromLatin1(QTest::currentDataTag());
    address = address.section(u'?', 0, address.contains(QLatin1String("utm")) ? 0 : -1);
    if (address.contains(QLatin1String("v2")))
        address.chop(2);
    address.back() = address.back() == u'9' ? u'8' : QChar(address.back().unicode() + 1);
    QVERIFY(m_library->addList(list, {}));
    QCOMPARE(find(address), NodeId(0));
}

void TestKnownPapers::followsChanges()
{
    const auto id = m_library->addList(list, {});
    QVERIFY(id);
    const QString address = QStringLiteral("https://example.org/papers/a.html");
    const NodeId paper = find(address);
    QVERIFY(paper != 0);
    const KnownPapers known(*m_library);
    const QStringList other{titleKey(QStringLiteral("Other words"))};
    const auto retitled =
        m_library->apply(*m_library->planTitle(paper, QStringLiteral("Other words")));
    QVERIFY(retitled);
    QCOMPARE(known.findNamed(other, 0), paper);
    QVERIFY(m_library->apply(*retitled));
    QCOMPARE(known.findNamed(other, 0), NodeId(0));
    const auto removed = m_library->apply(*m_library->planRemove({paper}));
    QVERIFY(removed);
    QCOMPARE(find(address), NodeId(0));
    QVERIFY(m_library->apply(*removed));
    QCOMPARE(find(address), paper);
}

void TestKnownPapers::preferredListComesFirst()
{
    const auto first = m_library->addList(list, {});
    const auto second = m_library->addList(list, {});
    QVERIFY(first && second);
    const QString address = QStringLiteral("https://arxiv.org/abs/2205.14135");
    QCOMPARE(m_library->node(find(address)).value().list, *first);
    QCOMPARE(m_library->node(find(address, *second)).value().list, *second);
    const auto third = m_library->addList("# Empty\n", {});
    QVERIFY(third);
    QCOMPARE(m_library->node(find(address, *third)).value().list, *first);
    QCOMPARE(find(address, *third, true), NodeId(0));
}

void TestKnownPapers::firstNameHolds()
{
    QVERIFY(m_library->addList(list, {}));
    const QStringList names{QStringLiteral("arxiv 2401.10774"),
                            titleKey(QStringLiteral("FlashAttention"))};
    QCOMPARE(titleOf(KnownPapers(*m_library).findNamed(names, 0)),
             QStringLiteral("Of arXiv by DOI"));
}

// A library of an earlier version has no keys; a note's file is known all the same.
void TestKnownPapers::listsOfBeforeAreReadAnew()
{
    const QTemporaryDir folder(quickFolder());
    const QString path = folder.filePath(QStringLiteral("library.db"));
    m_library = openLibrary(path);
    QVERIFY(m_library->addList(
        list + "- [ ] [Noted](https://example.org/n.html) [note](note/n.md)\n", {}));
    QVERIFY(m_library->store().database().execute(QStringLiteral(
        "UPDATE node SET work_key = NULL, address_key = NULL, title_key = NULL, note_key = NULL")));
    QVERIFY(m_library->store().nodes().setReadingVersion(4));
    const QString address = QStringLiteral("https://example.org/papers/a.html");
    QCOMPARE(find(address), NodeId(0));
    QVERIFY(find(QStringLiteral("https://arxiv.org/abs/2205.14135")) != 0);
    QCOMPARE(m_library->papersWithNote(QStringLiteral("n.md")).size(), 1);
    m_library.reset();
    m_library = openLibrary(path);
    QCOMPARE(titleOf(find(address)), QStringLiteral("A page, Naïve"));
    QCOMPARE(m_library->papersWithNote(QStringLiteral("n.md")).size(), 1);
    QCOMPARE(m_library->papersWithNote(QStringLiteral("m.md")).size(), 0);
}

QTEST_GUILESS_MAIN(TestKnownPapers)

#include "tst_knownpapers.moc"
