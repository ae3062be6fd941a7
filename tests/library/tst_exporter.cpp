// SPDX-License-Identifier: MIT
#include "libraryfixture.h"

#include "library/bibimport.h"
#include "library/exporter.h"
#include "store/recordtable.h"
#include "store/store.h"

#include <QRegularExpression>

using namespace paperdip;

// Papers out of a library, and a .bib file into it.
class TestExporter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void wholeList();
    void sectionAndSelection();
    void markdownIsTheBytes();
    void recordsAreTaken();
    void placeholders();
    void homeFormReadsBack();
    void findsDoubles();
    void addsWhatIsChosen();
    void refusesOneByOne();

private:
    QStringList titles(const QList<NodeId> &nodes) const;
    BibCandidates candidates(const char *bib) const
    {
        return bibCandidates(*m_library, readBib(bib));
    }

    std::unique_ptr<Library> m_library;
    ListId m_list = 0;
};

void TestExporter::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_library = openLibrary();
    m_list = *m_library->addList(homeList(), {});
}

QStringList TestExporter::titles(const QList<NodeId> &nodes) const
{
    QStringList titles;
    const QList<Citation> citations = citationsOf(m_library->store(), m_list, nodes);
    for (const Citation &citation : citations)
        titles << citation.title;
    return titles;
}

void TestExporter::wholeList()
{
    const QList<Citation> citations = citationsOf(m_library->store(), m_list);
    QCOMPARE(citations.size(), 6);
    const Citation &flash = citations.at(1);
    QCOMPARE(flash.title, QStringLiteral("FlashAttention: Fast and Exact"));
    QCOMPARE(flash.arxiv, QStringLiteral("2205.14135"));
    QCOMPARE(flash.year, 2022);
    QCOMPARE(flash.state, ReadState::Read);
    QCOMPARE(flash.keywords, QStringList{QStringLiteral("Flash Attention")});
    QCOMPARE(flash.notePath, QStringLiteral("flashattention.md"));
    QVERIFY(flash.links.isEmpty()); // the note is no further link
    QCOMPARE(flash.sections, QStringList({QStringLiteral("My Papers"), QStringLiteral("Systems"),
                                          QStringLiteral("Kernels")}));
    QVERIFY(citations.at(4).remark.contains(QStringLiteral("对不使用")));
}

void TestExporter::sectionAndSelection()
{
    const NodeId decoding = idOf(*m_library, m_list, "Decoding");
    QCOMPARE(titles({decoding}),
             QStringList({QStringLiteral("Medusa"), QStringLiteral("Parallel Decoding")}));
    // In document order, and once where a section and its paper are both chosen.
    const NodeId medusa = idOf(*m_library, m_list, "Medusa");
    const NodeId survey = idOf(*m_library, m_list, "Attention Survey");
    QCOMPARE(titles({medusa, decoding, survey}),
             QStringList({QStringLiteral("Attention Survey"), QStringLiteral("Medusa"),
                          QStringLiteral("Parallel Decoding")}));
    QCOMPARE(titles({idOf(*m_library, m_list, "Serving")}), QStringList());
    const Beginning beginning = beginningOf(m_library->store(), m_list, {decoding}, 1);
    QCOMPARE(beginning.count, 2);
    QCOMPARE(beginning.citations.size(), 1);
    QCOMPARE(beginning.citations.first().title, QStringLiteral("Medusa"));
    const ListId other =
        *m_library->addList("# B\n\n- [ ] [X](https://arxiv.org/abs/2001.00001)\n", {});
    const NodeId elsewhere = m_library->findPapers(QStringLiteral("2001.00001"), other).first().id;
    QCOMPARE(titles({medusa, elsewhere}),
             QStringList({QStringLiteral("Medusa"), QStringLiteral("X")}));
}

void TestExporter::markdownIsTheBytes()
{
    QCOMPARE(*exported(m_library->store(), m_list, {}, Format::Markdown), homeList());
    const NodeId medusa = idOf(*m_library, m_list, "Medusa");
    QCOMPARE(*exported(m_library->store(), m_list, {medusa}, Format::Markdown),
             QByteArray("- [X] [[2401.10774] Medusa](https://arxiv.org/abs/2401.10774)\n\n"
                        "  medusa, tree-attention, [note](note/Medusa.md)\n"));
    QVERIFY(!exported(m_library->store(), 99, {}, Format::Markdown));
    const auto wrong =
        exported(m_library->store(), m_list, {}, Format::Template, QStringLiteral("{x}"));
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().code, ErrorCode::Invalid);
}

