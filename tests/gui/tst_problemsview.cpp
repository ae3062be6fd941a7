// SPDX-License-Identifier: MIT
#include "gui/desk.h"
#include "gui/problemsview.h"
#include "gui/problemtext.h"
#include "gui/theme.h"
#include "markdown/render.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>
#include <QTreeWidget>

using namespace paperdip;

namespace {

const QByteArray troubled = "# Reading\n\n"
                            "Prose with [nothing]() in it.\n\n"
                            "## Systems\n\n"
                            "- [ ] [[2401.00001] Raft](https://arxiv.org/abs/2401.00001,)\n"
                            "  [note](raft.md)\n"
                            "- [ ] [Second](https://e.org/b.pdf?utm_source=x)\n"
                            "- [ ] [Third](https://e.org/c.pdf?utm_source=x)\n"
                            "- [ ] [Fourth](https://e.org/d.pdf)\n"
                            "  [note](note/fourth.md)\n";

void writeFile(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

// A window with a list that has problems, and its problems view.
struct Troubled : Desk
{
    Troubled() : Desk(troubled)
    {
        writeFile(path(QStringLiteral("list/note/fourth.md")), "# Fourth\n");
        QDir(path(QString())).mkpath(QStringLiteral("list/.git"));
        action("problems")->trigger(); // it is made when first wanted
        view = window->findChild<ProblemsView *>();
        view->close();
        problems = view->findChild<QTreeWidget *>(QStringLiteral("problemsTree"));
    }

    // Opens the view by its key, as a person does, and waits for what it finds.
    bool open() const
    {
        QTest::keyClick(window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        return view->isVisible() &&
               QTest::qWaitFor([this] { return problems->topLevelItemCount() > 0; });
    }
    QPushButton *button(const char *name) const
    {
        return view->findChild<QPushButton *>(QLatin1String(name));
    }
    // The row that says this, or null.
    QTreeWidgetItem *row(const QString &words) const
    {
        return problems->findItems(words, Qt::MatchContains | Qt::MatchRecursive).value(0);
    }
    bool choose(const QString &words) const
    {
        problems->setCurrentItem(row(words));
        return row(words) != nullptr;
    }
    bool waitGone(const QString &words) const
    {
        return QTest::qWaitFor([&] { return row(words) == nullptr; });
    }

    ProblemsView *view = nullptr;
    QTreeWidget *problems = nullptr;
};

} // namespace

// The problems of a list in the real window.
class TestProblemsView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareWindows(); }
    void init() { failOnWindowWarnings(); }

    void followsTheTree()
    {
        const Troubled desk;
        QVERIFY(desk.open());
        const Result<ListId> other = desk.library->addList(
            "# Other\n\n- [Raft of Mine](https://arxiv.org/abs/2401.00001)\n", QString());
        QVERIFY(other);
        desk.tree->setCurrentIndex(desk.model->indexOfList(*other));
        QTRY_COMPARE(desk.problems->topLevelItemCount(), 0);
    }

    void groupsByKind()
    {
        const Troubled desk;
        QVERIFY(desk.open());
        QStringList groups;
        for (int i = 0; i < desk.problems->topLevelItemCount(); ++i)
            groups << desk.problems->topLevelItem(i)->text(0) + u' ' +
                          desk.problems->topLevelItem(i)->text(2);
        QCOMPARE(groups, (QStringList{QStringLiteral("Empty links 1"),
                                      QStringLiteral("Addresses with rubbish 3"),
                                      QStringLiteral("Missing notes 1")}));
        QVERIFY(desk.view->windowTitle().contains(QLatin1Char('5')));
        QCOMPARE(desk.row(QStringLiteral("did you mean “note/raft.md”"))->text(2),
                 QStringLiteral("line 8"));
    }

