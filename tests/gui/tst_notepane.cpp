// SPDX-License-Identifier: MIT
#include "gui/messagebar.h"
#include "gui/noteeditor.h"
#include "gui/notepane.h"
#include "gui/noteview.h"
#include "library/library.h"
#include "library/linkedfiles.h"
#include "library/notes.h"
#include "markdown/render.h"

#include <QAbstractButton>
#include <QAction>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QInputMethodEvent>
#include <QLabel>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QToolButton>

using namespace paperdip;

namespace {

QByteArray list()
{
    return "# List\n\n"
           "- [ ] [With a note](https://example.org/a.pdf)\n  [note](note/a.md)\n"
           "- [ ] [Without](https://example.org/b.pdf)\n"
           "- [ ] [Missing](https://example.org/c.pdf)\n  [note](note/gone.md)\n";
}

QByteArray note()
{
    return "\xEF\xBB\xBF# \xE6\xA0\x87\xE9\xA2\x98\r\n\r\n\xC2\xA0nbsp \xE2\x80\xA8 end\rlone\r\n- "
           "item";
}

} // namespace

class TestNotePane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void rendersTheNote();
    void isEmptyWithoutAPaper();
    void aLetterTypedAndTakenBack();
    void savesByItself();
    void mergesWhatAnotherProgramWrote();
    void nothingDuringPreedit();
    void aNewNoteBeginsWithItsFirstLetter();
    void aNewNoteThatIsLeftLeavesNothing();
    void saysWhatIsMissing();
    void keepsTheScrollPosition();
    void readsPicturesOfTheFolderOnly();
    void listKeys();

private:
    void write(const QString &name, const QByteArray &bytes) const;
    QByteArray read(const QString &name) const;
    QString path(const QString &name) const
    {
        return m_folder->filePath(QStringLiteral("list/") + name);
    }
    NodeId node(const char *title) const
    {
        return m_library->findPapers(QString::fromUtf8(title)).value(0).id;
    }
    NoteEditor *editor() const { return m_pane->findChild<NoteEditor *>(); }
    NoteView *view() const { return m_pane->findChild<NoteView *>(); }
    void show(const char *title, NotePane::Mode mode);

    QTemporaryDir m_config;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<LinkedFiles> m_files;
    std::unique_ptr<Notes> m_notes;
    std::unique_ptr<NotePane> m_pane;
};

void TestNotePane::initTestCase()
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_config.path());
}

void TestNotePane::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin).*")));
    m_folder = std::make_unique<QTemporaryDir>();
    write(QStringLiteral("README.md"), list());
    write(QStringLiteral("note/a.md"), note());
    Result<std::unique_ptr<Library>> opened =
        Library::open(m_folder->filePath(QStringLiteral("library.db")));
    QVERIFY(opened);
    m_library = std::move(*opened);
    m_files = std::make_unique<LinkedFiles>(*m_library, false);
    QVERIFY(m_files->open(path(QStringLiteral("README.md"))));
    m_notes = std::make_unique<Notes>(*m_library, true);
    m_pane = std::make_unique<NotePane>(*m_library, *m_notes);
    connect(m_pane.get(), &NotePane::changeWanted, this,
            [this](const Change &change) { QVERIFY(m_library->apply(change)); });
    m_pane->resize(700, 500);
    m_pane->show();
    m_pane->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
}

void TestNotePane::cleanup()
{
    m_pane.reset();
    m_notes.reset();
    m_files.reset();
    m_library.reset();
    m_folder.reset();
}