void TestExporter::recordsAreTaken()
{
    Record record;
    record.work = record.arxiv = QStringLiteral("2401.10774");
    record.title = QStringLiteral("Medusa: Simple");
    record.authors = {QStringLiteral("Tianle Cai")};
    record.published = QDateTime(QDate(2024, 1, 19), QTime(16, 0), Qt::UTC);
    record.primaryCategory = QStringLiteral("cs.LG");
    record.journalRef = QStringLiteral("ICML 2024");
    record.doi = QStringLiteral("10.1000/x");
    QVERIFY(m_library->store().records().put(record));
    const Citation medusa =
        citationsOf(m_library->store(), m_list, {idOf(*m_library, m_list, "Medusa")}).first();
    QCOMPARE(medusa.title, QStringLiteral("Medusa")); // the list's own title
    QCOMPARE(medusa.authors, record.authors);
    QCOMPARE(medusa.month, 1);
    QCOMPARE(medusa.venue, QStringLiteral("ICML 2024"));
    QCOMPARE(medusa.doi, QStringLiteral("10.1000/x"));
    const QByteArray bib =
        *exported(m_library->store(), m_list, {idOf(*m_library, m_list, "Medusa")}, Format::Bibtex);
    QVERIFY2(bib.startsWith("@inproceedings{cai2024medusa,"), bib.constData());
}

void TestExporter::placeholders()
{
    const ListId list =
        *m_library->addList("# P\n\n- [ ] [[2309.06180]](https://arxiv.org/abs/2309.06180)\n", {});
    QCOMPARE(citationsOf(m_library->store(), list).first().title,
             QStringLiteral("arXiv:2309.06180"));
}

void TestExporter::homeFormReadsBack()
{
    const QByteArray home = *exported(m_library->store(), m_list, {}, Format::Home);
    const ListId again = *m_library->addList(home, {});
    const QList<Citation> before = citationsOf(m_library->store(), m_list);
    QCOMPARE(citationsOf(m_library->store(), again), before);
    // Set again it is the same.
    QCOMPARE(*exported(m_library->store(), again, {}, Format::Home), home);
}

void TestExporter::findsDoubles()
{
    const BibCandidates found =
        candidates("@misc{a, title={Other words}, eprint={2205.14135v3}, archivePrefix={arXiv}}\n"
                   "@article{b, title={MEDUSA!}, doi={10.1000/b}}\n"
                   "@article{c, title={New One}, doi={10.1000/c}}\n"
                   "@article{d, title={Also new}, doi={10.1000/C}}\n"
                   "@misc{e, title={New, one}, url={https://e.org}}\n"
                   "@misc{broken, title\n");
    QCOMPARE(found.candidates.size(), 5);
    QCOMPARE(found.candidates.at(0).twin,
             idOf(*m_library, m_list, "FlashAttention: Fast and Exact"));
    QCOMPARE(found.candidates.at(1).twin, idOf(*m_library, m_list, "Medusa"));
    QVERIFY(!found.candidates.at(2).isDouble());
    QCOMPARE(found.candidates.at(3).twinLine, 3);
    QCOMPARE(found.candidates.at(4).twinLine, 3);
    QCOMPARE(found.problems.size(), 1);
    QCOMPARE(found.problems.first().line, 6);
}

void TestExporter::addsWhatIsChosen()
{
    const NodeId serving = idOf(*m_library, m_list, "Serving");
    const BibCandidates found = candidates(
        "@misc{a, title={First: {A} \\& B}, eprint={2001.00001v2}, archivePrefix={arXiv}}\n"
        "@article{b, title={Second}, doi={10.1000/b}, url={https://b.org/x}}\n"
        "@misc{c, title={Third}, url={https://c.org/x}}\n");
    const Result<BibPlan> plan = planBib(*m_library, m_list, {serving}, found.candidates);
    QVERIFY(plan);
    QCOMPARE(plan->added.size(), 3);
    QVERIFY(plan->refused.isEmpty());
    const Result<Change> undo = m_library->apply(plan->change);
    QVERIFY(undo);
    QByteArray expected = homeList();
    expected.replace("### Serving\n\n",
                     "### Serving\n\n"
                     "- [ ] [[2001.00001] First: A & B](https://arxiv.org/abs/2001.00001)\n"
                     "- [ ] [Second](https://doi.org/10.1000/b)\n"
                     "- [ ] [Third](https://c.org/x)\n\n");
    QCOMPARE(m_library->bytes(m_list), expected);
    QCOMPARE(m_library->node(m_library->lastInserted().first())->version, 2);
    QVERIFY(m_library->apply(*undo));
    QCOMPARE(m_library->bytes(m_list), homeList());
}

void TestExporter::refusesOneByOne()
{
    const BibCandidates found = candidates("@misc{a, title={No link}}\n"
                                           "@misc{b, url={https://b.org}}\n"
                                           "@misc{c, title={Script}, url={javascript:alert(1)}}\n"
                                           "@misc{d, title={Good}, url={https://d.org/x}}\n");
    const Result<BibPlan> plan =
        planBib(*m_library, m_list, {idOf(*m_library, m_list, "Serving")}, found.candidates);
    QVERIFY(plan);
    QCOMPARE(plan->added.size(), 1);
    QCOMPARE(plan->refused.size(), 3);
    QVERIFY(plan->refused.at(0).refusal.contains(QStringLiteral("no arXiv id")));
    QVERIFY(plan->refused.at(1).refusal.contains(QStringLiteral("no title")));
    QVERIFY(plan->refused.at(2).refusal.contains(QStringLiteral("no arXiv id")));
    QVERIFY(!planBib(*m_library, 99, {}, found.candidates));
}

QTEST_GUILESS_MAIN(TestExporter)
#include "tst_exporter.moc"
