// SPDX-License-Identifier: MIT
#include "gui/desk.h"

#include <QScrollBar>
#include <QTest>

using namespace paperdip;

namespace {

constexpr int sections = 150;
constexpr int papersInEach = 20;

// More papers than open by themselves below one heading, and more than one turn has time for.
QByteArray manySections()
{
    QByteArray list = "# Big\n\n## Part\n";
    for (int section = 0; section < sections; ++section) {
        list += "\n### Section " + QByteArray::number(section) + "\n\n";
        for (int paper = 0; paper < papersInEach; ++paper)
            list += "- [ ] [Paper " + QByteArray::number(paper) + "](https://example.org/" +
                    QByteArray::number(section * papersInEach + paper) + ")\n";
    }
    return list + "\n## Other\n";
}

int openSections(const Desk &desk)
{
    const QModelIndex part = desk.row(QStringLiteral("Part"));
    int open = desk.tree->isExpanded(part) ? 1 : 0;
    for (int i = 0; i < desk.model->rowCount(part); ++i)
        open += desk.tree->isExpanded(desk.model->index(i, 0, part)) ? 1 : 0;
    return open;
}

} // namespace

// Thousands of rows open without the window standing still.
class TestTreeOpening : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareWindows(); }

    void init()
    {
        failOnWindowWarnings();
        m_desk = std::make_unique<Desk>(manySections());
        m_desk->tree->expand(m_desk->row(QStringLiteral("Part")));
    }

    void cleanup() { m_desk.reset(); }

    void opensByItselfAFewAtATime()
    {
        QTest::qWait(0);
        const int soon = openSections(*m_desk);
        QVERIFY2(soon > 1 && soon < sections, qPrintable(QString::number(soon)));
        QTRY_COMPARE_WITH_TIMEOUT(openSections(*m_desk), sections + 1, 60'000);
    }

    void opensEverythingInTurns()
    {
        closeAll();
        m_desk->tree->expandEverything();
        QVERIFY(m_desk->tree->isOpeningEverything());
        const int soon = openSections(*m_desk);
        QVERIFY2(soon > 0 && soon < sections, qPrintable(QString::number(soon)));
        QTRY_VERIFY_WITH_TIMEOUT(!m_desk->tree->isOpeningEverything(), 60'000);
        QCOMPARE(openSections(*m_desk), sections + 1);
    }

    void closingEverythingStopsIt()
    {
        closeAll();
        m_desk->tree->expandEverything();
        m_desk->tree->collapseEverything();
        QVERIFY(!m_desk->tree->isOpeningEverything());
        QTest::qWait(50);
        QCOMPARE(openSections(*m_desk), 0);
    }

    // While rows open above it.
    void whatOneReadsStaysWhereItIs()
    {
        closeAll();
        m_desk->tree->expand(m_desk->row(QStringLiteral("Part")));
        QTest::qWait(0);
        m_desk->tree->verticalScrollBar()->setValue(m_desk->tree->verticalScrollBar()->maximum() /
                                                    2);
        const QPersistentModelIndex top = m_desk->tree->indexAt(QPoint(200, 0));
        QVERIFY(top.isValid());
        const int before = m_desk->tree->visualRect(top).top();
        m_desk->tree->expandEverything();
        QTRY_VERIFY_WITH_TIMEOUT(!m_desk->tree->isOpeningEverything(), 60'000);
        QCOMPARE(openSections(*m_desk), sections + 1);
        QCOMPARE(m_desk->tree->visualRect(top).top(), before);
    }

    // Though what is above has not opened again; and that it does is nobody's hand.
    void goesBackAfterAFilter()
    {
        QTRY_COMPARE_WITH_TIMEOUT(openSections(*m_desk), sections + 1, 60'000);
        QScrollBar *bar = m_desk->tree->verticalScrollBar();
        bar->setValue(bar->maximum() / 2);
        const TreePlace before = m_desk->tree->place();
        const QVariantList byHand = m_desk->tree->openedRows();
        m_desk->tree->setFiltering(true);
        m_desk->tree->setFiltering(false);
        QVERIFY(openSections(*m_desk) < sections);
        m_desk->tree->goBack(before);
        QCOMPARE(m_desk->tree->place().top, before.top);
        QCOMPARE(m_desk->tree->place().offset, before.offset);
        QCOMPARE(m_desk->tree->openedRows(), byHand);
        QTRY_COMPARE_WITH_TIMEOUT(openSections(*m_desk), sections + 1, 60'000);
        QCOMPARE(m_desk->tree->place().top, before.top);
        QCOMPARE(m_desk->tree->place().offset, before.offset);
    }

private:
    // What opens by itself no longer does, once it was closed by hand.
    void closeAll()
    {
        QTRY_COMPARE_WITH_TIMEOUT(openSections(*m_desk), sections + 1, 60'000);
        m_desk->tree->collapseEverything();
        QCOMPARE(openSections(*m_desk), 0);
    }

    std::unique_ptr<Desk> m_desk;
};

QTEST_MAIN(TestTreeOpening)
#include "tst_treeopening.moc"
