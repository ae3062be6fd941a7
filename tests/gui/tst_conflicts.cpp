// SPDX-License-Identifier: MIT
#include "gui/conflictview.h"
#include "gui/desk.h"
#include "gui/listeditor.h"
#include "gui/messagebar.h"

#include <QAbstractButton>
#include <QFile>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QUndoStack>

using namespace paperdip;

// What was changed here and by another program, through the real window.
class TestConflicts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareWindows(); }
    void init();
    void cleanup() { m_desk.reset(); }
    void mergedQuietly();
    void chosenByAClick();
    void bothKept();

private:
    void retitleHere(const QString &title) const;
    void retitleElsewhere(const QByteArray &title) const;
    MessageBar *bar() const { return m_desk->window->findChild<MessageBar *>(); }
    ConflictView *openView() const;
    template<typename Widget>
    static Widget *part(ConflictView *view, const char *name)
    {
        return view->findChild<Widget *>(QLatin1String(name));
    }

    std::unique_ptr<Desk> m_desk;
};

namespace {

const QByteArray entryHead = "- [ ] [[2001.00002] ";
const QByteArray entryTail = "](https://arxiv.org/abs/2001.00002)\n";

QByteArray listWith(const QByteArray &title)
{
    return "# Papers\n\n## A\n\n- [ ] [[2001.00001] First](https://arxiv.org/abs/2001.00001)\n" +
           entryHead + title + entryTail +
           "- [ ] [[2001.00003] Third](https://arxiv.org/abs/2001.00003)\n";
}

} // namespace

void TestConflicts::init()
{
    failOnWindowWarnings();
    m_desk = std::make_unique<Desk>(listWith("Second"));
}

void TestConflicts::retitleHere(const QString &title) const
{
    const Result<Change> change =
        m_desk->library->planTitle(m_desk->node(QStringLiteral("Second")), title);
    QVERIFY(change);
    QVERIFY(m_desk->library->apply(*change));
}

void TestConflicts::retitleElsewhere(const QByteArray &title) const
{
    QFile file(m_desk->listPath());
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(listWith(title)), listWith(title).size());
}

ConflictView *TestConflicts::openView() const
{
    const QList<QAbstractButton *> buttons = bar()->findChildren<QAbstractButton *>();
    for (QAbstractButton *button : buttons) {
        if (button->text().startsWith(QStringLiteral("Choose"))) {
            button->click();
            break;
        }
    }
    return m_desk->window->findChild<ConflictView *>();
}

void TestConflicts::mergedQuietly()
{
    m_desk->select(QStringLiteral("Third"));
    m_desk->press(Qt::Key_Space);
    retitleElsewhere("Second by them");
    QTRY_VERIFY(m_desk->fileBytes().contains("- [x] [[2001.00003]"));
    QVERIFY(m_desk->fileBytes().contains("Second by them"));
    QTRY_COMPARE(m_desk->library->bytes(m_desk->list()), m_desk->fileBytes());
    QCOMPARE(bar()->count(), 0);
}

void TestConflicts::chosenByAClick()
{
    retitleHere(QStringLiteral("Second of mine"));
    retitleElsewhere("Second of theirs");
    const QString key = QStringLiteral("conflicts-%1").arg(m_desk->list());
    QTRY_VERIFY(bar()->has(key));
    QTRY_VERIFY(m_desk->fileBytes().contains("Second of mine"));
    QVERIFY(m_desk->fileBytes().contains("Second of theirs"));
    const QByteArray merged = m_desk->fileBytes();

    ConflictView *view = openView();
    QVERIFY(view != nullptr && view->isVisible());
    QCOMPARE(part<QListWidget>(view, "conflictEntries")->count(), 1);
    QCOMPARE(part<QPlainTextEdit>(view, "conflictBase")->toPlainText(),
             QString::fromUtf8((entryHead + "Second" + entryTail).trimmed()));
    QVERIFY(part<QPlainTextEdit>(view, "conflictMine")
                ->toPlainText()
                .contains(QStringLiteral("Second of mine")));
    auto *theirs = part<QPlainTextEdit>(view, "conflictTheirs");
    QCOMPARE(theirs->extraSelections().value(0).cursor.selectedText(),
             QStringLiteral(" of theirs"));
    QTest::mouseClick(part<QPushButton>(view, "conflictKeepTheirs"), Qt::LeftButton);
    QCOMPARE(m_desk->library->bytes(m_desk->list()), listWith("Second of theirs"));
    QTRY_VERIFY(!bar()->has(key));
    QTRY_COMPARE(part<QListWidget>(view, "conflictEntries")->count(), 0);
    QVERIFY(!part<QPushButton>(view, "conflictKeepMine")->isEnabled());

    m_desk->window->undoStack().undo();
    QCOMPARE(m_desk->library->bytes(m_desk->list()), merged);
    QTRY_VERIFY(bar()->has(key)); // open again
    QTRY_COMPARE(part<QListWidget>(view, "conflictEntries")->count(), 1);
    m_desk->restart();
    QTRY_VERIFY(bar()->has(key));
}

void TestConflicts::bothKept()
{
    retitleHere(QStringLiteral("Second of mine"));
    retitleElsewhere("Second of theirs");
    const QString key = QStringLiteral("conflicts-%1").arg(m_desk->list());
    QTRY_VERIFY(bar()->has(key));
    const QByteArray merged = m_desk->library->bytes(m_desk->list());
    ConflictView *view = openView();
    QTest::mouseClick(part<QPushButton>(view, "conflictKeepBoth"), Qt::LeftButton);
    QTRY_VERIFY(!bar()->has(key));
    QCOMPARE(m_desk->library->bytes(m_desk->list()), merged);
    m_desk->window->undoStack().undo();
    QTRY_VERIFY(bar()->has(key));
    m_desk->window->undoStack().redo();
    QTRY_VERIFY(!bar()->has(key));
}

QTEST_MAIN(TestConflicts)
#include "tst_conflicts.moc"
