// SPDX-License-Identifier: MIT
#include "gui/notebuffer.h"

#include "shared.h"

#include <QPlainTextDocumentLayout>
#include <QRandomGenerator>
#include <QTest>
#include <QTextCursor>
#include <QTextDocument>

using namespace paperdip;

namespace {

// What a document holds, paragraphs as line feeds and nothing else changed (toPlainText() changes
// more).
QString shownBy(const QTextDocument &document)
{
    QTextCursor cursor(&const_cast<QTextDocument &>(document));
    cursor.select(QTextCursor::Document);
    QString text = cursor.selectedText();
    text.replace(QChar::ParagraphSeparator, u'\n');
    return text;
}

QByteArray notes()
{
    return QByteArrayLiteral(
               "\xEF\xBB\xBF# 标题\r\nlone\rcr\r\n\xC2\xA0nbsp \xE2\x80\xA8 ls \xE2\x80\xA9 ps\r\n"
               "\xF0\x9F\x98\x80 \xEF\xB7\x90\xEF\xB7\x91 nul ") +
           QByteArray(1, '\0') + QByteArrayLiteral(" end\n\nlast");
}

// An edit of the same text in its simplest form: a list of characters with their bytes.
struct Model
{
    QList<std::pair<QString, QByteArray>> units;

    QByteArray bytes() const
    {
        QByteArray all;
        for (const auto &unit : units)
            all += unit.second;
        return all;
    }
    QString text() const
    {
        QString all;
        for (const auto &unit : units)
            all += unit.first;
        return all;
    }
    qsizetype position(qsizetype unit) const
    {
        qsizetype at = 0;
        for (qsizetype i = 0; i < unit; ++i)
            at += units[i].first.size();
        return at;
    }
};

const QList<std::pair<QString, QByteArray>> &alphabet()
{
    static const QList<std::pair<QString, QByteArray>> units{
        {QStringLiteral("a"), "a"},
        {QStringLiteral("中"), "\xE4\xB8\xAD"},
        {QStringLiteral("😀"), "\xF0\x9F\x98\x80"},
        {QStringLiteral("\u00A0"), "\xC2\xA0"},
        {QStringLiteral("\u2028"), "\xE2\x80\xA8"},
        {QStringLiteral("\n"), "\r\n"},
        {QStringLiteral("\n"), "\xE2\x80\xA9"},
        {QStringLiteral("\u2400"), QByteArray(1, '\0')},
        {QStringLiteral("\uFFFD"), "\xEF\xB7\x90"},
        {QStringLiteral("\uFEFF"), "\xEF\xBB\xBF"},
        {QStringLiteral("e\u0301"), "e\xCC\x81"},
    };
    return units;
}

} // namespace

class TestNoteBuffer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void showsWhatADocumentKeeps();
    void lineEnds_data();
    void lineEnds();
    void keepsBytesUnderRandomEdits();
    void followsADocument();
    void returnsToTheOriginal();
    void oneLetterInEveryNoteOfTheCorpus();
};

void TestNoteBuffer::showsWhatADocumentKeeps()
{
    for (const QByteArray &bytes :
         {notes(), QByteArray(), QByteArray("\r"), QByteArray("\xFF\xFE broken \xE4\xB8")}) {
        const NoteBuffer buffer(bytes);
        QTextDocument document;
        document.setDocumentLayout(new QPlainTextDocumentLayout(&document));
        document.setPlainText(buffer.text());
        QCOMPARE(shownBy(document), buffer.text());
        QCOMPARE(document.characterCount() - 1, buffer.length());
        QCOMPARE(buffer.bytes(), bytes);
    }
}

void TestNoteBuffer::lineEnds_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<int>("position");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("none: LF") << QByteArray("ab") << 1 << QByteArray("a\nb");
    QTest::newRow("CRLF file") << QByteArray("a\r\nb") << 3 << QByteArray("a\r\nb\r\n");
    QTest::newRow("CRLF further on") << QByteArray("ab\r\nc") << 1 << QByteArray("a\r\nb\r\nc");
    QTest::newRow("lone CR") << QByteArray("a\rb") << 3 << QByteArray("a\rb\r");
    QTest::newRow("as the line above")
        << QByteArray("a\nb\r\nc") << 5 << QByteArray("a\nb\r\nc\r\n");
    QTest::newRow("CR before LF stays two")
        << QByteArray("a\r\nb\rc\nd") << 5 << QByteArray("a\r\nb\rc\r\nd");
}

