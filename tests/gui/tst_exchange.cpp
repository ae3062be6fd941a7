// SPDX-License-Identifier: MIT
#include "gui/bibdialog.h"
#include "gui/desk.h"
#include "gui/exportdialog.h"
#include "gui/linkdrop.h"
#include "gui/messagebar.h"
#include "gui/theme.h"
#include "markdown/render.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>
#include <QTreeWidget>

using namespace paperdip;

// Papers out of the window and a .bib file into it, by menus and dialogs.
class TestExchange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareWindows(); }
    void init() { failOnWindowWarnings(); }

    void copiesAs_data();
    void copiesAs();
    void dragsMarkdownAndLinks();
    void exportsWhatIsChosen();
    void ownTemplateIsChecked();
    void savesToAFile();
    void closingTellsWhatWasNotWritten();
    void preparesBehind();
    void countsManyBehind();
    void copiesManyBehind();
    void importsBib();
    void importSaysWhatIsWrong();

private:
    static QString clipboard() { return QGuiApplication::clipboard()->text(); }
    static ExportDialog *openExport(const Desk &desk);
    static BibDialog *openBib(const Desk &desk, const QByteArray &bib);
    template<typename T>
    static T *part(QWidget *dialog, const char *name)
    {
        T *found = dialog->findChild<T *>(QString::fromLatin1(name));
        if (found == nullptr)
            qFatal("no widget %s", name);
        return found;
    }
    static void chooseFormat(ExportDialog *dialog, const char *name)
    {
        auto *format = part<QComboBox>(dialog, "format");
        format->setCurrentIndex(format->findData(QString::fromLatin1(name)));
    }
    // Gives the file dialog that is open its answer.
    static void answer(const Desk &desk, const QString &path)
    {
        QFileDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = desk.window->findChild<QFileDialog *>()) != nullptr);
        dialog->setOption(QFileDialog::DontUseNativeDialog);
        Q_EMIT dialog->fileSelected(path);
        dialog->close();
    }
};

static const QByteArray bib =
    "@misc{a, title = {Attention is all you need!}, author = {Ashish Vaswani}, year = 2017}\n"
    "@article{b, title = {A {New} One}, doi = {10.1000/b}, author = {G{\\\"o}del, Kurt}}\n"
    "@misc{c, title = {Second}, eprint = {2001.00001}, archivePrefix = {arXiv}}\n"
    "@misc{d, title = {No link}}\n"
    "@misc{broken, title}\n";

ExportDialog *TestExchange::openExport(const Desk &desk)
{
    desk.action("exportList")->trigger();
    auto *dialog = desk.window->findChild<ExportDialog *>();
    if (dialog == nullptr || !dialog->isVisible())
        qFatal("no export dialog");
    return dialog;
}

BibDialog *TestExchange::openBib(const Desk &desk, const QByteArray &bytes)
{
    QFile file(desk.path(QStringLiteral("new.bib")));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write the .bib file");
    file.close();
    desk.action("importBib")->trigger();
    answer(desk, file.fileName());
    // Read on a thread: then there is the dialog, or a message.
    auto *messages = desk.window->findChild<MessageBar *>(QStringLiteral("messages"));
    BibDialog *dialog = nullptr;
    for (int i = 0; i < 500 && dialog == nullptr && !messages->has(QStringLiteral("problem"));
         ++i) {
        QTest::qWait(10);
        dialog = desk.window->findChild<BibDialog *>();
    }
    return dialog;
}

void TestExchange::copiesAs_data()
{
    QTest::addColumn<QString>("begins");
    QTest::newRow("markdown") << "- [X] [[1706.03762] Attention Is All You Need](https://arxiv.org";
    QTest::newRow("home") << "# Reading\n\n## Systems\n\n### Kernel\n\n- [X] [[1706.03762] Att";
    QTest::newRow("template") << "# Reading\n\n## Systems\n\n### Kernel\n\n- [X] [[1706.03762] Att";
    QTest::newRow("bibtex") << "@misc{arxiv1706.03762,\n  title         = {Attention Is All";
    QTest::newRow("ris") << "TY  - UNPB\r\nID  - arxiv1706.03762\r\n";
    QTest::newRow("csl-json") << "[\n    {\n";
    QTest::newRow("csv") << "section,title,";
    QTest::newRow("html") << "<!DOCTYPE html>";
}

