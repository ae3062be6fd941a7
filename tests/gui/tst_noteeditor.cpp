// SPDX-License-Identifier: MIT
#include "gui/noteeditor.h"

#include "gui/notefinder.h"
#include "gui/writingstyle.h"
#include "shared.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>

using namespace paperdip;

namespace {

const QChar CaretMark(0x2038);
const QChar AnchorMark(0xA6);

// A text with its caret, and perhaps a selection, as a row of the table spells it.
struct Spelt
{
    QString text;
    int anchor = 0;
    int caret = 0;

    explicit Spelt(QString marked)
    {
        marked.replace(QChar(0x23CE), u'\n').replace(QChar(0x21E5), u'\t');
        const qsizetype other = marked.indexOf(AnchorMark);
        const qsizetype here = marked.indexOf(CaretMark);
        caret = static_cast<int>(here - (other >= 0 && other < here ? 1 : 0));
        anchor = other < 0 ? caret : static_cast<int>(other - (here < other ? 1 : 0));
        text = marked.remove(AnchorMark).remove(CaretMark);
    }
};

QString spelt(const NoteEditor &editor, int from, int length)
{
    QTextCursor all(editor.document());
    all.select(QTextCursor::Document);
    QString text = all.selectedText().replace(QChar::ParagraphSeparator, u'\n').mid(from, length);
    const int caret = editor.textCursor().position() - from;
    const int anchor = editor.textCursor().anchor() - from;
    if (anchor > caret)
        text.insert(anchor, AnchorMark);
    text.insert(caret, CaretMark);
    if (anchor < caret)
        text.insert(anchor, AnchorMark);
    return text.replace(u'\n', QChar(0x23CE)).replace(u'\t', QChar(0x21E5));
}

void select(NoteEditor &editor, int anchor, int caret)
{
    QTextCursor cursor = editor.textCursor();
    cursor.setPosition(anchor);
    cursor.setPosition(caret, QTextCursor::KeepAnchor);
    editor.setTextCursor(cursor);
}

void commit(QWidget &widget, const QString &text)
{
    QInputMethodEvent event;
    event.setCommitString(text);
    QCoreApplication::sendEvent(&widget, &event);
}

void press(NoteEditor &editor, const QString &keys)
{
    if (keys.startsWith(u'\'')) {
        const QString letters = keys.mid(1, keys.size() - 2);
        for (const QChar letter : letters) {
            if (letter.unicode() < 0x80)
                QTest::keyClicks(&editor, QString(letter));
            else
                commit(editor, letter); // as an input method does
        }
        return;
    }
    const QKeyCombination key = QKeySequence::fromString(keys)[0];
    const bool back = key == QKeyCombination(Qt::SHIFT | Qt::Key_Tab);
    QTest::keyClick(&editor, back ? Qt::Key_Backtab : key.key(), key.keyboardModifiers());
}

// A file in which everything is odd that can be, around what the row is about.
struct Around
{
    QByteArray before;
    QByteArray after;
    int shownBefore = 0; // UTF-16 units of it
};
Around oddFile()
{
    Around odd;
    odd.before =
        QByteArrayLiteral("\xEF\xBB\xBFlone\rcr\n\xC2\xA0nbsp \xE2\x80\xA8 ls\xE2\x80\xA9 \xF0"
                          "\x9F\x98\x80\r\n\r\n");
    odd.after = QByteArrayLiteral("\r\n\r\nend ") + QByteArray(1, '\0') + QByteArrayLiteral("\rx");
    odd.shownBefore = static_cast<int>(NoteBuffer(odd.before).length());
    return odd;
}

QByteArray crlf(const QString &text)
{
    return text.toUtf8().replace("\n", "\r\n");
}

} // namespace

class TestNoteEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void keys_data();
    void keys();
    void tableIsLargeEnough();
    void oneLetterInEveryNoteOfTheCorpus();
    void oddBytesStay();
    void openedIsNotEdited();
    void undoSurvivesAReload();
    void fullWidthBracketsWrap();
    void pasteOverASelection_data();
    void pasteOverASelection();
    void aPasteIsAStepOfItsOwn();
    void picturesAreGivenAway();
    void pastesNoColoursOfCode();
    void looksFollowWhatIsShown();
    void lineWidthAndFont();

private:
    QTemporaryDir m_config;
    std::unique_ptr<NoteEditor> m_editor;
};

