// SPDX-License-Identifier: MIT
// What one does to a note besides typing, in the real window.
#include "gui/desk.h"
#include "gui/findbar.h"
#include "gui/noteeditor.h"
#include "gui/notepane.h"
#include "gui/noteview.h"
#include "gui/settingsdialog.h"
#include "gui/titleoffer.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QImage>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QTextBlock>

using namespace paperdip;

class TestNoteWriting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareWindows(); }
    void init();
    void cleanup() { m_desk.reset(); }
    void keysBelongToWhoHasTheFocus();
    void menuWorksOnTheNote();
    void findsAndReplaces();
    void findsPatternsAndWords();
    void composesInTheMiddleOfALine();
    void whatIsDueWaitsForTheComposition();
    void findsNothingWhileComposing();
    void storesAPastedPicture();
    void storesDroppedFiles();
    void offersTheTitleOfAKnownPaper();
    void offersATitleThatArrives();
    void countsWords();
    void looksAreSet();

private:
    void open(const QByteArray &note, NotePane::Mode mode = NotePane::Mode::Edit);
    QByteArray fileOf(const char *name) const;
    void write(const char *name, const QByteArray &bytes) const;
    void paste(const QString &text) const;
    void compose(const QString &preedit, const QString &commit = {}) const;
    void select(int anchor, int caret) const;
    NoteEditor *editor() const { return m_desk->window->findChild<NoteEditor *>(); }
    NotePane *pane() const { return m_desk->window->findChild<NotePane *>(); }
    QWidget *part(const char *name) const
    {
        return m_desk->window->findChild<QWidget *>(QString::fromLatin1(name));
    }
    QLineEdit *field(const char *name) const { return qobject_cast<QLineEdit *>(part(name)); }
    QString count() const { return qobject_cast<QLabel *>(part("findCount"))->text(); }

    std::unique_ptr<Desk> m_desk;
};

void TestNoteWriting::init()
{
    failOnWindowWarnings();
    m_desk = std::make_unique<Desk>();
}