void TestExchange::copiesAs()
{
    QFETCH(const QString, begins);
    Desk desk;
    QGuiApplication::clipboard()->clear();
    desk.select(QStringLiteral("Attention Is All You Need"));
    const QByteArray name = QByteArray("copyAs-") + QTest::currentDataTag();
    QVERIFY(desk.action(name.constData())->isEnabled());
    desk.action(name.constData())->trigger();
    QVERIFY2(clipboard().startsWith(begins), qPrintable(clipboard()));
    QVERIFY(!clipboard().contains(QStringLiteral("Raft"))); // the selection alone
}

void TestExchange::dragsMarkdownAndLinks()
{
    Desk desk;
    const QModelIndexList rows{desk.row(QStringLiteral("Raft")), desk.row(QStringLiteral("GQA"))};
    const std::unique_ptr<QMimeData> data(desk.model->mimeData(rows));
    const QString text = data->text();
    QVERIFY2(text.startsWith(
                 QStringLiteral("- [ ] [Raft](https://example.org/raft.pdf)\n"
                                "  [note](note/raft.md)\n"
                                "- [ ] [[2305.13245] GQA](https://arxiv.org/abs/2305.13245)\n")),
             qPrintable(text));
    QVERIFY(!text.contains(QStringLiteral("Attention Is All You Need")));
    QCOMPARE(data->urls(), QList<QUrl>({QUrl(QStringLiteral("https://example.org/raft.pdf")),
                                        QUrl(QStringLiteral("https://arxiv.org/abs/2305.13245"))}));
    // Within the window the rows themselves still move.
    QCOMPARE(readLinks(*data, desk.library->path()).nodes.size(), 2);
    QVERIFY(desk.model->supportedDragActions() & Qt::CopyAction);
    Desk relative("# R\n\n- [ ] [Local](papers/x.pdf)\n");
    const std::unique_ptr<QMimeData> local(
        relative.model->mimeData({relative.row(QStringLiteral("Local"))}));
    QVERIFY(!local->hasUrls());
}

void TestExchange::exportsWhatIsChosen()
{
    Desk desk;
    desk.select(QStringLiteral("GQA"));
    ExportDialog *dialog = openExport(desk);
    auto *what = part<QComboBox>(dialog, "what");
    QCOMPARE(what->count(), 3);
    auto *preview = part<QPlainTextEdit>(dialog, "preview");
    what->setCurrentIndex(0);
    chooseFormat(dialog, "markdown");
    QCOMPARE(preview->toPlainText().toUtf8(), sampleList());
    chooseFormat(dialog, "bibtex");
    QVERIFY(preview->toPlainText().contains(QStringLiteral("{raft")));
    QVERIFY(!preview->toPlainText().contains(QStringLiteral("2305.13245"))); // only how it begins
    what->setCurrentIndex(1);
    QVERIFY(preview->toPlainText().startsWith(QStringLiteral("@misc{arxiv2305.13245")));
    what->setCurrentIndex(0);
    QTest::mouseClick(part<QPushButton>(dialog, "exportCopyButton"), Qt::LeftButton);
    QTRY_VERIFY(!dialog->isVisible());
    QCOMPARE(clipboard().count(QStringLiteral("@misc{")), 4);
    // The format is remembered.
    openExport(desk);
    QCOMPARE(part<QComboBox>(dialog, "format")->currentData().toString(), QStringLiteral("bibtex"));
}

void TestExchange::ownTemplateIsChecked()
{
    Desk desk;
    desk.select(QStringLiteral("GQA"));
    ExportDialog *dialog = openExport(desk);
    auto *form = part<QPlainTextEdit>(dialog, "form");
    chooseFormat(dialog, "csv");
    QVERIFY(!form->isVisible());
    chooseFormat(dialog, "template");
    QVERIFY(form->isVisible());
    auto *copy = part<QPushButton>(dialog, "exportCopyButton");
    form->setPlainText(QStringLiteral("* {titel}"));
    QVERIFY(!copy->isEnabled());
    QVERIFY(part<QLabel>(dialog, "problem")->text().contains(QStringLiteral("titel")));
    form->setPlainText(QStringLiteral("* {title"));
    QVERIFY(!copy->isEnabled());
    form->setPlainText(QStringLiteral("* {title}"));
    QVERIFY(copy->isEnabled());
    part<QComboBox>(dialog, "what")->setCurrentIndex(1);
    QTest::mouseClick(copy, Qt::LeftButton);
    QTRY_COMPARE(clipboard(), QStringLiteral("# Reading\n\n## Systems\n\n### Serving\n\n* GQA\n"));
    // It is kept, and Edit > Copy as takes it.
    desk.select(QStringLiteral("Raft"));
    desk.action("copyAs-template")->trigger();
    QVERIFY(clipboard().endsWith(QStringLiteral("\n* Raft\n")));
}

