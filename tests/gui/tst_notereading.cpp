// SPDX-License-Identifier: MIT
#include "gui/desk.h"
#include "gui/imageviewer.h"
#include "gui/noteeditor.h"
#include "gui/notefooter.h"
#include "gui/notepane.h"
#include "gui/noteview.h"

#include <QAbstractButton>
#include <QAction>
#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QMenu>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTest>
#include <QTextBlock>

using namespace paperdip;

namespace {

QByteArray list()
{
    return "# Reading\n\n## Systems\n\n"
           "- [ ] [Raft](https://example.org/raft.pdf)\n  [note](note/raft.md)\n"
           "- [X] [[1706.03762] Attention](https://arxiv.org/abs/1706.03762)\n"
           "  [note](note/attention.md)\n"
           "- [ ] [[1911.02150] Decoding](https://arxiv.org/abs/1911.02150)\n\n"
           "## Other\n";
}

QByteArray longText()
{
    QByteArray text;
    for (int i = 0; i < 60; ++i)
        text += "第 " + QByteArray::number(i) + " 段。\n\n";
    return text;
}

QByteArray raft()
{
    return "# [Raft](https://example.org/raft.pdf)\r\n\r\n- [ ] eins [x]\r\n- [X] zwei\r\n\r\n"
           "[goes-on](attention.md#why) [to-decoding](https://arxiv.org/pdf/1911.02150v2)\r\n"
           "[to-free](../free.md) [to-list](../README.md#other) [to-end](#ende)\r\n"
           "[to-web](https://web.example/x) foot[^1]\r\n\r\n"
           "[^1]: A note below.\r\n\r\n" +
           longText() + "## Ende\n\n" + longText();
}

class Outside : public QObject
{
    Q_OBJECT

public:
    Outside() { QDesktopServices::setUrlHandler(QStringLiteral("https"), this, "take"); }
    ~Outside() override { QDesktopServices::unsetUrlHandler(QStringLiteral("https")); }

    QList<QUrl> urls;

public Q_SLOTS:
    void take(const QUrl &url) { urls << url; }
};

} // namespace

class TestNoteReading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareWindows(); }
    void init();
    void cleanup() { m_desk.reset(); }
    void boxes();
    void boxesOfReadOnlyNotes();
    void linksLeadInside();
    void linksLeadOutside();
    void aFileOfNoPaper();
    void theListItself();
    void backAndForward();
    void footnotes();
    void backlinks();
    void headings();
    void pictures();
    void bothWays();
    void nothingIsWiderThanThePage();

private:
    void write(const QString &name, const QByteArray &bytes) const;
    QByteArray read(const QString &name) const;
    void open(const char *title, NotePane::Mode mode = NotePane::Mode::View);
    QPoint placeOf(const QString &text, int before = 0) const;
    void click(const QString &text, Qt::KeyboardModifiers modifiers = {}) const;
    QString shown() const { return m_view->toPlainText(); }

    std::unique_ptr<Desk> m_desk;
    NotePane *m_pane = nullptr;
    NoteView *m_view = nullptr;
    NoteEditor *m_editor = nullptr;
};

void TestNoteReading::init()
{
    failOnWindowWarnings();
    m_desk = std::make_unique<Desk>(list());
    write(QStringLiteral("note/raft.md"), raft());
    write(QStringLiteral("note/attention.md"),
          "# Attention\n\n[raft](raft.md)\n\n" + longText() + "## Why\n\n" + longText());
    write(QStringLiteral("free.md"), "# Free\n\n- [ ] drei\n\n[inner](note/raft.md)\n");
    m_pane = m_desk->window->findChild<NotePane *>();
    m_view = m_pane->findChild<NoteView *>();
    m_editor = m_pane->findChild<NoteEditor *>();
    QVERIFY(QTest::qWaitForWindowActive(m_desk->window.get()));
    open("Raft");
}