void TestNoteEditor::initTestCase()
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_config.path());
}

void TestNoteEditor::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin).*")));
    m_editor = std::make_unique<NoteEditor>();
    m_editor->resize(700, 500);
    m_editor->show();
}

void TestNoteEditor::cleanup()
{
    m_editor.reset();
}

void TestNoteEditor::keys_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("keys");
    QTest::addColumn<QString>("after");
    const QString table =
        QString::fromUtf8(readAll(QStringLiteral(PAPERDIP_TEST_DATA "/editor/keys.txt")));
    const QStringList lines = table.split(u'\n');
    for (const QString &line : lines) {
        const QStringList cells = line.split(QStringLiteral("  →  "));
        if (cells.size() == 3)
            QTest::newRow(qPrintable(cells[0] + u' ' + cells[1]))
                << cells[0] << cells[1] << (cells[2] == u"=" ? cells[0] : cells[2]);
    }
}

void TestNoteEditor::keys()
{
    QFETCH(QString, before);
    QFETCH(QString, keys);
    QFETCH(QString, after);
    const Spelt from(before);
    const Spelt to(after);
    for (const bool odd : {false, true}) {
        if (odd && keys.startsWith(QLatin1String("Alt+")))
            continue; // what stands around would move
        const Around around = odd ? oddFile() : Around();
        const auto bytes = [&](const QString &text) {
            return odd ? around.before + crlf(text) + around.after : text.toUtf8();
        };
        const int shift = around.shownBefore;
        m_editor->open(bytes(from.text));
        select(*m_editor, shift + from.anchor, shift + from.caret);
        press(*m_editor, keys);
        QCOMPARE(spelt(*m_editor, shift, static_cast<int>(to.text.size())), after);
        QCOMPARE(m_editor->bytes(), bytes(to.text));
        QTest::keyClick(m_editor.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_editor->bytes(), bytes(from.text));
        QTest::keyClick(m_editor.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_editor->bytes(), bytes(to.text));
    }
}

void TestNoteEditor::tableIsLargeEnough()
{
    int rows = 0;
    int foreign = 0;
    const QString table =
        QString::fromUtf8(readAll(QStringLiteral(PAPERDIP_TEST_DATA "/editor/keys.txt")));
    const QStringList lines = table.split(u'\n');
    for (const QString &line : lines) {
        const QStringList cells = line.split(QStringLiteral("  →  "));
        if (cells.size() != 3)
            continue;
        ++rows;
        static const QRegularExpression wide(QStringLiteral("[\\p{Han}\\x{1F300}-\\x{1FAFF}]"));
        foreign += cells[0].contains(wide) ? 1 : 0;
    }
    QVERIFY2(rows >= 120, qPrintable(QString::number(rows)));
    QVERIFY2(foreign * 3 >= rows, qPrintable(QStringLiteral("%1 of %2").arg(foreign).arg(rows)));
}

void TestNoteEditor::oneLetterInEveryNoteOfTheCorpus()
{
    SKIP_WITHOUT_SHARED();
    QDirIterator files(sharedFolder() + QStringLiteral("/corpus"), {QStringLiteral("*.md")},
                       QDir::Files, QDirIterator::Subdirectories);
    int count = 0;
    while (files.hasNext()) {
        const QByteArray bytes = readAll(files.next());
        m_editor->open(bytes);
        QVERIFY2(m_editor->bytes() == bytes, qPrintable(files.filePath()));
        const int end = m_editor->document()->characterCount() - 1;
        for (const int at : {0, end / 2, end}) {
            select(*m_editor, at, at);
            QTest::keyClick(m_editor.get(), Qt::Key_X);
            QCOMPARE(m_editor->bytes().size(), bytes.size() + 1);
            QTest::keyClick(m_editor.get(), Qt::Key_Backspace);
            QVERIFY2(m_editor->bytes() == bytes, qPrintable(files.filePath()));
        }
        ++count;
    }
    QVERIFY(count > 100);
}

