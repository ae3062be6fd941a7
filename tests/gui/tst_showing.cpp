// SPDX-License-Identifier: MIT
#include "formulas/formulafiles.h"
#include "gui/formulalabel.h"
#include "gui/notedesk.h"
#include "gui/noteshowing.h"
#include "gui/papercard.h"
#include "gui/quotation.h"
#include "gui/richtext.h"
#include "store/store.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QImage>
#include <QMenuBar>
#include <QPrintDialog>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>
#include <QTextDocument>

using namespace paperdip;

namespace {

const QString raft = QStringLiteral("Raft");
const QString fast = QStringLiteral("Fast Transformer Decoding");

QByteArray note()
{
    return "# Raft\n\n选主 with $\\frac{a}{b}$ and **bold**.\n\n![图](image/a.png)\n\n"
           "| a | b |\n|---|---|\n| 1 | 2 |\n\n- [x] done\n\n> 引用\n\n```cpp\nint x;\n```\n"
           "\n![](gone.png) end\n";
}

struct ShowingDesk : NoteDesk
{
    ShowingDesk()
    {
        write("note/raft.md", note());
        QDir().mkpath(at("note/image"));
        QImage picture(900, 300, QImage::Format_RGB32);
        picture.fill(Qt::darkCyan);
        if (!picture.save(at("note/image/a.png")))
            qFatal("cannot write the picture");
        select(raft);
        showing = window->findChild<NoteShowing *>();
    }
    QWidget *part(const char *name) const
    {
        return window->findChild<QWidget *>(QString::fromLatin1(name));
    }

    NoteShowing *showing = nullptr;
};

QString outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished() ? QString::fromUtf8(process.readAllStandardOutput())
                                     : QString();
}

bool hasKatex()
{
    return FormulaFiles::find().areThere();
}

} // namespace