void TestNoteReading::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_desk->path(QStringLiteral("list/") + name));
    QVERIFY(QDir().mkpath(QFileInfo(file.fileName()).path()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray TestNoteReading::read(const QString &name) const
{
    QFile file(m_desk->path(QStringLiteral("list/") + name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
}

void TestNoteReading::open(const char *title, NotePane::Mode mode)
{
    m_pane->setMode(mode);
    m_desk->select(QString::fromUtf8(title));
    QTRY_VERIFY(m_view->toPlainText().contains(QString::fromUtf8(title)));
}

// Where a text stands in the view, or so much before it.
QPoint TestNoteReading::placeOf(const QString &text, int before) const
{
    const QTextCursor found = m_view->document()->find(text);
    QTextCursor at(m_view->document());
    at.setPosition(found.selectionStart());
    const QRect begin = m_view->cursorRect(at);
    return before > 0 ? QPoint(begin.left() - before, begin.center().y())
                      : QPoint(begin.left() + 4, begin.center().y());
}

void TestNoteReading::click(const QString &text, Qt::KeyboardModifiers modifiers) const
{
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, modifiers, placeOf(text));
}

void TestNoteReading::boxes()
{
    QByteArray ticked = raft();
    ticked.replace("[ ] eins", "[X] eins");
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, placeOf(QStringLiteral("eins"), 10));
    QTRY_COMPARE(read(QStringLiteral("note/raft.md")), ticked);
    const auto marker = [this](const char *text) {
        return m_view->document()->find(QString::fromUtf8(text)).block().blockFormat().marker();
    };
    QTRY_COMPARE(marker("eins"), QTextBlockFormat::MarkerType::Checked);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, placeOf(QStringLiteral("zwei"), 10));
    QByteArray both = ticked;
    both.replace("[X] zwei", "[ ] zwei");
    QTRY_COMPARE(read(QStringLiteral("note/raft.md")), both);
    // Undone where one writes.
    m_pane->setMode(NotePane::Mode::SideBySide);
    m_editor->setFocus();
    QTest::keyClick(m_editor, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_editor->bytes(), ticked);
    QTest::keyClick(m_editor, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_editor->bytes(), raft());
    QTRY_COMPARE(read(QStringLiteral("note/raft.md")), raft());
    // A click beside a box is none on it.
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, placeOf(QStringLiteral("eins")));
    QCOMPARE(m_editor->bytes(), raft());
}

void TestNoteReading::boxesOfReadOnlyNotes()
{
    const QByteArray bytes = "# Attention\n\n- [ ] eins\n\xFF\n";
    write(QStringLiteral("note/attention.md"), bytes);
    open("Attention");
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, placeOf(QStringLiteral("eins"), 10));
    QCOMPARE(m_pane->text(), bytes);
    QCOMPARE(read(QStringLiteral("note/attention.md")), bytes);
}

void TestNoteReading::linksLeadInside()
{
    click(QStringLiteral("goes-on"));
    QTRY_COMPARE(m_pane->paper(), m_desk->node(QStringLiteral("Attention")));
    QCOMPARE(m_desk->tree->currentNode(), m_pane->paper());
    QTRY_VERIFY(shown().contains(QStringLiteral("Why")));
    const auto top = [this] { return m_view->cursorForPosition(QPoint(40, 14)).block().text(); };
    QTRY_COMPARE(top(), QStringLiteral("Why"));
    m_desk->action("noteBack")->trigger();
    QTRY_VERIFY(shown().contains(QStringLiteral("to-decoding")));
    click(QStringLiteral("to-decoding"));
    QTRY_COMPARE(m_pane->paper(), m_desk->node(QStringLiteral("Decoding")));
}

void TestNoteReading::linksLeadOutside()
{
    Outside outside;
    click(QStringLiteral("to-web"));
    click(QStringLiteral("Raft")); // the paper whose note this is
    click(QStringLiteral("to-decoding"), Qt::ControlModifier);
    QCOMPARE(outside.urls,
             (QList<QUrl>{QUrl(QStringLiteral("https://web.example/x")),
                          QUrl(QStringLiteral("https://example.org/raft.pdf")),
                          QUrl(QStringLiteral("https://arxiv.org/pdf/1911.02150v2"))}));
    QCOMPARE(m_pane->paper(), m_desk->node(QStringLiteral("Raft")));
    QVERIFY(!m_desk->action("noteBack")->isEnabled());
}

// Read and written like any note; never renamed or deleted for the paper's.
void TestNoteReading::aFileOfNoPaper()
{
    click(QStringLiteral("to-free"));
    QTRY_VERIFY(shown().contains(QStringLiteral("drei")));
    QCOMPARE(m_pane->paper(), NodeId(0));
    QCOMPARE(m_pane->selected(), m_desk->node(QStringLiteral("Raft")));
    QCOMPARE(QFileInfo(m_pane->notePath()).fileName(), QStringLiteral("free.md"));
    m_pane->setMode(NotePane::Mode::Edit);
    m_editor->moveCursor(QTextCursor::End);
    QTest::keyClicks(m_editor, QStringLiteral("more"));
    const QByteArray typed = "# Free\n\n- [ ] drei\n\n[inner](note/raft.md)\nmore";
    QTRY_COMPARE(read(QStringLiteral("free.md")), typed);
    QCOMPARE(m_desk->fileBytes(), list());
    m_desk->action("removeNote")->trigger();
    QVERIFY(QFile::exists(m_desk->path(QStringLiteral("list/note/raft.md"))));
    m_pane->setMode(NotePane::Mode::View);
    QTRY_VERIFY(shown().contains(QStringLiteral("more")));
    click(QStringLiteral("inner"));
    QTRY_VERIFY(shown().contains(QStringLiteral("eins")));
    QCOMPARE(m_pane->paper(), m_desk->node(QStringLiteral("Raft")));
    m_desk->action("noteBack")->trigger();
    QTRY_VERIFY(shown().contains(QStringLiteral("drei")));
    // A click on its paper leaves it.
    QTest::mouseClick(m_desk->tree->viewport(), Qt::LeftButton, {},
                      m_desk->middleOf(QStringLiteral("Raft")));
    QTRY_VERIFY(shown().contains(QStringLiteral("eins")));
}

