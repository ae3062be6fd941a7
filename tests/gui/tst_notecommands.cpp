// SPDX-License-Identifier: MIT
#include "gui/chip.h"
#include "gui/notedesk.h"
#include "gui/notefooter.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QUndoStack>

using namespace paperdip;

namespace {

const QString raft = QStringLiteral("Raft");
const QString attention = QStringLiteral("Attention Is All You Need");
const QString fast = QStringLiteral("Fast Transformer Decoding");

} // namespace

// The window's commands on note files.
class TestNoteCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareWindows(); }
    void init() { failOnWindowWarnings(); }

    void newNoteUnderAnotherName()
    {
        const NoteDesk desk;
        desk.select(fast);
        desk.action("writeNote")->trigger();
        QVERIFY(desk.editor->hasFocus());
        desk.pane->renameNote();
        auto *field = desk.pane->findChild<QLineEdit *>(QStringLiteral("notePathField"));
        QVERIFY(field->hasFocus());
        QCOMPARE(field->selectedText(), QStringLiteral("fast_transformer_decoding"));
        field->insert(QStringLiteral("一个")); // keyClicks() knows Latin letters only
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(desk.editor->hasFocus());
        QVERIFY(desk.rowNote(fast).isEmpty()); // not before the first letter
        QTest::keyClicks(desk.editor, QStringLiteral("x"));
        QCOMPARE(desk.rowNote(fast), QStringLiteral("note/一个.md"));
        QVERIFY(desk.pane->flush());
        QVERIFY(desk.read("note/一个.md").endsWith('x'));
        QVERIFY(!QFile::exists(desk.at("note/fast_transformer_decoding.md")));
    }

    void escLeavesTheProposedName()
    {
        const NoteDesk desk;
        desk.select(fast);
        desk.action("writeNote")->trigger();
        desk.pane->renameNote();
        auto *field = desk.pane->findChild<QLineEdit *>(QStringLiteral("notePathField"));
        QTest::keyClicks(field, QStringLiteral("other"));
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!field->isVisible());
        QTest::keyClicks(desk.editor, QStringLiteral("x"));
        QCOMPARE(desk.rowNote(fast), QStringLiteral("note/fast_transformer_decoding.md"));
    }

    void renamesAndTakesBack()
    {
        const NoteDesk desk;
        desk.write("note/other.md", "See [it](raft.md).\n");
        desk.select(raft);
        desk.action("renameNote")->trigger();
        auto *field = desk.pane->findChild<QLineEdit *>(QStringLiteral("notePathField"));
        QTRY_VERIFY(field->hasFocus());
        QCOMPARE(field->selectedText(), QStringLiteral("raft"));
        QTest::keyClicks(field, QStringLiteral("consensus"));
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(desk.rowNote(raft), QStringLiteral("note/consensus.md"));
        QCOMPARE(desk.read("note/other.md"), QByteArray("See [it](consensus.md).\n"));
        QCOMPARE(desk.read("note/consensus.md"), QByteArray("# Raft\n\n选主。\n"));
        QCOMPARE(desk.pane->notePath(),
                 QFileInfo(desk.at("note/consensus.md")).canonicalFilePath());
        desk.window->undoStack().undo();
        QCOMPARE(desk.rowNote(raft), QStringLiteral("note/raft.md"));
        QCOMPARE(desk.read("note/other.md"), QByteArray("See [it](raft.md).\n"));
        QVERIFY(!QFile::exists(desk.at("note/consensus.md")));
        desk.window->undoStack().redo();
        QVERIFY(QFile::exists(desk.at("note/consensus.md")));
    }

    void trashesAndTakesBack()
    {
        const NoteDesk desk;
        desk.select(raft);
        desk.action("removeNote")->trigger();
        auto *box = desk.window->findChild<QMessageBox *>();
        QVERIFY(box != nullptr);
        for (QAbstractButton *button : box->buttons()) {
            if (box->buttonRole(button) == QMessageBox::AcceptRole)
                button->click();
        }
        QTRY_VERIFY(!QFile::exists(desk.at("note/raft.md")));
        QVERIFY(desk.rowNote(raft).isEmpty());
        desk.window->undoStack().undo();
        QCOMPARE(desk.read("note/raft.md"), QByteArray("# Raft\n\n选主。\n"));
        QCOMPARE(desk.rowNote(raft), QStringLiteral("note/raft.md"));
    }

    void takesTheFileThatWasMeant()
    {
        const NoteDesk desk;
        desk.write("note/Missing.md", "# Found\n");
        desk.select(attention);
        auto *use = desk.pane->findChild<QPushButton *>(QStringLiteral("useLikelyNote"));
        QTRY_VERIFY(use->isVisible());
        QVERIFY(use->text().contains(QStringLiteral("note/Missing.md")));
        use->click();
        QCOMPARE(desk.rowNote(attention), QStringLiteral("note/Missing.md"));
        QTRY_COMPARE(desk.editor->bytes(), QByteArray("# Found\n"));
        desk.window->undoStack().undo();
        QCOMPARE(desk.rowNote(attention), QStringLiteral("missing.md"));
    }

    void footerSaysWhoLinksHere()
    {
        const NoteDesk desk;
        desk.write("note/b.md", "# Overview of consensus\n\n[Raft](raft.md)\n");
        desk.select(raft);
        auto *footer = desk.pane->findChild<NoteFooter *>();
        QTRY_VERIFY(footer->isVisible());
        QCOMPARE(footer->findChildren<Chip *>().value(0)->text(),
                 QStringLiteral("Overview of consensus"));
        desk.select(fast);
        QTRY_VERIFY(!footer->isVisible());
    }

    void bringsAnEarlierVersionBack()
    {
        const NoteDesk desk;
        desk.select(raft);
        QTRY_COMPARE(desk.pane->text(), QByteArray("# Raft\n\n选主。\n"));
        desk.pane->setMode(NotePane::Mode::Edit);
        desk.editor->setFocus();
        desk.editor->selectAll();
        QTest::keyClicks(desk.editor, QStringLiteral("gone"));
        QVERIFY(desk.pane->flush());
        desk.action("noteVersions")->trigger();
        auto *dialog = desk.window->findChild<QDialog *>(QStringLiteral("noteVersions"));
        QVERIFY(dialog != nullptr && dialog->isVisible());
        auto *text = dialog->findChild<QPlainTextEdit *>(QStringLiteral("noteVersionText"));
        QVERIFY(text->toPlainText().contains(QStringLiteral("+选主。")));
        dialog->findChild<QCheckBox *>()->setChecked(false);
        QCOMPARE(text->toPlainText(), QStringLiteral("# Raft\n\n选主。\n"));
        dialog->findChild<QPushButton *>(QStringLiteral("noteVersionBringBack"))->click();
        QCOMPARE(desk.editor->bytes(), QByteArray("# Raft\n\n选主。\n"));
        QVERIFY(desk.pane->flush());
        QCOMPARE(desk.read("note/raft.md"), QByteArray("# Raft\n\n选主。\n"));
    }

    void templateIsLearntAndSet()
    {
        const NoteDesk desk;
        desk.write("note/raft.md", "# Raft\n\n## 动机\n\n## 不足\n");
        desk.select(fast);
        desk.action("noteTemplate")->trigger();
        auto *dialog = desk.window->findChild<QDialog *>(QStringLiteral("noteTemplate"));
        QVERIFY(dialog != nullptr && dialog->isVisible());
        auto *form = dialog->findChild<QPlainTextEdit *>();
        QVERIFY(form->toPlainText().contains(QStringLiteral("## 动机")));
        auto *keep = dialog->findChild<QPushButton *>(QStringLiteral("noteTemplateKeep"));
        form->setPlainText(QStringLiteral("# {tite}"));
        QVERIFY(!keep->isEnabled());
        form->setPlainText(QStringLiteral("# {title}\n\n## 问题\n\n\n## 想法\n"));
        keep->click();
        QVERIFY(!dialog->isVisible());
        desk.action("writeNote")->trigger();
        QCOMPARE(desk.editor->bytes(),
                 QByteArray("# Fast Transformer Decoding\n\n## 问题\n\n\n## 想法\n\n"));
        QCOMPARE(desk.editor->textCursor().blockNumber(), 4);
    }
};

QTEST_MAIN(TestNoteCommands)
#include "tst_notecommands.moc"