    void enterGoesToTheEntry()
    {
        const Troubled desk;
        QVERIFY(desk.open());
        QVERIFY(desk.choose(QStringLiteral("note/raft.md")));
        QVERIFY(desk.view->findChild<QLabel *>(QStringLiteral("problemsWords"))
                    ->text()
                    .endsWith(QStringLiteral("did you mean “note/raft.md”?")));
        QTest::keyClick(desk.problems, Qt::Key_Return);
        QCOMPARE(desk.tree->currentNode(), desk.node(QStringLiteral("Raft")));
        QVERIFY(desk.view->isVisible());
        // What stands between the papers is shown first.
        QVERIFY(desk.choose(QStringLiteral("“nothing”")));
        desk.button("problemsGo")->click();
        QVERIFY(desk.action("showText")->isChecked());
        QCOMPARE(desk.model->rowAt(desk.tree->currentIndex())->kind, NodeKind::Text);
    }

    void fixIsOneStep()
    {
        const Troubled desk;
        QVERIFY(desk.open());
        QVERIFY(desk.choose(QStringLiteral("“nothing”")));
        QVERIFY(!desk.button("problemsFix")->isEnabled());
        QVERIFY(!desk.button("problemsFixKind")->isEnabled());
        QVERIFY(desk.choose(QStringLiteral("note/raft.md")));
        desk.button("problemsFix")->click();
        const QByteArray fixed = QByteArray(troubled).replace("(raft.md)", "(note/raft.md)");
        QCOMPARE(desk.library->bytes(desk.list()), fixed);
        QVERIFY(desk.waitGone(QStringLiteral("note/raft.md")));
        QTRY_COMPARE(desk.fileBytes(), fixed);
        QCOMPARE(desk.window->undoStack().count(), 1);
        desk.window->undoStack().undo();
        QCOMPARE(desk.library->bytes(desk.list()), troubled);
        QTRY_VERIFY(desk.row(QStringLiteral("note/raft.md")) != nullptr);
    }

    void fixesOfAKindShowTheirChangesFirst()
    {
        const Troubled desk;
        QVERIFY(desk.open());
        QVERIFY(desk.choose(QStringLiteral("utm_source")));
        desk.button("problemsFixKind")->click();
        auto *text = desk.view->findChild<QPlainTextEdit *>(QStringLiteral("problemsDiffText"));
        QVERIFY(text != nullptr && text->isVisible());
        QVERIFY(
            text->toPlainText().contains(QStringLiteral("+- [ ] [Third](https://e.org/c.pdf)")));
        QVERIFY(!text->toPlainText().contains(QStringLiteral("+  [note]")));
        QCOMPARE(desk.library->bytes(desk.list()), troubled);
        desk.view->findChild<QPushButton *>(QStringLiteral("problemsDiffFix"))->click();
        const QByteArray fixed =
            QByteArray(troubled).replace("?utm_source=x", "").replace("00001,)", "00001)");
        QCOMPARE(desk.library->bytes(desk.list()), fixed);
        QCOMPARE(desk.window->undoStack().count(), 1);
        desk.window->undoStack().undo();
        QCOMPARE(desk.library->bytes(desk.list()), troubled);
    }

    void shutDiffsChangeNothing()
    {
        const Troubled desk;
        QVERIFY(desk.open());
        QVERIFY(desk.choose(QStringLiteral("utm_source")));
        desk.button("problemsFixKind")->click();
        auto *text = desk.view->findChild<QPlainTextEdit *>(QStringLiteral("problemsDiffText"));
        QTest::keyClick(text, Qt::Key_Escape);
        QTRY_VERIFY(desk.view->findChild<QDialog *>(QStringLiteral("problemsDiff")) == nullptr);
        QCOMPARE(desk.library->bytes(desk.list()), troubled);
        QCOMPARE(desk.window->undoStack().count(), 0);
    }

    // An edit elsewhere makes the view look again.
    void followsTheList()
    {
        const Troubled desk;
        QVERIFY(desk.open());
        desk.select(QStringLiteral("Second"));
        desk.action("remove")->trigger();
        QTRY_COMPARE(desk.problems->topLevelItem(1)->text(2), QStringLiteral("2"));
        desk.window->undoStack().undo();
        QTRY_COMPARE(desk.problems->topLevelItem(1)->text(2), QStringLiteral("3"));
    }

