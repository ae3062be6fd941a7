// SPDX-License-Identifier: MIT
#include "library/keywordplan.h"

#include "library/libraryfixture.h"
#include "store/store.h"

#include <QRegularExpression>

using namespace paperdip;

namespace {

const QByteArray items = "# Items\n\n"
                         "- [ ] [[2205.14135] Flash](https://arxiv.org/abs/2205.14135)\n"
                         "  Flash Attention, Kernel\n"
                         "- [X] [[2307.08691] Flash 2](https://arxiv.org/abs/2307.08691)\n"
                         "  flash-attention、Kernel, [note](n.md)\n"
                         "- [ ] [[2401.10774] Medusa](https://arxiv.org/abs/2401.10774)\n";
const QByteArray table =
    "# Table\n\n"
    "| Title | Tags |\n"
    "|---|---|\n"
    "| [Paged](https://arxiv.org/abs/2309.06180) | Kernel, flash-attention |\n";
const QByteArray paragraphs = "# Paragraphs\n\n"
                              "[**GQA**](https://arxiv.org/abs/2305.13245)\n"
                              "flash-attention, heads\n";
const QByteArray bare = "# Bare\n\n"
                        "| Title | Year |\n"
                        "|---|---|\n"
                        "| [Raft](https://arxiv.org/abs/1401.00001) | 2014 |\n";

} // namespace

// Renaming and merging keywords over all lists.
class TestKeywordPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_library = openLibrary();
        m_lists.clear();
        for (const QByteArray &bytes : {items, table, paragraphs, bare})
            m_lists << m_library->addList(bytes, {}).value_or(0);
        // A table without a column for keywords: they are kept beside it.
        const NodeId raft = idOf(*m_library, m_lists.at(3), "Raft");
        const Result<Change> plan =
            m_library->planKeywords(raft, {QStringLiteral("flash-attention")});
        QVERIFY(plan && m_library->apply(*plan));
    }

    void counts();
    void mergesOverAllListsAsOneStep();
    void onlyReadListsAreTold();
    void namesThatCannotBeWrittenAreTold();
    void refusesWithoutAName();
    void nothingToDo();

private:
    Result<KeywordPlan> plan(const QStringList &from, const char *to) const
    {
        return planKeywordRename(m_library->store(), m_library->documents(), from,
                                 QString::fromUtf8(to), [] { return false; });
    }
    QByteArrayList all() const
    {
        QByteArrayList bytes;
        for (const ListId list : m_lists)
            bytes << m_library->bytes(list);
        return bytes;
    }
    QString counted(ListId list) const
    {
        QStringList words;
        const auto counts = countKeywords(m_library->store(), list);
        for (const KeywordCount &one : counts.value_or(QList<KeywordCount>()))
            words << QStringLiteral("%1 %2").arg(one.keyword).arg(one.entries);
        return words.join(QStringLiteral(", "));
    }

    std::unique_ptr<Library> m_library;
    QList<ListId> m_lists;
};

void TestKeywordPlan::counts()
{
    QCOMPARE(counted(0), QStringLiteral("Flash Attention 1, flash-attention 4, heads 1, Kernel 3"));
    QCOMPARE(counted(m_lists.at(0)),
             QStringLiteral("Flash Attention 1, flash-attention 1, Kernel 2"));
    QCOMPARE(counted(m_lists.at(3)), QStringLiteral("flash-attention 1"));
}

void TestKeywordPlan::mergesOverAllListsAsOneStep()
{
    const QByteArrayList before = all();
    const Result<KeywordPlan> merged =
        plan({QStringLiteral("Flash Attention"), QStringLiteral("flash-attention")}, "Attention");
    QVERIFY(merged);
    QCOMPARE(merged->entries(), 5);
    QCOMPARE(merged->leftOver(), 0);
    QCOMPARE(merged->lists.size(), 4);
    QCOMPARE(merged->lists.first().name, QStringLiteral("Items"));
    QCOMPARE(merged->lists.first().entries, 2);
    QCOMPARE(all(), before); // nothing yet

    const Result<Change> inverse = m_library->apply(merged->change);
    QVERIFY(inverse);
    QByteArrayList wanted{items, table, paragraphs, bare};
    wanted[0].replace("Flash Attention,", "Attention,").replace("flash-attention、", "Attention、");
    wanted[1].replace("flash-attention", "Attention");
    wanted[2].replace("flash-attention", "Attention");
    QCOMPARE(all(), wanted);
    QCOMPARE(counted(0), QStringLiteral("Attention 5, heads 1, Kernel 3"));
    for (const ListId list : m_lists)
        QCOMPARE(readingsDiffer(*m_library, list), QString());

    const Result<Change> again = m_library->apply(*inverse); // one step back
    QVERIFY(again);
    QCOMPARE(all(), before);
    QCOMPARE(counted(0), QStringLiteral("Flash Attention 1, flash-attention 4, heads 1, Kernel 3"));
    QVERIFY(m_library->apply(*again));
    QCOMPARE(all(), wanted);
}

void TestKeywordPlan::onlyReadListsAreTold()
{
    QVERIFY(m_library->setReadOnly(m_lists.at(1), true));
    QVERIFY(m_library->setReadOnly(m_lists.at(3), true));
    const Result<KeywordPlan> renamed = plan({QStringLiteral("flash-attention")}, "FA");
    QVERIFY(renamed);
    QCOMPARE(renamed->entries(), 3); // what is kept beside a list is a person's own
    QCOMPARE(renamed->leftOver(), 1);
    const KeywordPlan::OfList &told = renamed->lists.at(1);
    QCOMPARE(told.name, QStringLiteral("Table"));
    QCOMPARE(told.entries, 0);
    QCOMPARE(told.left.first().title, QStringLiteral("Paged"));
    QCOMPARE(told.left.first().why.code, ErrorCode::ReadOnly);
    QVERIFY(m_library->apply(renamed->change));
    QCOMPARE(m_library->bytes(m_lists.at(1)), table);
    QCOMPARE(counted(0), QStringLiteral("FA 3, Flash Attention 1, flash-attention 1, heads 1, "
                                        "Kernel 3"));
}

void TestKeywordPlan::namesThatCannotBeWrittenAreTold()
{
    const QByteArrayList before = all();
    const Result<KeywordPlan> renamed =
        plan({QStringLiteral("Kernel"), QStringLiteral("heads")}, "one, two");
    QVERIFY(renamed);
    QCOMPARE(renamed->entries(), 0);
    QCOMPARE(renamed->leftOver(), 4);
    QVERIFY(renamed->change.isEmpty());
    QCOMPARE(all(), before);
}

void TestKeywordPlan::refusesWithoutAName()
{
    QCOMPARE(plan({QStringLiteral("Kernel")}, "  ").error().code, ErrorCode::Invalid);
    const auto stopped =
        planKeywordRename(m_library->store(), m_library->documents(), {QStringLiteral("Kernel")},
                          QStringLiteral("K"), [] { return true; });
    QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
}

void TestKeywordPlan::nothingToDo()
{
    QVERIFY(plan({QStringLiteral("nobody has it")}, "x")->change.isEmpty());
    QVERIFY(plan({QStringLiteral("Kernel")}, "Kernel")->change.isEmpty());
    // Half a word is another word; % and _ are letters.
    QVERIFY(plan({QStringLiteral("Kern"), QStringLiteral("Kerne_"), QStringLiteral("%")}, "x")
                ->change.isEmpty());
}

QTEST_GUILESS_MAIN(TestKeywordPlan)
#include "tst_keywordplan.moc"