void TestNotePane::write(const QString &name, const QByteArray &bytes) const
{
    QVERIFY(QDir().mkpath(QFileInfo(path(name)).path()));
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray TestNotePane::read(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
}

void TestNotePane::show(const char *title, NotePane::Mode mode)
{
    m_pane->setMode(mode);
    m_pane->setPaper(node(title));
    QVERIFY(m_pane->paper() != 0);
    editor()->setFocus();
}

void TestNotePane::rendersTheNote()
{
    show("With a note", NotePane::Mode::View);
    QTRY_VERIFY(view()->toPlainText().contains(QStringLiteral("标题")));
    QVERIFY(!editor()->isVisible());
    m_pane->setMode(NotePane::Mode::SideBySide);
    QVERIFY(editor()->isVisible() && view()->isVisible());
    QTest::keyClicks(editor(), QStringLiteral("fresh "));
    QTRY_VERIFY(view()->toPlainText().contains(QStringLiteral("fresh")));
}

void TestNotePane::isEmptyWithoutAPaper()
{
    QAction back(QStringLiteral("Back"));
    m_pane->addButtons({&back});
    const auto *button = qobject_cast<QToolButton *>(back.associatedObjects().value(0));
    QVERIFY(button != nullptr && !button->isVisible());
    show("With a note", NotePane::Mode::View);
    QVERIFY(button->isVisible());
    m_pane->setPaper(0);
    QVERIFY(!button->isVisible());
}

void TestNotePane::aLetterTypedAndTakenBack()
{
    show("With a note", NotePane::Mode::Edit);
    for (int at = 0; at < editor()->document()->characterCount(); ++at) {
        QTextCursor cursor = editor()->textCursor();
        cursor.setPosition(at);
        editor()->setTextCursor(cursor);
        QTest::keyClick(editor(), Qt::Key_X);
        QCOMPARE(editor()->bytes().size(), note().size() + 1);
        QTest::keyClick(editor(), Qt::Key_Backspace);
        QCOMPARE(editor()->bytes(), note());
    }
    QVERIFY(m_pane->flush());
    QCOMPARE(read(QStringLiteral("note/a.md")), note());
}

void TestNotePane::savesByItself()
{
    show("With a note", NotePane::Mode::Edit);
    editor()->moveCursor(QTextCursor::End);
    QTest::keyClick(editor(), Qt::Key_Return);
    QTest::keyClicks(editor(), QStringLiteral("more"));
    QTRY_COMPARE(read(QStringLiteral("note/a.md")), note() + "\r\n- more");
}

// A letter is typed and not kept yet when the file changes elsewhere.
void TestNotePane::mergesWhatAnotherProgramWrote()
{
    write(QStringLiteral("note/a.md"), "first\n\nmiddle\n\nlast\n");
    show("With a note", NotePane::Mode::Edit);
    editor()->moveCursor(QTextCursor::Start);
    QTest::keyClicks(editor(), QStringLiteral("My "));
    write(QStringLiteral("note/a.md"), "first\n\nmiddle\n\nlast, theirs\n");
    const QByteArray both("My first\n\nmiddle\n\nlast, theirs\n");
    QTRY_COMPARE(editor()->bytes(), both);
    QCOMPARE(editor()->textCursor().position(), 3);
    QTRY_COMPARE(read(QStringLiteral("note/a.md")), both);
    QTRY_VERIFY(m_pane->flush());
    QCOMPARE(read(QStringLiteral("note/a.md")), both);
    QCOMPARE(m_pane->findChild<MessageBar *>()->count(), 0);
}

void TestNotePane::nothingDuringPreedit()
{
    show("With a note", NotePane::Mode::SideBySide);
    QTRY_VERIFY(view()->toPlainText().contains(QStringLiteral("标题")));
    QSignalSpy saved(m_notes.get(), &Notes::saved);
    QTest::keyClicks(editor(), QStringLiteral("x"));
    QInputMethodEvent composing(QStringLiteral("zhong"), {});
    QCoreApplication::sendEvent(editor(), &composing);
    QVERIFY(editor()->isComposing());
    // Longer than the idle time: a draft would be kept, and the view rendered anew.
    QVERIFY(!saved.wait(1500));
    QCOMPARE(read(QStringLiteral("note/a.md")), note());
    QVERIFY(!view()->toPlainText().startsWith(QLatin1Char('x')));
    QCOMPARE(editor()->textCursor().block().layout()->preeditAreaText(), QStringLiteral("zhong"));
    QInputMethodEvent done;
    done.setCommitString(QStringLiteral("中"));
    QCoreApplication::sendEvent(editor(), &done);
    QTRY_COMPARE(read(QStringLiteral("note/a.md")), QByteArray(note()).insert(3, "x\xE4\xB8\xAD"));
}

void TestNotePane::aNewNoteBeginsWithItsFirstLetter()
{
    show("Without", NotePane::Mode::View);
    m_pane->writeNote();
    QVERIFY(editor()->isVisible());
    QVERIFY(editor()->hasFocus());
    QCOMPARE(read(QStringLiteral("README.md")), list());
    QVERIFY(m_library->node(m_pane->paper())->notePath.isEmpty());
    QTest::keyClicks(editor(), QStringLiteral("Good"));
    const QString written = m_library->node(m_pane->paper())->notePath;
    QVERIFY(!written.isEmpty());
    QVERIFY(m_pane->flush());
    QVERIFY(read(written).startsWith("# "));
    QVERIFY(read(written).endsWith("Good"));
    QVERIFY(editor()->hasFocus());
}

void TestNotePane::aNewNoteThatIsLeftLeavesNothing()
{
    show("Without", NotePane::Mode::Edit);
    m_pane->writeNote();
    m_pane->setPaper(node("With a note"));
    QVERIFY(m_pane->flush());
    QCOMPARE(m_library->bytes(m_library->lists()[0].id), list());
    QCOMPARE(QDir(path(QStringLiteral("note"))).entryList(QDir::Files),
             QStringList{QStringLiteral("a.md")});
}

void TestNotePane::saysWhatIsMissing()
{
    show("Missing", NotePane::Mode::View);
    QVERIFY(!editor()->isVisible() && !view()->isVisible());
    QString shown;
    for (const auto *label : m_pane->findChildren<QLabel *>())
        shown += label->isVisible() ? label->text() : QString();
    QVERIFY2(shown.contains(QStringLiteral("note/gone.md")), qPrintable(shown));
    QVERIFY(!QFileInfo::exists(path(QStringLiteral("note/gone.md"))));
    write(QStringLiteral("note/a.md"), "not \xFF utf-8");
    m_pane->setPaper(node("With a note"));
    QVERIFY(editor()->isReadOnly());
    QCOMPARE(m_pane->findChild<MessageBar *>()->count(), 1);
}

void TestNotePane::keepsTheScrollPosition()
{
    write(QStringLiteral("note/a.md"), QByteArray("paragraph\n\n").repeated(200));
    show("With a note", NotePane::Mode::View);
    QTRY_VERIFY(view()->verticalScrollBar()->maximum() > 500);
    view()->verticalScrollBar()->setValue(333);
    view()->showHtml(renderHtml(QByteArray("paragraph\n\n").repeated(210)));
    QCOMPARE(view()->verticalScrollBar()->value(), 333);
}

void TestNotePane::readsPicturesOfTheFolderOnly()
{
    QImage picture(900, 30, QImage::Format_RGB32);
    picture.fill(Qt::red);
    QVERIFY(QDir().mkpath(path(QStringLiteral("note/img"))));
    QVERIFY(picture.save(path(QStringLiteral("note/img/a.png"))));
    QVERIFY(picture.save(m_folder->filePath(QStringLiteral("outside.png"))));
    write(QStringLiteral("note/a.md"),
          "![](img/a.png)\n\n![](../../outside.png)\n\n![](https://127.0.0.1/x.png)\n");
    show("With a note", NotePane::Mode::View);
    const auto widthOf = [this](const QString &url) {
        return view()->images().image(QUrl(url), 400, 1.0).width();
    };
    QTRY_COMPARE(widthOf(QStringLiteral("img/a.png")), 400); // scaled to the pane
    QCOMPARE(view()->images().image(QUrl(QStringLiteral("img/a.png")), 400, 2.0).devicePixelRatio(),
             2.0);
    QCOMPARE(widthOf(QStringLiteral("../../outside.png")), 0);
    QTRY_VERIFY(m_pane->findChild<MessageBar *>()->has(QStringLiteral("remote")));
}

void TestNotePane::listKeys()
{
    write(QStringLiteral("note/a.md"), "- one");
    show("With a note", NotePane::Mode::Edit);
    editor()->moveCursor(QTextCursor::End);
    QTest::keyClick(editor(), Qt::Key_Return);
    QTest::keyClicks(editor(), QStringLiteral("two"));
    QTest::keyClick(editor(), Qt::Key_Tab);
    QCOMPARE(editor()->bytes(), QByteArray("- one\n  - two"));
    QTest::keyClick(editor(), Qt::Key_Backtab, Qt::ShiftModifier);
    QTest::keyClick(editor(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(editor()->bytes(), QByteArray("- one\n- [ ] two"));
    QTest::keyClick(editor(), Qt::Key_Return);
    QTest::keyClick(editor(), Qt::Key_Return);
    QCOMPARE(editor()->bytes(), QByteArray("- one\n- [ ] two\n"));
    QTest::keyClick(editor(), Qt::Key_B, Qt::ControlModifier);
    QTest::keyClicks(editor(), QStringLiteral("x"));
    QCOMPARE(editor()->bytes(), QByteArray("- one\n- [ ] two\n**x**"));
    for (int i = 0; i < 20; ++i)
        QTest::keyClick(editor(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(editor()->bytes(), QByteArray("- one"));
}

QTEST_MAIN(TestNotePane)
#include "tst_notepane.moc"