void TestNoteBuffer::lineEnds()
{
    QFETCH(QByteArray, before);
    QFETCH(int, position);
    QFETCH(QByteArray, after);
    NoteBuffer buffer(before);
    const qsizetype length = buffer.length();
    if (qstrcmp(QTest::currentDataTag(), "CR before LF stays two") == 0) {
        buffer.replace(4, 1, {}); // the letter between a lone CR and an LF
        QCOMPARE(buffer.text(), QStringLiteral("a\nb\n\nd"));
        buffer.replace(4, 0, u"c");
        QCOMPARE(buffer.bytes(), before);
        return;
    }
    buffer.replace(position, 0, u"\n");
    QCOMPARE(buffer.bytes(), after);
    QCOMPARE(buffer.length(), length + 1);
}

void TestNoteBuffer::keepsBytesUnderRandomEdits()
{
    QRandomGenerator random(20240817);
    for (int round = 0; round < 60; ++round) {
        Model model;
        for (int i = 0; i < 30; ++i)
            model.units << alphabet()[random.bounded(alphabet().size())];
        // A BOM of the file is no character of the text.
        const bool bom = model.bytes().startsWith("\xEF\xBB\xBF");
        if (bom)
            model.units.removeFirst();
        NoteBuffer buffer((bom ? QByteArray("\xEF\xBB\xBF") : QByteArray()) + model.bytes());
        const qsizetype head = bom ? 3 : 0;
        for (int step = 0; step < 40; ++step) {
            const qsizetype at = random.bounded(static_cast<int>(model.units.size()) + 1);
            const qsizetype count = qMin<qsizetype>(random.bounded(4), model.units.size() - at);
            const auto added = alphabet()[random.bounded(5)]; // those that are themselves
            const qsizetype begin = model.position(at);
            buffer.replace(begin, model.position(at + count) - begin, added.first);
            model.units.remove(at, count);
            model.units.insert(at, added);
            QCOMPARE(buffer.text(), model.text());
            QCOMPARE(buffer.bytes().sliced(head), model.bytes());
        }
    }
}

// The signal of a real document under a real cursor, with undo and redo.
void TestNoteBuffer::followsADocument()
{
    QRandomGenerator random(7);
    NoteBuffer buffer(notes());
    QTextDocument document;
    document.setDocumentLayout(new QPlainTextDocumentLayout(&document));
    document.setPlainText(buffer.text());
    connect(&document, &QTextDocument::contentsChange, this,
            [&](int position, int removed, int added) {
                const QString shown = shownBy(document);
                const qsizetype kept = qMin<qsizetype>(added, shown.size() - position);
                buffer.replace(position, removed, QStringView(shown).sliced(position, kept));
            });
    const QStringList words{QStringLiteral("x"), QStringLiteral("词\n语"), QStringLiteral("😀"),
                            QString()};
    for (int step = 0; step < 300; ++step) {
        QTextCursor cursor(&document);
        int at = random.bounded(document.characterCount());
        if (document.characterAt(at).isLowSurrogate())
            --at;
        cursor.setPosition(at);
        cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor, random.bounded(3));
        const int what = random.bounded(6);
        if (what == 4)
            document.undo();
        else if (what == 5)
            document.redo();
        else
            cursor.insertText(words[what]);
        QCOMPARE(buffer.text().size(), document.characterCount() - 1);
        QCOMPARE(QString::fromUtf8(buffer.bytes()).contains(QStringLiteral("标题")),
                 shownBy(document).contains(QStringLiteral("标题")));
    }
    while (document.isUndoAvailable())
        document.undo();
    QCOMPARE(buffer.bytes(), notes());
}

void TestNoteBuffer::returnsToTheOriginal()
{
    NoteBuffer buffer(notes());
    const QString shown = buffer.text();
    buffer.setText(u"all gone\n");
    QCOMPARE(buffer.bytes(), QByteArray("\xEF\xBB\xBF"
                                        "all gone\r\n"));
    buffer.setText(shown);
    QCOMPARE(buffer.bytes(), notes());
}

void TestNoteBuffer::oneLetterInEveryNoteOfTheCorpus()
{
    SKIP_WITHOUT_SHARED();
    QDirIterator files(sharedFolder() + QStringLiteral("/corpus"), {QStringLiteral("*.md")},
                       QDir::Files, QDirIterator::Subdirectories);
    int count = 0;
    while (files.hasNext()) {
        const QByteArray bytes = readAll(files.next());
        if (bytes.size() > 200'000)
            continue;
        NoteBuffer buffer(bytes);
        const qsizetype at = buffer.length() / 2;
        buffer.replace(at, 0, u"x");
        QCOMPARE(buffer.bytes().size(), bytes.size() + 1);
        buffer.replace(at, 1, {});
        QVERIFY2(buffer.bytes() == bytes, qPrintable(files.filePath()));
        ++count;
    }
    QVERIFY(count > 100);
}

QTEST_MAIN(TestNoteBuffer)
#include "tst_notebuffer.moc"