void TestExchange::savesToAFile()
{
    Desk desk;
    desk.select(QStringLiteral("GQA"));
    ExportDialog *dialog = openExport(desk);
    part<QComboBox>(dialog, "what")->setCurrentIndex(0);
    chooseFormat(dialog, "ris");
    QTest::mouseClick(part<QPushButton>(dialog, "exportSaveButton"), Qt::LeftButton);
    answer(desk, desk.path(QStringLiteral("out.ris")));
    QFile file(desk.path(QStringLiteral("out.ris")));
    QTRY_VERIFY(file.exists());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count("TY  - "), 4);
    QCOMPARE(desk.fileBytes(), sampleList());

    openExport(desk);
    QTest::mouseClick(part<QPushButton>(dialog, "exportSaveButton"), Qt::LeftButton);
    answer(desk, desk.path(QStringLiteral("no/such/folder/out.ris")));
    auto *messages = desk.window->findChild<MessageBar *>(QStringLiteral("messages"));
    QTRY_VERIFY(messages->has(QStringLiteral("problem")));
}

// A file is written behind: the window does not end before that, nor without a word.
void TestExchange::closingTellsWhatWasNotWritten()
{
    Desk desk;
    openExport(desk);
    QTest::mouseClick(
        part<QPushButton>(desk.window->findChild<ExportDialog *>(), "exportSaveButton"),
        Qt::LeftButton);
    answer(desk, desk.path(QStringLiteral("no/such/folder/out.ris")));
    QVERIFY(!desk.window->close());
    auto *messages = desk.window->findChild<MessageBar *>(QStringLiteral("messages"));
    QVERIFY(messages->has(QStringLiteral("close")));
    QVERIFY(desk.window->close());
}

// What is chosen otherwise meanwhile, or left, is not copied.
void TestExchange::preparesBehind()
{
    Desk desk;
    QGuiApplication::clipboard()->clear();
    ExportDialog *dialog = openExport(desk);
    auto *copy = part<QPushButton>(dialog, "exportCopyButton");
    auto *says = part<QLabel>(dialog, "problem");
    chooseFormat(dialog, "bibtex");
    QTest::mouseClick(copy, Qt::LeftButton);
    QVERIFY(dialog->isVisible());
    QVERIFY(!copy->isEnabled());
    QVERIFY2(says->text().startsWith(QStringLiteral("Preparing")), qPrintable(says->text()));
    chooseFormat(dialog, "ris");
    QVERIFY(copy->isEnabled());
    QVERIFY2(says->text().startsWith(QLatin1Char('4')), qPrintable(says->text()));
    QTest::qWait(200);
    QVERIFY(dialog->isVisible());
    QCOMPARE(clipboard(), QString());
    QTest::mouseClick(copy, Qt::LeftButton);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(!dialog->isVisible());
    QTest::qWait(200);
    QCOMPARE(clipboard(), QString());
}

static QByteArray manyPapers()
{
    QByteArray list = "# Many\n\n";
    for (int i = 0; i < 300; ++i)
        list += "- [ ] [Paper " + QByteArray::number(i) + "](https://example.org/" +
                QByteArray::number(i) + ")\n";
    return list;
}

// How many papers a large selection has, and how it begins, is found behind the dialog.
void TestExchange::countsManyBehind()
{
    Desk desk(manyPapers());
    QList<NodeId> papers;
    const QList<NodeRow> rows =
        desk.library->children(desk.list(), desk.node(QStringLiteral("Many")));
    for (const NodeRow &row : rows)
        papers << row.id;
    desk.tree->showNodes(papers);
    ExportDialog *dialog = openExport(desk);
    auto *what = part<QComboBox>(dialog, "what");
    auto *copy = part<QPushButton>(dialog, "exportCopyButton");
    auto *says = part<QLabel>(dialog, "problem");
    auto *preview = part<QPlainTextEdit>(dialog, "preview");
    what->setCurrentIndex(2);
    QCOMPARE(says->text(), QStringLiteral("Counting…"));
    QVERIFY(!copy->isEnabled());
    chooseFormat(dialog, "bibtex"); // does not end it
    QVERIFY(!copy->isEnabled());
    QTRY_VERIFY(copy->isEnabled());
    QVERIFY2(says->text().startsWith(QStringLiteral("300 ")), qPrintable(says->text()));
    QVERIFY(preview->toPlainText().contains(QStringLiteral("Paper 2")));
    what->setCurrentIndex(0);
    what->setCurrentIndex(2);
    what->setCurrentIndex(1); // the later wish
    QVERIFY(copy->isEnabled());
    what->setCurrentIndex(2);
    QTRY_VERIFY(copy->isEnabled());
    QHideEvent putOutOfSight; // as by a desktop that shows another one
    QSpontaneKeyEvent::setSpontaneous(&putOutOfSight);
    qApp->notify(dialog, &putOutOfSight); // sendEvent() would take that away
    chooseFormat(dialog, "ris");
    chooseFormat(dialog, "bibtex");
    QTest::mouseClick(copy, Qt::LeftButton);
    QTRY_COMPARE(clipboard().count(QStringLiteral("@misc{")), 300);
}