class TestShowing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareWindows(); }
    void init() { failOnWindowWarnings(); }

    void theNoteAlone()
    {
        const ShowingDesk desk;
        auto *alone = desk.action("noteAlone");
        QVERIFY(alone->isEnabled());
        const QRect before = desk.window->geometry();
        QTest::keyClick(desk.window.get(), Qt::Key_F11);
        QVERIFY(desk.window->isFullScreen());
        QVERIFY(alone->isChecked());
        QVERIFY(!desk.part("sidebar")->isVisible());
        QVERIFY(!desk.window->findChild<PaperCard *>()->isVisible());
        QVERIFY(!desk.window->menuBar()->isVisible());
        QVERIFY(desk.pane->isVisible());
        desk.pane->setMode(NotePane::Mode::Edit);
        desk.editor->setFocus();
        QTest::keyClicks(desk.editor, QStringLiteral("x"));
        QTest::keyClick(desk.editor, Qt::Key_Escape);
        QVERIFY(!desk.window->isFullScreen());
        QVERIFY(!alone->isChecked());
        QVERIFY(desk.part("sidebar")->isVisible());
        QVERIFY(desk.window->findChild<PaperCard *>()->isVisible());
        QVERIFY(desk.window->menuBar()->isVisible());
        QTRY_COMPARE(desk.window->geometry(), before);
        QTest::keyClick(desk.editor, Qt::Key_F11);
        QVERIFY(desk.window->isFullScreen());
        QTest::keyClick(desk.editor, Qt::Key_F11);
        QVERIFY(!desk.window->isFullScreen());
        QTest::keyClick(desk.editor, Qt::Key_Escape);
        QVERIFY(!desk.window->isFullScreen());
    }

    void aFullScreenIsNotRemembered()
    {
        ShowingDesk desk;
        desk.action("noteAlone")->trigger();
        QVERIFY(desk.window->isFullScreen());
        desk.restart();
        QVERIFY(!desk.window->isFullScreen());
        QVERIFY(desk.part("sidebar")->isVisible());
    }

    void writesAPdf()
    {
        const ShowingDesk desk;
        const QString path = desk.path(QStringLiteral("raft.pdf"));
        QSignalSpy done(desk.showing, &NoteShowing::done);
        desk.showing->writePdf(path);
        QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, 20000);
        const QString text = outputOf(QStringLiteral("pdftotext"), {path, QStringLiteral("-")});
        QVERIFY2(text.contains(QStringLiteral("选主")), qPrintable(text));
        QVERIFY(text.contains(QStringLiteral("int x;")));
        QVERIFY(QString(text).remove(u' ').contains(QStringLiteral("\n1/1\n")));
        QCOMPARE(text.contains(QStringLiteral("frac")), !hasKatex()); // typeset
        QVERIFY(outputOf(QStringLiteral("pdfimages"), {QStringLiteral("-list"), path})
                    .contains(QStringLiteral(" 900 "))); // at its own resolution
    }

    void aLongNoteHasPages()
    {
        const ShowingDesk desk;
        QByteArray text("# Long\n\n");
        for (int i = 0; i < 200; ++i)
            text += "Paragraph " + QByteArray::number(i) + ".\n\n";
        desk.pane->replaceText(text);
        const QString path = desk.path(QStringLiteral("long.pdf"));
        QSignalSpy done(desk.showing, &NoteShowing::done);
        desk.showing->writePdf(path);
        QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, 20000);
        const QString all = outputOf(QStringLiteral("pdftotext"), {path, QStringLiteral("-")});
        QVERIFY(all.contains(QStringLiteral("Paragraph 199.")));
        for (int i = 0; i < 200; ++i)
            QCOMPARE(all.count(QStringLiteral("Paragraph %1.").arg(i)), 1);
        QVERIFY(all.count(u'\f') >= 4);
        QVERIFY(
            QString(all).remove(u' ').contains(QStringLiteral("\n2/%1\n").arg(all.count(u'\f'))));
    }

    void saysWhereNoPdfCanBe()
    {
        const ShowingDesk desk;
        QSignalSpy problem(desk.showing, &NoteShowing::problem);
        desk.showing->writePdf(desk.path(QStringLiteral("nowhere/raft.pdf")));
        QTRY_COMPARE_WITH_TIMEOUT(problem.size(), 1, 20000);
    }

    void copiesAsRichText()
    {
        const ShowingDesk desk;
        QSignalSpy done(desk.showing, &NoteShowing::done);
        desk.action("copyRich")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, 20000);
        const QMimeData *data = QApplication::clipboard()->mimeData();
        QCOMPARE(data->text(), QString::fromUtf8(note()));
        const QString html = data->html();
        QCOMPARE(html.count(QStringLiteral("<img src=\"data:image/png;base64,")),
                 hasKatex() ? 2 : 1);
        QVERIFY(html.contains(QStringLiteral("<strong>bold</strong>")));
        QVERIFY(html.contains(QStringLiteral("☑ done")));
        QVERIFY(html.contains(QStringLiteral("alt=\"图\"")));
        QVERIFY(!html.contains(QStringLiteral("gone.png")));
        QVERIFY(!html.contains(QStringLiteral("name=\"line-")));
        const qsizetype begin = html.indexOf(QStringLiteral("base64,")) + 7;
        QVERIFY(
            !QImage::fromData(QByteArray::fromBase64(
                                  html.mid(begin, html.indexOf(u'"', begin) - begin).toLatin1()))
                 .isNull());
    }

    void printsWithoutANestedLoop()
    {
        const ShowingDesk desk;
        desk.action("printNote")->trigger();
        auto *dialog = desk.window->findChild<QPrintDialog *>();
        QVERIFY(dialog != nullptr && dialog->isVisible());
        dialog->reject();
    }

    void quotes_data()
    {
        QTest::addColumn<QString>("before"); // the caret is at the bar
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("after");
        QTest::newRow("empty") << "¦"
                               << "A b."
                               << "> A b.\n¦";
        QTest::newRow("blank line between") << "a\n\n¦\n\nb\n"
                                            << "A."
                                            << "a\n\n> A.¦\n\nb\n";
        QTest::newRow("tight") << "a\n¦\nb\n"
                               << "A."
                               << "a\n\n> A.\n¦\nb\n";
        QTest::newRow("in a line") << "a¦ b\nc\n\nd"
                                   << "A."
                                   << "a b\nc\n\n> A.¦\n\nd";
        QTest::newRow("at the end") << "a\n¦"
                                    << "A."
                                    << "a\n\n> A.\n¦";
        QTest::newRow("in code") << "```\n¦x\n```"
                                 << "A."
                                 << "```\nx\n```\n\n> A.\n¦";
        QTest::newRow("tex") << "¦"
                             << "Cost $O(n^2)$ for $x_i * y_i$."
                             << "> Cost $O(n^2)$ for $x_i * y_i$.\n¦";
        QTest::newRow("signs") << "¦"
                               << "V<max *and* more [x]"
                               << "> V\\<max \\*and\\* more \\[x\\]\n¦";
        QTest::newRow("accent") << "¦"
                                << "Erd\\H{o}s" << QStringLiteral("> Erdős\n¦");
        QTest::newRow("wrapped") << "¦"
                                 << "one\ntwo\n\nthree"
                                 << "> one two\n>\n> three\n¦";
        QTest::newRow("chinese") << QStringLiteral("好😀¦") << QStringLiteral("推测 $k$ 解码")
                                 << QStringLiteral("好😀\n\n> 推测 $k$ 解码\n¦");
        QTest::newRow("begins a block") << "¦"
                                        << "1. x"
                                        << "> 1\\. x\n¦";
    }
    void quotes()
    {
        QFETCH(QString, before);
        QFETCH(QString, text);
        QFETCH(QString, after);
        const int at = static_cast<int>(before.indexOf(u'¦'));
        NoteEditor editor;
        editor.open(before.remove(u'¦').toUtf8());
        QTextCursor cursor = editor.textCursor();
        cursor.setPosition(at);
        const QString lines = blockAt(cursor, quotation(text));
        editor.insertAt(cursor, lines);
        QString written = QString::fromUtf8(editor.bytes());
        QCOMPARE(written.insert(editor.textCursor().position(), u'¦'), after);
        editor.undo();
        QCOMPARE(QString::fromUtf8(editor.bytes()), before);
    }

    void quotesTheAbstract()
    {
        const ShowingDesk desk;
        Record record;
        record.arxiv = QStringLiteral("1911.02150");
        record.work = record.arxiv;
        record.title = fast;
        record.abstract = QStringLiteral("We cost $O(n^2)$\nand $\\frac{a}{b}$.");
        QVERIFY(desk.library->store().records().put(record));
        desk.select(fast);
        auto *label = desk.window->findChild<FormulaLabel *>();
        QTRY_VERIFY(label->isVisible());
        desk.action("quoteAbstract")->trigger(); // there is no note yet
        QVERIFY(desk.editor->hasFocus());
        const QByteArray whole("> We cost $O(n^2)$ and $\\frac{a}{b}$.\n");
        QVERIFY2(desk.editor->bytes().contains(whole), desk.editor->bytes().constData());
        QVERIFY(desk.editor->bytes().startsWith("# "));
        QVERIFY(!desk.rowNote(fast).isEmpty());
        QTextCursor some = label->textCursor();
        some.setPosition(0);
        some.setPosition(7, QTextCursor::KeepAnchor);
        label->setTextCursor(some);
        desk.action("quoteAbstract")->trigger();
        QVERIFY2(desk.editor->bytes().contains("> We cost\n"), desk.editor->bytes().constData());
    }

    void quotesAtTheEndOfWhatIsRead()
    {
        const ShowingDesk desk;
        desk.pane->setMode(NotePane::Mode::View);
        QTRY_COMPARE(desk.pane->text(), note());
        desk.pane->quote(QStringLiteral("Said."));
        QCOMPARE(desk.pane->text(), note() + "\n> Said.\n");
        desk.editor->undo();
        QCOMPARE(desk.pane->text(), note());
    }
};

QTEST_MAIN(TestShowing)
#include "tst_showing.moc"