void TestNoteEditor::oddBytesStay()
{
    const Around odd = oddFile();
    const QByteArray bytes = odd.before + "middle" + odd.after;
    m_editor->open(bytes);
    for (int at = 0; at < m_editor->document()->characterCount(); ++at) {
        if (m_editor->document()->characterAt(at).isLowSurrogate())
            continue;
        select(*m_editor, at, at);
        QTest::keyClick(m_editor.get(), Qt::Key_X);
        QCOMPARE(m_editor->bytes().size(), bytes.size() + 1);
        QTest::keyClick(m_editor.get(), Qt::Key_Backspace);
        QCOMPARE(m_editor->bytes(), bytes);
    }
}

void TestNoteEditor::openedIsNotEdited()
{
    QSignalSpy edited(m_editor.get(), &NoteEditor::edited);
    m_editor->open(QByteArray("# 标题\n\n- **a** `b` $c$\n").repeated(500));
    QCOMPARE(m_editor->grab().isNull(), false);
    m_editor->verticalScrollBar()->setValue(700);
    QCOMPARE(m_editor->grab().isNull(), false);
    QPalette dark = m_editor->palette();
    dark.setColor(QPalette::Base, Qt::black);
    dark.setColor(QPalette::Text, Qt::white);
    m_editor->setPalette(dark);
    QCOMPARE(m_editor->grab().isNull(), false);
    QCOMPARE(edited.count(), 0);
    QVERIFY(!m_editor->document()->isUndoAvailable());
}