    // A fix that was found before the entry changed is refused, and the list looked at again.
    void refusesAFixOfAChangedEntry()
    {
        const Troubled desk;
        QVERIFY(desk.open());
        QVERIFY(desk.choose(QStringLiteral("note/raft.md")));
        desk.select(QStringLiteral("Raft"));
        desk.action("tick")->trigger();
        const QByteArray ticked = desk.library->bytes(desk.list());
        desk.button("problemsFix")->click();
        QVERIFY(ticked != troubled);
        QCOMPARE(desk.library->bytes(desk.list()), ticked);
    }

    void asksBeforeItMovesToTheTrash()
    {
        const Troubled desk;
        const QByteArray data = qgetenv("XDG_DATA_HOME");
        qputenv("XDG_DATA_HOME", desk.path(QStringLiteral("data")).toUtf8());
        QDir().mkpath(desk.path(QStringLiteral("data")));
        const QString picture = desk.path(QStringLiteral("list/note/old.png"));
        writeFile(picture, "x");
        QVERIFY(desk.open());
        QVERIFY(desk.choose(QStringLiteral("No note shows this picture")));
        QVERIFY(desk.button("problemsTrash")->isVisible());
        desk.button("problemsTrash")->click();
        auto *box = desk.view->findChild<QMessageBox *>();
        QVERIFY(box != nullptr);
        QVERIFY(QFile::exists(picture));
        box->button(QMessageBox::Cancel)->click();
        QTRY_VERIFY(desk.view->findChild<QMessageBox *>() == nullptr);
        QVERIFY(QFile::exists(picture));
        desk.button("problemsTrash")->click();
        box = desk.view->findChild<QMessageBox *>();
        const QList<QAbstractButton *> buttons = box->buttons();
        for (QAbstractButton *button : buttons) {
            if (box->buttonRole(button) == QMessageBox::AcceptRole)
                button->click();
        }
        QTRY_VERIFY(!QFile::exists(picture));
        QVERIFY(desk.waitGone(QStringLiteral("No note shows this picture")));
        data.isNull() ? qunsetenv("XDG_DATA_HOME") : qputenv("XDG_DATA_HOME", data);
    }

    void saysWhenThereIsNothing()
    {
        const Desk desk("# Reading\n\n- [ ] [[2401.00001] A](https://arxiv.org/abs/2401.00001)\n");
        desk.action("problems")->trigger();
        auto *view = desk.window->findChild<ProblemsView *>();
        auto *summary = view->findChild<QLabel *>(QStringLiteral("problemsSummary"));
        QTRY_VERIFY(summary->text().startsWith(QStringLiteral("No problems found")));
        QTest::keyClick(view, Qt::Key_Escape);
        QVERIFY(!view->isVisible());
    }

    // Each sentence of a check has its words here, with as many places as in English.
    void everySentenceIsSaid()
    {
        const QStringList words{QStringLiteral("<1>"), QStringLiteral("<2>"), QStringLiteral("<3>"),
                                QStringLiteral("<4>")};
        for (int i = 0; i <= static_cast<int>(Sentence::PictureUnlinked); ++i) {
            const Said said{static_cast<Sentence>(i), words};
            QVERIFY2(!inEnglish(said).isEmpty(), qPrintable(QString::number(i)));
            const QString shown = ProblemText::of(said);
            for (const QString &word : words)
                QVERIFY2(shown.contains(word) == inEnglish(said).contains(word),
                         qPrintable(inEnglish(said)));
            QVERIFY(!shown.isEmpty());
        }
        for (int kind = 0; kind < problemKinds; ++kind)
            QVERIFY(!ProblemText::of(static_cast<ProblemKind>(kind)).isEmpty());
    }
};

QTEST_MAIN(TestProblemsView)
#include "tst_problemsview.moc"