void TestNoteReading::theListItself()
{
    click(QStringLiteral("to-list"));
    QTRY_COMPARE(m_desk->tree->currentNode(), m_desk->node(QStringLiteral("Other")));
    m_desk->action("noteBack")->trigger();
    QTRY_COMPARE(m_desk->tree->currentNode(), m_desk->node(QStringLiteral("Raft")));
}

void TestNoteReading::backAndForward()
{
    QVERIFY(!m_desk->action("noteBack")->isEnabled());
    m_view->setFocus();
    click(QStringLiteral("to-end"));
    const auto at = [this] { return m_view->verticalScrollBar()->value(); };
    QTRY_VERIFY(at() > 0);
    const int end = at();
    QTest::keyClick(m_view, Qt::Key_BracketLeft, Qt::ControlModifier);
    QTRY_COMPARE(at(), 0);
    QTest::keyClick(m_view, Qt::Key_Right, Qt::AltModifier);
    QTRY_COMPARE(at(), end);
    QTest::mouseClick(m_view->viewport(), Qt::BackButton);
    QTRY_COMPARE(at(), 0);
    m_view->verticalScrollBar()->setValue(20); // the link is still to be seen
    click(QStringLiteral("goes-on"));
    QTRY_VERIFY(shown().contains(QStringLiteral("Why")));
    QTest::mouseClick(m_view->viewport(), Qt::BackButton);
    QTRY_COMPARE(m_pane->paper(), m_desk->node(QStringLiteral("Raft")));
    QTRY_COMPARE(at(), 20);
    QVERIFY(!m_desk->action("noteBack")->isEnabled());
    QTest::keyClick(m_view, Qt::Key_BracketRight, Qt::ControlModifier);
    QTRY_COMPARE(m_pane->paper(), m_desk->node(QStringLiteral("Attention")));
    QVERIFY(!m_desk->action("noteForward")->isEnabled());
}

void TestNoteReading::footnotes()
{
    QTextCursor reference = m_view->document()->find(QStringLiteral("foot"));
    reference.setPosition(reference.selectionEnd());
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {},
                      m_view->cursorRect(reference).center() + QPoint(3, 0));
    QTRY_VERIFY(m_view->verticalScrollBar()->value() > 0);
    const QRect seen = m_view->viewport()->rect();
    QVERIFY(seen.contains(placeOf(QStringLiteral("A note below"))));
    click(QStringLiteral("↩"));
    QTRY_VERIFY(seen.contains(placeOf(QStringLiteral("foot"))));
}

void TestNoteReading::backlinks()
{
    auto *footer = m_pane->findChild<NoteFooter *>();
    QTRY_VERIFY_WITH_TIMEOUT(footer->isVisible(), 10000);
    for (auto *button : footer->findChildren<QAbstractButton *>()) {
        if (button->text() != QLatin1String("Attention"))
            continue;
        QTest::mouseClick(button, Qt::LeftButton);
        break;
    }
    QTRY_COMPARE(m_pane->paper(), m_desk->node(QStringLiteral("Attention")));
}

void TestNoteReading::headings()
{
    open("Attention", NotePane::Mode::SideBySide);
    QTest::keyClick(m_view, Qt::Key_J, Qt::ControlModifier);
    auto *menu = m_pane->findChild<QMenu *>(QStringLiteral("noteHeadings"));
    QVERIFY(menu != nullptr);
    QCOMPARE(menu->actions().size(), 2);
    QCOMPARE(menu->actions().at(1)->text().trimmed(), QStringLiteral("Why"));
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    QCOMPARE(m_editor->textCursor().block().text(), QStringLiteral("## Why"));
    QCOMPARE(m_editor->firstVisibleLine(), m_editor->textCursor().blockNumber() + 1);
    QCOMPARE(m_view->cursorForPosition(QPoint(40, 14)).block().text(), QStringLiteral("Why"));
    QTest::keyClick(m_editor, Qt::Key_BracketLeft, Qt::ControlModifier);
    QTRY_COMPARE(m_editor->firstVisibleLine(), 1);
}