// A few papers are there at once; of many the window does not wait.
void TestExchange::copiesManyBehind()
{
    Desk desk(manyPapers());
    QGuiApplication::clipboard()->clear();
    desk.select(QStringLiteral("Many"));
    desk.action("copyAs-bibtex")->trigger();
    QCOMPARE(clipboard(), QString());
    QTRY_COMPARE(clipboard().count(QStringLiteral("@misc{")), 300);
    desk.select(QStringLiteral("Paper 7"));
    desk.action("copyAs-bibtex")->trigger();
    QCOMPARE(clipboard().count(QStringLiteral("@misc{")), 1);
    desk.select(QStringLiteral("Many"));
    desk.action("copyAs-ris")->trigger();
    desk.select(QStringLiteral("Paper 7"));
    desk.action("copyAs-ris")->trigger();
    QTest::qWait(200);
    QCOMPARE(clipboard().count(QStringLiteral("TY  - ")), 1); // the later wish
}

void TestExchange::importsBib()
{
    Desk desk;
    desk.select(QStringLiteral("Empty"));
    BibDialog *dialog = openBib(desk, bib);
    QVERIFY(dialog != nullptr && dialog->isVisible());
    QCOMPARE(part<QComboBox>(dialog, "section")->currentText(), QStringLiteral("Systems/Empty"));
    auto *entries = part<QTreeWidget>(dialog, "entries");
    QCOMPARE(entries->topLevelItemCount(), 4);
    QCOMPARE(entries->topLevelItem(0)->checkState(0), Qt::Unchecked);
    QVERIFY(entries->topLevelItem(0)->text(3).contains(QStringLiteral("Systems/Kernel")));
    QCOMPARE(entries->topLevelItem(1)->checkState(0), Qt::Checked);
    QCOMPARE(entries->topLevelItem(1)->text(1), QStringLiteral("Gödel"));
    QVERIFY(!(entries->topLevelItem(3)->flags() & Qt::ItemIsEnabled));
    QVERIFY(part<QLabel>(dialog, "problems")->text().contains(QStringLiteral("line 5")));
    auto *add = part<QPushButton>(dialog, "bibAddButton");
    QVERIFY(add->text().contains(QStringLiteral("2")));
    entries->topLevelItem(1)->setCheckState(0, Qt::Unchecked);
    QVERIFY(add->text().contains(QStringLiteral("1")));
    entries->topLevelItem(1)->setCheckState(0, Qt::Checked);
    QTest::mouseClick(add, Qt::LeftButton);
    QVERIFY(!dialog->isVisible());
    QTRY_COMPARE(desk.fileBytes(),
                 QByteArray(sampleList())
                     .replace("### Empty\n\n", "### Empty\n\n- [ ] [A New One](https://doi.org/"
                                               "10.1000/b)\n- [ ] [[2001.00001] Second](https://"
                                               "arxiv.org/abs/2001.00001)\n\n"));
    QCOMPARE(desk.tree->selectedNodes().size(), 2);
    // One step.
    desk.window->undoStack().undo();
    QTRY_COMPARE(desk.fileBytes(), sampleList());
}

void TestExchange::importSaysWhatIsWrong()
{
    Desk desk;
    desk.select(QStringLiteral("Empty"));
    QVERIFY(openBib(desk, "% nothing\n") == nullptr);
    auto *messages = desk.window->findChild<MessageBar *>(QStringLiteral("messages"));
    QVERIFY(messages->has(QStringLiteral("problem")));
    QVERIFY(messages->text(QStringLiteral("problem")).contains(QStringLiteral("new.bib")));
    QCOMPARE(desk.library->bytes(desk.list()), sampleList());
}

QTEST_MAIN(TestExchange)
#include "tst_exchange.moc"
