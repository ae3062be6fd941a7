// SPDX-License-Identifier: MIT
#include "gui/chip.h"
#include "gui/linkoffer.h"
#include "gui/mentions.h"
#include "gui/notedesk.h"
#include "gui/notespans.h"
#include "gui/openlink.h"

#include <QAction>
#include <QListWidget>
#include <QTest>
#include <QTextBlock>

using namespace paperdip;

namespace {

const QString raft = QStringLiteral("Raft");

QByteArray linkedList()
{
    return "# Reading\n\n"
           "- [ ] [Raft](https://example.org/raft.pdf)\n  [note](note/raft.md)\n"
           "- [ ] [FlashAttention: Fast Exact Attention](https://arxiv.org/abs/2205.14135)\n"
           "  [note](note/flash%20attention.md)\n"
           "- [ ] [Medusa: Simple LLM\\_Heads](https://arxiv.org/abs/2401.10774)\n"
           "  [note](note/deep/Medusa.md)\n"
           "- [ ] [推测解码综述](https://arxiv.org/abs/2401.07851)\n"
           "- [ ] [Gone](https://arxiv.org/abs/1706.03762)\n  [note](note/gone.md)\n";
}

struct LinkDesk : NoteDesk
{
    LinkDesk() : NoteDesk(linkedList())
    {
        write("note/flash attention.md", "# Flash\n");
        write("note/deep/Medusa.md", "# Medusa 笔记\n\n好\n");
        write("note/想法#1.md", "# 想法 | 汇总\n");
        open(raft);
        auto *commands = window->findChild<LinkOffer *>();
        if (commands == nullptr)
            qFatal("nothing offers links");
        offer = commands;
    }
    // A note to write in, once the files around it are known.
    void open(const QString &title) const
    {
        select(title);
        pane->setMode(NotePane::Mode::Edit);
        editor->setFocus();
        editor->moveCursor(QTextCursor::End);
        QTest::qWait(0);
    }
    QListWidget *shown() const
    {
        auto *rows = window->findChild<QListWidget *>(QStringLiteral("linkOffer"));
        return rows != nullptr && rows->isVisible() ? rows : nullptr;
    }
    QStringList titles() const
    {
        QStringList titles;
        for (int i = 0; shown() && i < shown()->count(); ++i)
            titles << shown()->item(i)->text();
        return titles;
    }
    QString line() const { return editor->textCursor().block().text(); }
    void put(const QString &text) const { editor->insertPlainText(text); }
    void type(const QString &text) const
    {
        for (const QChar letter : text) {
            if (letter.unicode() < 0x80)
                QTest::keyClicks(editor, QString(letter));
            else
                compose({}, QString(letter));
        }
    }
    void compose(const QString &preedit, const QString &commit) const
    {
        QInputMethodEvent event(preedit, {});
        event.setCommitString(commit);
        QCoreApplication::sendEvent(editor, &event);
    }

    LinkOffer *offer = nullptr;
};

} // namespace

class TestNoteLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareWindows(); }
    void init() { failOnWindowWarnings(); }

    // Enter right behind a letter takes what that letter finds, and what is typed meanwhile comes
    // behind the link.
    void takesWhatIsStillLookedFor()
    {
        const LinkDesk desk;
        desk.type(QStringLiteral("[[m"));
        QTRY_VERIFY(desk.shown());
        desk.type(QStringLiteral("edusa"));
        QTest::keyClick(desk.editor, Qt::Key_Return);
        desk.type(QStringLiteral(" 好 x"));
        const QString link = QStringLiteral("[Medusa: Simple LLM_Heads](deep/Medusa.md) 好 x");
        QTRY_COMPARE(desk.line(), link);
        QVERIFY(!desk.shown());
    }
    void enterBehindWhatFindsNothingIsEnter()
    {
        const LinkDesk desk;
        desk.type(QStringLiteral("[[m"));
        QTRY_VERIFY(desk.shown());
        desk.type(QStringLiteral("qqq"));
        QTest::keyClick(desk.editor, Qt::Key_Return);
        desk.type(QStringLiteral("next"));
        QTRY_COMPARE(desk.line(), QStringLiteral("next"));
        QCOMPARE(desk.editor->textCursor().block().previous().text(), QStringLiteral("[[mqqq"));
    }
    // Behind what an input method composes, once that is done; what closes the brackets goes too.
    void takesBehindWhatIsComposed()
    {
        const LinkDesk desk;
        desk.type(QStringLiteral("[[m"));
        QTRY_VERIFY(desk.shown());
        desk.type(QStringLiteral("edusa]]"));
        QTextCursor caret = desk.editor->textCursor();
        caret.movePosition(QTextCursor::Left, QTextCursor::MoveAnchor, 2);
        desk.editor->setTextCursor(caret);
        desk.type(QStringLiteral(" "));
        QTRY_VERIFY(desk.shown());
        desk.type(QStringLiteral("l"));
        QTest::keyClick(desk.editor, Qt::Key_Tab);
        desk.compose(QStringLiteral("hao"), {});
        QTest::qWait(200);
        QVERIFY(desk.editor->isComposing());
        QCOMPARE(desk.line(), QStringLiteral("[[medusa l]]"));
        desk.compose({}, QStringLiteral("好"));
        QTRY_COMPARE(desk.line(), QStringLiteral("[Medusa: Simple LLM_Heads](deep/Medusa.md)好"));
    }
    // What one asked for in a note that is left is not written into the next one.
    void leavesAnotherNoteAlone()
    {
        LinkDesk desk;
        desk.type(QStringLiteral("[[m"));
        QTRY_VERIFY(desk.shown());
        desk.type(QStringLiteral("edusa"));
        QTest::keyClick(desk.editor, Qt::Key_Return);
        desk.open(QStringLiteral("FlashAttention: Fast Exact Attention"));
        QTest::qWait(200);
        QCOMPARE(desk.editor->toPlainText(), QStringLiteral("# Flash\n"));
    }

    void offersAndInserts_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("written");
        const QString flash = QStringLiteral("FlashAttention: Fast Exact Attention");
        const QString medusa = QStringLiteral("Medusa: Simple LLM_Heads");
        const QString toFlash = QStringLiteral("[%1](flash%20attention.md)").arg(flash);
        const QString toMedusa = QStringLiteral("[%1](deep/Medusa.md)").arg(medusa);
        const QString survey = QStringLiteral("推测解码综述");
        const QString toSurvey =
            QStringLiteral("[%1](https://arxiv.org/abs/2401.07851)").arg(survey);
        QTest::newRow("title") << "[[flashatt" << flash << toFlash;
        QTest::newRow("case") << "see [[FLASHATT" << flash << QStringLiteral("see ") + toFlash;
        QTest::newRow("any order") << "[[exact flash" << flash << toFlash;
        QTest::newRow("id") << "[[2401.10774" << medusa << toMedusa;
        QTest::newRow("file name") << "[[attention.md flash" << flash << toFlash;
        QTest::newRow("heading") << QStringLiteral("[[笔记") << medusa << toMedusa;
        QTest::newRow("one letter")
            << QStringLiteral("见[[推") << survey << QStringLiteral("见") + toSurvey;
        QTest::newRow("chinese") << QStringLiteral("见【【综述") << survey
                                 << QStringLiteral("见") + toSurvey;
        QTest::newRow("no entry") << QStringLiteral("[[想法") << QStringLiteral("想法 | 汇总")
                                  << QStringLiteral("[想法 | 汇总](想法%231.md)");
        QTest::newRow("table") << QStringLiteral("| [[想法") << QStringLiteral("想法 | 汇总")
                               << QStringLiteral("| [想法 \\| 汇总](想法%231.md)");
        QTest::newRow("note gone") << "[[gone"
                                   << "Gone"
                                   << "[Gone](https://arxiv.org/abs/1706.03762)";
    }
    void offersAndInserts()
    {
        QFETCH(QString, typed);
        QFETCH(QString, title);
        QFETCH(QString, written);
        const LinkDesk desk;
        if (written.startsWith(u'|'))
            desk.put(QStringLiteral("| a |\n| - |\n"));
        desk.type(typed);
        QTRY_COMPARE(desk.titles().value(0), title);
        QVERIFY(desk.editor->hasFocus());
        QTest::keyClick(desk.editor, Qt::Key_Return);
        QTRY_COMPARE(desk.line(), written);
        QVERIFY(!desk.shown());
        const QTextCursor caret = desk.editor->textCursor();
        QVERIFY(caret.atBlockEnd());
        desk.editor->undo(); // one step
        QCOMPARE(desk.line(), typed);
        QTest::qWait(100);
        QVERIFY(!desk.shown());
    }

    void narrowsAsOneTypes()
    {
        const LinkDesk desk;
        desk.type(QStringLiteral("[[a"));
        QTRY_VERIFY(desk.titles().size() >= 2);
        QVERIFY(!desk.titles().contains(raft)); // itself
        desk.type(QStringLiteral("tt"));
        QTRY_COMPARE(desk.titles(),
                     QStringList{QStringLiteral("FlashAttention: Fast Exact Attention")});
        desk.type(QStringLiteral("zz"));
        QTRY_VERIFY(!desk.shown());
        QTest::keyClick(desk.editor, Qt::Key_Backspace);
        QTest::keyClick(desk.editor, Qt::Key_Backspace);
        QTRY_VERIFY(desk.shown());
        desk.type(QStringLiteral("]]"));
        QVERIFY(!desk.shown());
        QCOMPARE(desk.line(), QStringLiteral("[[att]]"));
    }

    void tabTakesTheNextOne()
    {
        const LinkDesk desk;
        desk.type(QStringLiteral("[[]]"));
        desk.editor->moveCursor(QTextCursor::Left);
        desk.editor->moveCursor(QTextCursor::Left);
        desk.type(QStringLiteral("a"));
        QTRY_VERIFY(desk.titles().size() >= 2);
        const QString second = desk.titles().value(1);
        QTest::keyClick(desk.editor, Qt::Key_Down);
        QTest::keyClick(desk.editor, Qt::Key_Up);
        QTest::keyClick(desk.editor, Qt::Key_Down);
        QTest::keyClick(desk.editor, Qt::Key_Tab);
        QTRY_VERIFY(desk.line().startsWith(u'[' + second.left(5)));
        QVERIFY(desk.line().endsWith(u')'));
    }

    void clickTakes()
    {
        const LinkDesk desk;
        desk.type(QStringLiteral("[[medusa"));
        QTRY_VERIFY(desk.shown());
        QListWidget *rows = desk.shown();
        QTest::mouseClick(rows->viewport(), Qt::LeftButton, {},
                          rows->visualItemRect(rows->item(0)).center());
        QCOMPARE(desk.line(), QStringLiteral("[Medusa: Simple LLM_Heads](deep/Medusa.md)"));
        QVERIFY(desk.editor->hasFocus());
    }

    void escLeavesWhatWasTyped()
    {
        const LinkDesk desk;
        desk.type(QStringLiteral("[[fl"));
        QTRY_VERIFY(desk.shown());
        QTest::keyClick(desk.editor, Qt::Key_Escape);
        QVERIFY(!desk.shown());
        desk.type(QStringLiteral("ash"));
        QTest::qWait(100);
        QVERIFY(!desk.shown());
        QCOMPARE(desk.line(), QStringLiteral("[[flash"));
        desk.type(QStringLiteral("]] [[fl"));
        QTRY_VERIFY(desk.shown());
        desk.editor->moveCursor(QTextCursor::StartOfLine);
        QVERIFY(!desk.shown());
    }

    void stillDuringPreedit()
    {
        const LinkDesk desk;
        desk.compose({}, QStringLiteral("【【")); // as one commit
        QTRY_VERIFY(desk.shown());                // recent notes
        desk.compose(QStringLiteral("tui"), {});
        QTRY_VERIFY(!desk.shown());
        QTest::qWait(150);
        QVERIFY(!desk.shown());
        desk.compose({}, QStringLiteral("推测"));
        QTRY_COMPARE(desk.titles(), QStringList{QStringLiteral("推测解码综述")});
        QVERIFY(desk.editor->hasFocus());
    }

    void twoCommitsOpenToo()
    {
        const LinkDesk desk;
        desk.compose({}, QStringLiteral("【"));
        QTest::qWait(80);
        QVERIFY(!desk.shown());
        desk.compose({}, QStringLiteral("【"));
        desk.compose({}, QStringLiteral("推"));
        QTRY_COMPARE(desk.titles(), QStringList{QStringLiteral("推测解码综述")});
    }

    void notInCode()
    {
        const LinkDesk desk;
        desk.put(QStringLiteral("\n```\n"));
        desk.type(QStringLiteral("[[flash"));
        QTest::qWait(120);
        QVERIFY(!desk.shown());
        desk.put(QStringLiteral("\n```\n"));
        desk.type(QStringLiteral("[[flash"));
        QTRY_VERIFY(desk.shown());
    }

    void fromAnotherFolder()
    {
        const LinkDesk desk;
        desk.open(QStringLiteral("Medusa: Simple LLM_Heads"));
        desk.type(QStringLiteral("[[raft"));
        QTRY_VERIFY(desk.shown());
        QTest::keyClick(desk.editor, Qt::Key_Return);
        QTRY_VERIFY(desk.line().endsWith(QStringLiteral("[Raft](../raft.md)")));
    }

    void findsTheOpenLink_data()
    {
        QTest::addColumn<QString>("line"); // the caret is at the bar
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("begin"); // -1: none
        QTest::newRow("plain") << "a [[b c¦ d"
                               << "b c" << 2;
        QTest::newRow("empty") << "[[¦"
                               << "" << 0;
        QTest::newRow("chinese") << QStringLiteral("见【【推¦") << QStringLiteral("推") << 1;
        QTest::newRow("emoji") << QStringLiteral("😀[[😀¦") << QStringLiteral("😀") << 2;
        QTest::newRow("one") << "[a¦"
                             << "" << -1;
        QTest::newRow("closed") << "[[a]] b¦"
                                << "" << -1;
        QTest::newRow("closed chinese") << QStringLiteral("【【a】】¦") << "" << -1;
        QTest::newRow("mixed") << QStringLiteral("[【a¦") << "" << -1;
        QTest::newRow("escaped") << "\\[[a¦"
                                 << "" << -1;
        QTest::newRow("code span") << "`x [[a¦`"
                                   << "" << -1;
        QTest::newRow("behind code") << "`x` [[a¦"
                                     << "a" << 4;
        QTest::newRow("formula") << "$x [[a¦$"
                                 << "" << -1;
        QTest::newRow("nothing") << "¦"
                                 << "" << -1;
    }
    void findsTheOpenLink()
    {
        QFETCH(QString, line);
        QFETCH(QString, words);
        QFETCH(int, begin);
        const qsizetype caret = line.indexOf(u'¦');
        const auto link = openLinkAt(line.remove(caret, 1), caret, notestate::Text);
        QCOMPARE(link.has_value(), begin >= 0);
        if (!link)
            return;
        QCOMPARE(link->begin, begin);
        QCOMPARE(link->words, words);
        QVERIFY(!openLinkAt(line, caret, notestate::Code + 6));
    }

    void namesWithoutALink()
    {
        const LinkDesk desk;
        desk.put(
            QStringLiteral("\n比 arXiv:2205.14135v2 快，2401.10774。`2401.10774` and 2401.07851\n"
                           "2205.14135 https://arxiv.org/abs/2401.10774 "));
        const QByteArray before = desk.editor->bytes();
        QVERIFY(desk.pane->flush());
        auto *link = desk.action("linkMentions");
        QTRY_VERIFY(link->isEnabled());
        QTRY_VERIFY(desk.pane->findChild<Chip *>(QStringLiteral("linkMentionsChip")));
        link->trigger();
        QCOMPARE(desk.editor->bytes(),
                 QByteArray(before)
                     .replace("arXiv:2205.14135v2", "[arXiv:2205.14135v2](flash%20attention.md)")
                     .replace("，2401.10774。", "，[2401.10774](deep/Medusa.md)。"));
        QVERIFY(!link->isEnabled());
        desk.editor->undo();
        QCOMPARE(desk.editor->bytes(), before);
    }

    void bareMentions_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("found");
        QTest::newRow("plain") << "see 2205.14135."
                               << "2205.14135";
        QTest::newRow("prefix") << "ARXIV: 2205.14135v1, x"
                                << "ARXIV: 2205.14135v1";
        QTest::newRow("chinese") << QStringLiteral("（2205.14135）") << "2205.14135";
        QTest::newRow("link") << "[2205.14135](x.md)"
                              << "";
        QTest::newRow("link's words") << "[see 2205.14135 there](x.md)"
                                      << "";
        QTest::newRow("reference") << "[2205.14135][1]"
                                   << "";
        QTest::newRow("address") << "https://arxiv.org/abs/2205.14135"
                                 << "";
        QTest::newRow("code") << "`2205.14135`"
                              << "";
        QTest::newRow("formula") << "$2205.14135$"
                                 << "";
        QTest::newRow("number") << "12205.141355 2205.141 a2205.14135 2205.14135.7"
                                << "";
        QTest::newRow("file") << "2205.14135-notes.md"
                              << "";
        QTest::newRow("twice") << "2205.14135 2205.14135"
                               << "2205.14135";
    }
    void bareMentions()
    {
        QFETCH(QString, line);
        QFETCH(QString, found);
        NoteEditor editor;
        editor.open(line.toUtf8());
        QStringList words;
        for (const Mention &mention : paperdip::bareMentions(*editor.document())) {
            QCOMPARE(mention.arxiv, QStringLiteral("2205.14135"));
            words << line.mid(mention.begin, mention.length);
        }
        QCOMPARE(words.join(u';'), found);
    }
};

QTEST_MAIN(TestNoteLinks)
#include "tst_notelinks.moc"
