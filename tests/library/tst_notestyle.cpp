// SPDX-License-Identifier: MIT
#include "library/notename.h"
#include "library/notetemplate.h"
#include "markdown/noteheadings.h"
#include "shared.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

using namespace paperdip;

namespace {

const QDate day(2026, 3, 9);

// "TITLE -> PATH", the nearest first; "*" marks those of the same section, an arXiv id may stand
// before the title.
QList<NamedNote> notesOf(const QString &text)
{
    static const QRegularExpression id(QStringLiteral("^\\d{4}\\.\\d{5} "));
    QList<NamedNote> notes;
    const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const QStringList sides = line.split(QStringLiteral(" -> "));
        NamedNote note{sides[0], {}, sides[1], sides[0].startsWith(u'*')};
        if (note.sameSection)
            note.title.remove(0, 1);
        if (const QRegularExpressionMatch match = id.match(note.title); match.hasMatch()) {
            note.arxiv = match.captured().trimmed();
            note.title.remove(0, match.capturedLength());
        }
        notes << note;
    }
    return notes;
}

} // namespace

// Where a new note goes, what it is called and how it begins: as the person's others.
class TestNoteStyle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void paths_data();
    void paths();
    void portable_data();
    void portable();
    void templates_data();
    void templates();
    void caret_data();
    void caret();
    void templatesOfTheCorpus();
};

void TestNoteStyle::paths_data()
{
    QTest::addColumn<QString>("notes");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("path");
    const auto row = [](const char *name, const char *notes, const char *title, const char *path) {
        QTest::newRow(name) << QString::fromUtf8(notes) << QString::fromUtf8(title)
                            << QString::fromUtf8(path);
    };
    row("none", "", "Medusa: Simple LLM Inference", "note/Medusa.md");
    row("none, no colon", "", "Break the Sequential Dependency of LLM Inference",
        "note/Break_the_Sequential_Dependency_of.md");
    row("none, a hyphen", "", "FlashAttention-2: Faster Attention", "note/FlashAttention-2.md");
    row("the seed",
        "*FlashAttention: Fast and Exact -> flashattention.md\n"
        "*Attention Survey -> ./note/attention_survey.md\n"
        "SARATHI: Efficient LLM Inference -> note/STRATHI_chunked_prefill.md\n"
        "Medusa: Simple LLM Inference -> note/Medusa.md\n",
        "FlashAttention-2: Faster Attention with Better Parallelism", "note/flashattention2.md");
    row("the nearest one's case",
        "Medusa: Simple LLM Inference -> note/Medusa.md\n"
        "FlashAttention: Fast -> note/flashattention.md\n",
        "EAGLE: Speculative Sampling", "note/EAGLE.md");
    row("numbers",
        "Swin Transformer -> notes/007_swin_transformer.md\n"
        "MAE -> notes/004_mae.md\nViT: a -> notes/003_vit.md\n",
        "Masked Autoencoders", "notes/008_masked_autoencoders.md");
    row("numbers with a blank", "One Two -> n/1. One Two.md\nThree Four -> n/2. Three Four.md\n",
        "Five Six", "n/3. Five Six.md");
    row("one number is a name", "4 Bits -> note/4_bits.md\n", "Two Words", "note/two_words.md");
    row("a year is no number", "A B -> note/2017_a_b.md\nC D -> note/2019_c_d.md\n", "E F",
        "note/e_f.md");
    row("ids", "2205.14135 FlashAttention -> note/2205.14135.md\n", "Paged Attention",
        "note/2309.06180.md");
    row("ids and names", "2205.14135 FlashAttention -> note/2205.14135_FlashAttention.md\n",
        "Paged Attention", "note/2309.06180_Paged_Attention.md");
    row("dates", "A B -> log/2023-01-02-a-b.md\nC D -> log/2023-01-05-c-d.md\n", "Paged Attention",
        "log/2026-03-09-paged-attention.md");
    row("dashes", "Attention Survey -> note/attention-survey.md\n", "FlashAttention-2: Faster",
        "note/flashattention-2.md");
    row("blanks", "Attention Survey -> note/Attention Survey.md\n", "Paged Attention",
        "note/Paged Attention.md");
    row("joined", "Attention Survey -> note/AttentionSurvey.md\n", "Paged Attention",
        "note/PagedAttention.md");
    row("whole titles",
        "A Very Long Title About Some Systems: And More -> "
        "note/A_Very_Long_Title_About_Some_Systems_And_More.md\n",
        "Paged Attention: Memory Management for Serving Systems",
        "note/Paged_Attention_Memory_Management_for_Serving_Systems.md");
    row("beside the list", "Medusa -> medusa.md\nEAGLE -> eagle.md\n", "Paged", "paged.md");
    row("dot and slash", "Medusa -> ./note/Medusa.md\nEAGLE -> ./note/EAGLE.md\n", "Paged",
        "./note/Paged.md");
    row("a folder a section",
        "*A -> kernel/a.md\n*B -> kernel/b.md\nC -> serving/c.md\n"
        "D -> serving/d.md\nE -> serving/e.md\n",
        "Paged", "kernel/paged.md");
    row("a folder a note", "Medusa -> papers/medusa/README.md\n", "Paged Attention",
        "papers/paged_attention/README.md");
    row("Chinese", "显存管理 -> 笔记/显存管理.md\n", "推测解码：一种方法", "笔记/推测解码.md");
    row("Chinese, long", "", "大模型推理：系统与方法", "note/大模型推理.md");
    row("what Windows refuses", "", "What? A/B \"tests\" <in> *C:\\D*|",
        "note/What_A_B_tests_in_C.md");
    row("a device", "", "CON", "note/CON_note.md");
    row("an emoji", "", "🚀 Rocket: fast", "note/🚀_Rocket.md");
}