void TestNoteReading::pictures()
{
    QImage large(3000, 60, QImage::Format_RGB32);
    large.fill(Qt::red);
    const QImage small = large.copy(0, 0, 50, 20);
    QVERIFY(large.save(m_desk->path(QStringLiteral("list/note/large.png"))));
    QVERIFY(small.save(m_desk->path(QStringLiteral("list/note/small.png"))));
    write(QStringLiteral("note/attention.md"), "# Attention\n\n![](large.png)\n\n- ![](large.png) "
                                               "in\n\n![](small.png)\n\n![](gone.png)\n");
    open("Attention");
    const auto width = [this](const char *name) {
        const QVariant got =
            m_view->loadResource(QTextDocument::ImageResource, QUrl(QString::fromLatin1(name)));
        const auto image = got.value<QImage>();
        return image.deviceIndependentSize().width();
    };
    QTRY_COMPARE(width("small.png"), 50.0);
    QTRY_VERIFY(width("large.png") > 300);
    QTRY_VERIFY(width("gone.png") > 50); // says what is missing
    QTRY_COMPARE(m_view->horizontalScrollBar()->maximum(), 0);
    QTRY_VERIFY(m_view->document()->toHtml().contains(QStringLiteral("large.png#")));
    QTextCursor at = m_view->document()->find(QStringLiteral("Attention"));
    at.movePosition(QTextCursor::NextBlock);
    const QPoint on = m_view->cursorRect(at).center() + QPoint(20, 0);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, on);
    auto *viewer = m_pane->findChild<ImageViewer *>();
    QVERIFY(viewer != nullptr);
    QCOMPARE(viewer->sceneRect().width(), 3000.0);
    QTest::keyClick(viewer, Qt::Key_0);
    QCOMPARE(viewer->transform().m11(), 1.0);
    QTest::keyClick(viewer, Qt::Key_Escape);
    QTRY_VERIFY(m_pane->findChild<ImageViewer *>() == nullptr);
}

// Each takes the other along, and stands still when it is taken along.
// Pictures are scaled while the bar at the side comes and goes; code and words wrap.
void TestNoteReading::nothingIsWiderThanThePage()
{
    QImage picture(3000, 400, QImage::Format_RGB32);
    picture.fill(Qt::darkGreen);
    QVERIFY(picture.save(m_desk->path(QStringLiteral("list/note/wide.png"))));
    write(QStringLiteral("note/raft.md"), "# Raft\n\n![wide](wide.png)\n\n```\n" +
                                              QByteArray("long code ").repeated(60) + "\n```\n\n" +
                                              longText());
    open("Raft");
    QTRY_VERIFY(shown().contains(QStringLiteral("long code")));
    QTRY_VERIFY(m_view->document()->size().height() > m_view->viewport()->height());
    QTRY_COMPARE(m_view->horizontalScrollBar()->maximum(), 0);
    QVERIFY(m_view->document()->idealWidth() <= m_view->viewport()->width());
}

void TestNoteReading::bothWays()
{
    open("Attention", NotePane::Mode::SideBySide);
    QScrollBar *view = m_view->verticalScrollBar();
    QScrollBar *editor = m_editor->verticalScrollBar();
    QTRY_VERIFY(view->maximum() > 500);
    view->triggerAction(QAbstractSlider::SliderPageStepAdd);
    view->triggerAction(QAbstractSlider::SliderPageStepAdd);
    const int at = view->value();
    QVERIFY(m_editor->firstVisibleLine() > 5);
    QVERIFY(qAbs(m_editor->topLine() - m_view->topLine()) < 2);
    QTest::qWait(0);
    QCOMPARE(view->value(), at);
    view->triggerAction(QAbstractSlider::SliderToMaximum);
    QCOMPARE(editor->value(), editor->maximum());
    editor->triggerAction(QAbstractSlider::SliderToMinimum);
    QCOMPARE(view->value(), 0);
    editor->setValue(60);
    QVERIFY(qAbs(m_editor->topLine() - m_view->topLine()) < 2);
    QCOMPARE(editor->value(), 60);
    // What is typed is seen.
    m_editor->setFocus();
    m_editor->moveCursor(QTextCursor::End);
    QTest::keyClicks(m_editor, QStringLiteral("zuletzt"));
    QTRY_VERIFY(shown().contains(QStringLiteral("zuletzt")));
    QTRY_VERIFY(m_view->viewport()->rect().contains(placeOf(QStringLiteral("zuletzt"))));
}

QTEST_MAIN(TestNoteReading)
#include "tst_notereading.moc"