void TestNoteEditor::undoSurvivesAReload()
{
    m_editor->open("one\r\ntwo\r\n");
    select(*m_editor, 3, 3);
    QTest::keyClicks(m_editor.get(), QStringLiteral("!"));
    m_editor->reload("zero\r\none!\r\ntwo\r\n"); // another program was there
    QCOMPARE(m_editor->bytes(), QByteArray("zero\r\none!\r\ntwo\r\n"));
    QCOMPARE(m_editor->textCursor().block().text(), QStringLiteral("one!"));
    QTest::keyClick(m_editor.get(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_editor->bytes(), QByteArray("one!\r\ntwo\r\n"));
    QTest::keyClick(m_editor.get(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_editor->bytes(), QByteArray("one\r\ntwo\r\n"));
}

void TestNoteEditor::fullWidthBracketsWrap()
{
    m_editor->open("中文");
    m_editor->selectAll();
    commit(*m_editor, QStringLiteral("（"));
    QCOMPARE(m_editor->bytes(), QByteArray("（中文）"));
    m_editor->selectAll();
    commit(*m_editor, QStringLiteral("好"));
    QCOMPARE(m_editor->bytes(), QByteArray("好"));
}

void TestNoteEditor::pasteOverASelection_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QString>("after");
    const auto row = [](const char *name, const char *before, const char *pasted,
                        const char *after) {
        QTest::newRow(name) << QString::fromUtf8(before) << QString::fromUtf8(pasted)
                            << QString::fromUtf8(after);
    };
    row("URL over words", "见 ¦论文‸ 。", "https://a.org/b", "见 [论文](https://a.org/b)‸ 。");
    row("URL over nothing", "见 ‸", " https://a.org/b\n", "见 https://a.org/b‸");
    row("URL over a URL", "¦http://x.org‸", "https://a.org/b", "https://a.org/b‸");
    row("brackets in the URL", "¦x‸", "https://a.org/b_(c)", "[x](https://a.org/b_(c))‸");
    row("words", "¦x‸", "新的 text", "新的 text‸");
    row("two URLs", "¦x‸", "https://a.org https://b.org", "https://a.org https://b.org‸");
    row("URL over two lines", "¦x⏎y‸", "https://a.org/b", "https://a.org/b‸");
    row("URL in code", "```⏎¦x‸⏎```", "https://a.org/b", "```⏎https://a.org/b‸⏎```");
}

void TestNoteEditor::pasteOverASelection()
{
    QFETCH(QString, before);
    QFETCH(QString, pasted);
    QFETCH(QString, after);
    const Spelt from(before);
    m_editor->open(from.text.toUtf8());
    select(*m_editor, from.anchor, from.caret);
    QGuiApplication::clipboard()->setText(pasted);
    QTest::keyClick(m_editor.get(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(spelt(*m_editor, 0, 1000), after);
    QTest::keyClick(m_editor.get(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_editor->bytes(), from.text.toUtf8());
}

void TestNoteEditor::aPasteIsAStepOfItsOwn()
{
    m_editor->open("");
    QTest::keyClicks(m_editor.get(), QStringLiteral("ab"));
    QGuiApplication::clipboard()->setText(QStringLiteral("词"));
    QTest::keyClick(m_editor.get(), Qt::Key_V, Qt::ControlModifier);
    QTest::keyClicks(m_editor.get(), QStringLiteral("cd"));
    QCOMPARE(m_editor->bytes(), QByteArray("ab词cd"));
    for (const char *left : {"ab词", "ab", ""}) {
        QTest::keyClick(m_editor.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_editor->bytes(), QByteArray(left));
    }
}

void TestNoteEditor::picturesAreGivenAway()
{
    m_editor->open("text");
    QSignalSpy pictures(m_editor.get(), &NoteEditor::pictureGiven);
    QSignalSpy files(m_editor.get(), &NoteEditor::picturesGiven);
    QImage picture(4, 4, QImage::Format_RGB32);
    picture.fill(Qt::red);
    QGuiApplication::clipboard()->setImage(picture);
    QTest::keyClick(m_editor.get(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(pictures.count(), 1);
    auto *dropped = new QMimeData;
    dropped->setUrls({QUrl::fromLocalFile(QStringLiteral("/tmp/图.png"))});
    QGuiApplication::clipboard()->setMimeData(dropped);
    QTest::keyClick(m_editor.get(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(files.count(), 1);
    QCOMPARE(m_editor->bytes(), QByteArray("text"));
    m_editor->setReadOnly(true);
    QTest::keyClick(m_editor.get(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(files.count(), 1);
}

void TestNoteEditor::pastesNoColoursOfCode()
{
    m_editor->open("");
    auto *rich = new QMimeData;
    rich->setText(QStringLiteral("a *b*"));
    rich->setHtml(QStringLiteral("<p>a <b>b</b></p>"));
    QGuiApplication::clipboard()->setMimeData(rich);
    QTest::keyClick(m_editor.get(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_editor->bytes(), QByteArray("a **b**"));
    m_editor->selectAll();
    QTest::keyClick(m_editor.get(), Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_editor->bytes(), QByteArray("a *b*"));
    auto *code = new QMimeData;
    code->setText(QStringLiteral("int a;"));
    code->setHtml(QStringLiteral("<div style=\"font-family: monospace;white-space: pre;\"><span>int"
                                 "</span> a;</div>"));
    QGuiApplication::clipboard()->setMimeData(code);
    m_editor->selectAll();
    QTest::keyClick(m_editor.get(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_editor->bytes(), QByteArray("int a;"));
}

// Far away nothing has its looks yet; a fence that is opened above reaches there all the same.
void TestNoteEditor::looksFollowWhatIsShown()
{
    m_editor->open("first\n" + QByteArray("**bold**\n").repeated(3000));
    QCOMPARE(m_editor->grab().isNull(), false);
    const auto looks = [this](int block) {
        return m_editor->document()->findBlockByNumber(block).layout()->formats();
    };
    QVERIFY(!looks(1).isEmpty());
    QVERIFY(looks(2500).isEmpty());
    m_editor->verticalScrollBar()->setValue(2500);
    QCOMPARE(m_editor->grab().isNull(), false);
    QVERIFY(!looks(2500).isEmpty());
    QCOMPARE(looks(2500).value(0).format.fontWeight(), int(QFont::Bold));
    select(*m_editor, 0, 0);
    QTest::keyClicks(m_editor.get(), QStringLiteral("```"));
    m_editor->verticalScrollBar()->setValue(2500);
    QCOMPARE(m_editor->grab().isNull(), false);
    QVERIFY(looks(2500).value(0).format.fontWeight() != int(QFont::Bold));
}

void TestNoteEditor::lineWidthAndFont()
{
    m_editor->resize(1600, 500);
    WritingStyle style;
    style.columns = 60;
    style.points = 12;
    m_editor->setStyle(style);
    const int narrow = m_editor->viewport()->width();
    QVERIFY(narrow < 1000);
    style.columns = 0;
    m_editor->setStyle(style);
    QVERIFY(m_editor->viewport()->width() > 1500);
    style.points = 20;
    m_editor->setStyle(style);
    QCOMPARE(m_editor->font().pointSizeF(), 20.0);
    m_editor->setZoom(2);
    QCOMPARE(m_editor->font().pointSizeF(), 22.0);
}

QTEST_MAIN(TestNoteEditor)
#include "tst_noteeditor.moc"