void TestNoteStyle::paths()
{
    QFETCH(QString, notes);
    QFETCH(QString, title);
    QFETCH(QString, path);
    const NoteStyle style = noteStyle(notesOf(notes));
    QCOMPARE(notePath(style, noteName(title, QStringLiteral("2309.06180"), style, day)), path);
}

void TestNoteStyle::portable_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(name) << QString::fromUtf8(expected);
    };
    row("plain", "plain");
    row("a:b?c", "abc");
    row("dot.", "dot");
    row("blank ", "blank");
    row("nul", "nul_note");
    row("COM1", "COM1_note");
    row("笔记", "笔记");
    row("***", "");
}

void TestNoteStyle::portable()
{
    QFETCH(QString, name);
    QFETCH(QString, expected);
    QCOMPARE(portableName(name), expected);
}

void TestNoteStyle::templates_data()
{
    QTest::addColumn<QStringList>("notes");
    QTest::addColumn<QString>("form");
    const QString linked = QStringLiteral("# {?url:[{title}]({url})}{!url:{title}}\n\n");
    const QString plain = QStringLiteral("# {title}\n\n");
    const auto row = [](const char *name, const QStringList &notes, const QString &form) {
        QTest::newRow(name) << notes << form;
    };
    const QString four = QStringLiteral("# [A](https://arxiv.org/abs/2205.14135)\n\n## 动机\n\n"
                                        "a\n\n## 贡献\n\n## 方法\n\n### 细节\n\n## 不足\n");
    row("none", {}, linked);
    row("the seed's author",
        {four, QString(four).replace(QStringLiteral("细节"), QStringLiteral("实验")),
         QStringLiteral("# [B](u)\n"), QStringLiteral("no heading\n")},
        linked + QStringLiteral("## 动机\n\n\n## 贡献\n\n## 方法\n\n## 不足\n"));
    row("half is not more than half",
        {QStringLiteral("# A\n\n## X\n\n## Y\n"), QStringLiteral("# B\n\n## Y\n")},
        plain + QStringLiteral("## Y\n\n"));
    row("braces and levels",
        {QStringLiteral("### {x}\n\n### {x} twice\n"), QStringLiteral("### {x}\n")},
        linked + QStringLiteral("### \\{x\\}\n\n"));
    row("in the usual order",
        {QStringLiteral("# A\n## P\n## Q\n"), QStringLiteral("# B\n## P\n## Q\n"),
         QStringLiteral("# C\n## Q\n## P\n")},
        plain + QStringLiteral("## P\n\n\n## Q\n"));
}

void TestNoteStyle::templates()
{
    QFETCH(QStringList, notes);
    QFETCH(QString, form);
    QList<QByteArray> bytes;
    for (const QString &note : notes)
        bytes << note.toUtf8();
    const QString learnt = learntNoteTemplate(bytes);
    QCOMPARE(learnt.trimmed(), form.trimmed());
}

void TestNoteStyle::caret_data()
{
    QTest::addColumn<QByteArray>("note");
    QTest::addColumn<int>("line");
    QTest::newRow("title alone") << QByteArray("# A\n\n") << 2;
    QTest::newRow("sections") << QByteArray("# A\n\n## X\n\n\n## Y\n\n") << 4;
    QTest::newRow("no title") << QByteArray("## X\n\n\n## Y\n") << 2;
    QTest::newRow("one section, at the end") << QByteArray("# A\n\n## X\n\n") << 4;
    QTest::newRow("empty") << QByteArray() << 0;
}

void TestNoteStyle::caret()
{
    QFETCH(QByteArray, note);
    QFETCH(int, line);
    QCOMPARE(noteCaretLine(note), line);
}

// Whatever people's notes are like, the template can be used.
void TestNoteStyle::templatesOfTheCorpus()
{
    SKIP_WITHOUT_SHARED();
    const QString corpus = sharedFolder() + QStringLiteral("/corpus");
    QDirIterator repositories(corpus, QDir::Dirs | QDir::NoDotAndDotDot);
    while (repositories.hasNext()) {
        QDirIterator files(repositories.next(), {QStringLiteral("*.md")}, QDir::Files,
                           QDirIterator::Subdirectories);
        QList<QByteArray> notes;
        while (files.hasNext()) {
            notes << readAll(files.next());
            const std::vector<NoteHeading> headings = noteHeadings(notes.last());
            for (const NoteHeading &heading : headings)
                QVERIFY(heading.line >= 1 && heading.level >= 1 && heading.level <= 6);
        }
        const QString form = learntNoteTemplate(notes);
        QVERIFY2(form.startsWith(u'#'), qPrintable(repositories.filePath()));
    }
}

QTEST_GUILESS_MAIN(TestNoteStyle)
#include "tst_notestyle.moc"