void TestNoteWriting::write(const char *name, const QByteArray &bytes) const
{
    QFile file(m_desk->path(QStringLiteral("list/note/") + QString::fromUtf8(name)));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray TestNoteWriting::fileOf(const char *name) const
{
    QFile file(m_desk->path(QStringLiteral("list/note/") + QString::fromUtf8(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
}

void TestNoteWriting::open(const QByteArray &note, NotePane::Mode mode)
{
    write("raft.md", note);
    pane()->setMode(mode);
    m_desk->select(QStringLiteral("Raft"));
    QTRY_COMPARE(editor()->bytes(), note);
    editor()->setFocus();
    editor()->moveCursor(QTextCursor::End);
}

void TestNoteWriting::paste(const QString &text) const
{
    QGuiApplication::clipboard()->setText(text);
    QTest::keyClick(editor(), Qt::Key_V, Qt::ControlModifier);
}

void TestNoteWriting::compose(const QString &preedit, const QString &commit) const
{
    QInputMethodEvent event(preedit, {});
    event.setCommitString(commit);
    QCoreApplication::sendEvent(editor(), &event);
}

void TestNoteWriting::select(int anchor, int caret) const
{
    QTextCursor cursor = editor()->textCursor();
    cursor.setPosition(anchor);
    cursor.setPosition(caret, QTextCursor::KeepAnchor);
    editor()->setTextCursor(cursor);
}

void TestNoteWriting::keysBelongToWhoHasTheFocus()
{
    open("code");
    QTest::keyClick(m_desk->tree, Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(part("filterField")->hasFocus());
    QVERIFY(!part("findBar")->isVisible());
    editor()->setFocus();
    QTest::keyClick(editor(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(part("findField")->hasFocus());
    QTest::keyClick(part("findField"), Qt::Key_Escape);
    QVERIFY(!part("findBar")->isVisible());
    QVERIFY(editor()->hasFocus());
    editor()->selectAll();
    QTest::keyClick(editor(), Qt::Key_E, Qt::ControlModifier);
    QCOMPARE(editor()->bytes(), QByteArray("`code`"));
    QCOMPARE(pane()->mode(), NotePane::Mode::Edit);
    QTest::keyClick(m_desk->tree, Qt::Key_E, Qt::ControlModifier);
    QCOMPARE(pane()->mode(), NotePane::Mode::View);
}

void TestNoteWriting::menuWorksOnTheNote()
{
    open("# 标题\n\ntext", NotePane::Mode::View);
    editor()->moveCursor(QTextCursor::End);
    m_desk->window->findChild<QAction *>(QStringLiteral("noteBox"))->trigger();
    QCOMPARE(pane()->mode(), NotePane::Mode::Edit);
    QCOMPARE(editor()->bytes(), QByteArray("# 标题\n\n- [ ] text"));
    m_desk->window->findChild<QAction *>(QStringLiteral("noteReplace"))->trigger();
    QVERIFY(part("replaceField")->isVisible());
}

void TestNoteWriting::findsAndReplaces()
{
    open("One 一 one\r\nONE 😀 two\r\n");
    select(0, 0);
    QTest::keyClick(editor(), Qt::Key_H, Qt::ControlModifier);
    QTest::keyClicks(part("findField"), QStringLiteral("one"));
    QCOMPARE(editor()->textCursor().selectedText(), QStringLiteral("One"));
    QTRY_COMPARE(count(), QStringLiteral("1 of 3"));
    QTest::keyClick(part("findField"), Qt::Key_Return);
    QCOMPARE(editor()->textCursor().selectionStart(), 6);
    QTest::keyClick(part("findField"), Qt::Key_F3);
    QCOMPARE(editor()->textCursor().selectedText(), QStringLiteral("ONE"));
    QTest::keyClick(part("findField"), Qt::Key_F3); // on from the beginning
    QCOMPARE(editor()->textCursor().selectionStart(), 0);
    QTest::keyClick(part("findField"), Qt::Key_F3, Qt::ShiftModifier);
    QCOMPARE(editor()->textCursor().selectedText(), QStringLiteral("ONE"));
    QTRY_COMPARE(count(), QStringLiteral("3 of 3"));
    QTest::keyClicks(part("replaceField"), QStringLiteral("1"));
    QTest::mouseClick(part("replaceAll"), Qt::LeftButton);
    QCOMPARE(editor()->bytes(), QByteArray("1 一 1\r\n1 😀 two\r\n"));
    QTRY_COMPARE(count(), QStringLiteral("3 replaced"));
    editor()->setFocus();
    QTest::keyClick(editor(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(editor()->bytes(), QByteArray("One 一 one\r\nONE 😀 two\r\n"));
    QTest::keyClick(part("replaceField"), Qt::Key_Escape);
    QVERIFY(editor()->extraSelections().isEmpty());
}

void TestNoteWriting::findsPatternsAndWords()
{
    open("cat category 猫cat (a) (b)\n");
    auto &finder = m_desk->window->findChild<FindBar *>()->finder();
    const auto hits = [&](const FindQuery &query) {
        finder.setQuery(query);
        return finder.count();
    };
    QCOMPARE(hits({QStringLiteral("cat")}), 3);
    QCOMPARE(hits({QStringLiteral("cat"), false, true}), 2); // Chinese letters end a word
    QCOMPARE(hits({QStringLiteral("猫"), false, true}), 1);
    QCOMPARE(hits({QStringLiteral("CAT"), true}), 0);
    QCOMPARE(hits({QStringLiteral("(a)")}), 1);
    QCOMPARE(hits({QStringLiteral("\\((\\w)\\)"), false, false, true}), 2);
    QCOMPARE(finder.replaceAll(QStringLiteral("[\\1]")), 2);
    QCOMPARE(editor()->bytes(), QByteArray("cat category 猫cat [a] [b]\n"));
    QCOMPARE(hits({QStringLiteral("("), false, false, true}), 0);
    QVERIFY(!finder.isValid());
    QCOMPARE(hits({QStringLiteral("x*"), false, false, true}), 0); // empty hits are none
}

void TestNoteWriting::composesInTheMiddleOfALine()
{
    open("# 标题\n\n前**粗体**后 $x$\n", NotePane::Mode::SideBySide);
    auto *view = pane()->findChild<NoteView *>();
    QTRY_VERIFY(view->toPlainText().contains(QStringLiteral("粗体")));
    const int middle = editor()->document()->findBlockByNumber(2).position() + 4; // 粗|体
    select(middle, middle);
    for (const char *letters : {"z", "zh", "zhong", "zhong wen"})
        compose(QString::fromLatin1(letters));
    QVERIFY(editor()->isComposing());
    const QTextBlock line = editor()->textCursor().block();
    QCOMPARE(line.layout()->preeditAreaText(), QStringLiteral("zhong wen"));
    QCOMPARE(line.text(), QStringLiteral("前**粗体**后 $x$"));
    QVERIFY(!line.layout()->formats().isEmpty()); // its looks stay
    QTest::keyClick(editor(), Qt::Key_B, Qt::ControlModifier);
    QCOMPARE(line.layout()->preeditAreaText(), QStringLiteral("zhong wen"));
    compose({}, QStringLiteral("中文"));
    QVERIFY(!editor()->isComposing());
    QCOMPARE(editor()->bytes(), QByteArray("# 标题\n\n前**粗中文体**后 $x$\n"));
    QTRY_VERIFY(view->toPlainText().contains(QStringLiteral("粗中文体")));
    QTRY_COMPARE(fileOf("raft.md"), editor()->bytes());
    QTest::keyClick(editor(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(editor()->bytes(), QByteArray("# 标题\n\n前**粗体**后 $x$\n"));
}

// A change outside, an auto-save and the preview: none comes before the composition ends.
void TestNoteWriting::whatIsDueWaitsForTheComposition()
{
    const QByteArray before = "# 标题\n\n正文\n";
    const QByteArray outside = "# 标题\n\n正文\n\n别处\n";
    open(before, NotePane::Mode::SideBySide);
    auto *view = pane()->findChild<NoteView *>();
    QTRY_VERIFY(view->toPlainText().contains(QStringLiteral("正文")));
    QSignalSpy changed(m_desk->notes.get(), &Notes::changedOutside);
    compose(QStringLiteral("zhong"));
    write("raft.md", outside);
    QTRY_VERIFY(!changed.isEmpty());
    QCOMPARE(editor()->bytes(), before);
    QCOMPARE(editor()->textCursor().block().layout()->preeditAreaText(), QStringLiteral("zhong"));
    compose({});
    QTRY_COMPARE(editor()->bytes(), outside);
    QTRY_VERIFY(view->toPlainText().contains(QStringLiteral("别处")));

    QSignalSpy saved(m_desk->notes.get(), &Notes::saved);
    QTest::keyClicks(editor(), QStringLiteral("x"));
    compose(QStringLiteral("wen"));
    QVERIFY(!saved.wait(1500)); // longer than it would take
    QCOMPARE(fileOf("raft.md"), outside);
    QVERIFY(!view->toPlainText().contains(QLatin1Char('x')));
    compose({}, QStringLiteral("文"));
    QTRY_COMPARE(fileOf("raft.md"), editor()->bytes());
    QVERIFY(editor()->bytes().contains("x文"));
}

void TestNoteWriting::findsNothingWhileComposing()
{
    open("一 二 一\n");
    QTest::keyClick(editor(), Qt::Key_F, Qt::ControlModifier);
    field("findField")->setText(QStringLiteral("一"));
    QTRY_COMPARE(count(), QStringLiteral("1 of 2"));
    editor()->setFocus();
    select(2, 2);
    compose(QStringLiteral("yi"));
    QSignalSpy counted(&m_desk->window->findChild<FindBar *>()->finder(), &NoteFinder::counted);
    QTest::keyClick(editor(), Qt::Key_F3);
    QTest::mouseClick(part("replaceAll"), Qt::LeftButton);
    QVERIFY(!counted.wait(500));
    QCOMPARE(editor()->textCursor().position(), 2);
    QCOMPARE(editor()->bytes(), QByteArray("一 二 一\n"));
    compose({}, QStringLiteral("一"));
    QTRY_COMPARE(count(), QStringLiteral("3"));
}

void TestNoteWriting::storesAPastedPicture()
{
    open("# Raft\n\n");
    QImage picture(40, 30, QImage::Format_RGB32);
    picture.fill(Qt::blue);
    QGuiApplication::clipboard()->setImage(picture);
    QTest::keyClick(editor(), Qt::Key_V, Qt::ControlModifier);
    static const QRegularExpression link(
        QStringLiteral("^# Raft\n\n!\\[\\]\\((image/raft/\\d{13}\\.png)\\)$"));
    const auto shown = [this] { return link.match(QString::fromUtf8(editor()->bytes())); };
    QTRY_VERIFY2(shown().hasMatch(), editor()->bytes().constData());
    const QString stored = m_desk->path(QStringLiteral("list/note/") + shown().captured(1));
    QCOMPARE(QImage(stored).size(), picture.size());
    QTest::keyClick(editor(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(editor()->bytes(), QByteArray("# Raft\n\n"));
    QVERIFY(QFile::exists(stored));
}

// As the note's other pictures are called; letters typed meanwhile stay where they are.
void TestNoteWriting::storesDroppedFiles()
{
    open("![](fig/1.jpg)\n\n");
    QImage picture(40, 30, QImage::Format_RGB32);
    picture.fill(Qt::green);
    const QString outside = m_desk->path(QStringLiteral("图 1.jpg"));
    QVERIFY(picture.save(outside));
    auto *files = new QMimeData;
    files->setUrls({QUrl::fromLocalFile(outside), QUrl::fromLocalFile(outside)});
    QGuiApplication::clipboard()->setMimeData(files);
    QTest::keyClick(editor(), Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(editor()->bytes(),
                 QByteArray("![](fig/1.jpg)\n\n![](fig/2.jpg)\n\n![](fig/3.jpg)"));
    QVERIFY(QFile::exists(m_desk->path(QStringLiteral("list/note/fig/3.jpg"))));
}

void TestNoteWriting::offersTheTitleOfAKnownPaper()
{
    open(QByteArray("\n").repeated(80));
    auto *offer = m_desk->window->findChild<TitleOffer *>();
    paste(QStringLiteral("https://arxiv.org/abs/1706.03762v5"));
    QVERIFY(offer->isVisible()); // also on the last line that is to be seen
    QVERIFY(editor()->viewport()->rect().contains(offer->geometry()));
    editor()->document()->setPlainText(QString());
    paste(QStringLiteral("https://arxiv.org/abs/1706.03762v5"));
    QVERIFY(offer->isVisible());
    QVERIFY(offer->text().contains(QStringLiteral("Attention Is All You Need")));
    QTest::keyClick(editor(), Qt::Key_Tab);
    QVERIFY(!offer->isVisible());
    QCOMPARE(editor()->bytes(),
             QByteArray("[Attention Is All You Need](https://arxiv.org/abs/1706.03762v5)"));
    QTest::keyClick(editor(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(editor()->bytes(), QByteArray("https://arxiv.org/abs/1706.03762v5"));
    editor()->selectAll();
    paste(QStringLiteral("https://arxiv.org/abs/1706.03762"));
    QVERIFY(offer->isVisible());
    QTest::keyClicks(editor(), QStringLiteral(" x")); // typing on declines
    QVERIFY(!offer->isVisible());
    QTest::keyClick(editor(), Qt::Key_Tab);
    QVERIFY(editor()->bytes().startsWith("https://arxiv.org/abs/1706.03762 x"));
}

void TestNoteWriting::offersATitleThatArrives()
{
    open("");
    auto *offer = m_desk->window->findChild<TitleOffer *>();
    paste(QStringLiteral("https://arxiv.org/abs/2401.00001"));
    QVERIFY(!offer->isVisible());
    NewPaper paper;
    paper.arxiv = QStringLiteral("2401.00001");
    paper.title = QStringLiteral("A <New> Paper");
    const NodeId section = m_desk->node(QStringLiteral("Kernel"));
    const Result<Change> plan =
        m_desk->library->planPapers(m_desk->list(), Place{section}, QList<NewPaper>{paper});
    QVERIFY(plan);
    QVERIFY(m_desk->library->apply(*plan));
    Q_EMIT m_desk->library->recordChanged(QStringLiteral("2401.00001"));
    QVERIFY(offer->isVisible());
    QTest::mouseClick(offer, Qt::LeftButton);
    QCOMPARE(editor()->bytes(), QByteArray("[A \\<New> Paper](https://arxiv.org/abs/2401.00001)"));
}

void TestNoteWriting::countsWords()
{
    open("# 标题\n\n用 GPU 训练\n");
    const auto shown = [this] {
        QStringList texts;
        const auto labels = pane()->findChildren<QLabel *>();
        for (const QLabel *label : labels)
            texts << (label->isVisible() ? label->text() : QString());
        return texts.join(u' ');
    };
    QTRY_VERIFY2(shown().contains(QStringLiteral("· 6 words")), qPrintable(shown()));
    select(6, 11);
    QTRY_VERIFY2(shown().contains(QStringLiteral("of 6 words")), qPrintable(shown()));
    pane()->setMode(NotePane::Mode::View);
    QVERIFY(!shown().contains(QStringLiteral("words")));
}

void TestNoteWriting::looksAreSet()
{
    open("text");
    m_desk->window->findChild<QAction *>(QStringLiteral("settings"))->trigger();
    auto *dialog = m_desk->window->findChild<SettingsDialog *>();
    QVERIFY(dialog);
    auto *points = dialog->findChild<QSpinBox *>(QStringLiteral("notePoints"));
    QCOMPARE(points->text(), points->specialValueText());
    points->setValue(21);
    QCOMPARE(editor()->font().pointSize(), 21);
    auto *columns = dialog->findChild<QComboBox *>(QStringLiteral("noteColumns"));
    columns->setCurrentIndex(columns->count() - 1);
    QCOMPARE(editor()->viewport()->width(), editor()->width());
    dialog->close();
    m_desk->restart();
    QCOMPARE(editor()->font().pointSize(), 21);
}

QTEST_MAIN(TestNoteWriting)
#include "tst_notewriting.moc"
