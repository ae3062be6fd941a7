// SPDX-License-Identifier: MIT
#include "gui/addfield.h"
#include "gui/bibdialog.h"
#include "gui/desk.h"
#include "gui/messagebar.h"
#include "gui/paperadder.h"
#include "gui/payloads.h"
#include "gui/pdfadder.h"
#include "gui/startpage.h"
#include "gui/theme.h"
#include "smallpdf.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>

using namespace paperdip;

namespace {

const QString serving = QStringLiteral("Serving");
const QString empty = QStringLiteral("Empty");

// What the list has that the sample has not.
QString newLines(const Desk &desk)
{
    QStringList lines =
        QString::fromUtf8(desk.library->bytes(desk.list())).split(QLatin1Char('\n'));
    const QStringList before = QString::fromUtf8(sampleList()).split(QLatin1Char('\n'));
    for (const QString &line : before)
        lines.removeOne(line);
    return lines.join(QLatin1Char('\n'));
}

MessageBar *barOf(const Desk &desk)
{
    return desk.window->findChild<MessageBar *>(QStringLiteral("messages"));
}

void press(const Desk &desk, const QString &text)
{
    const QList<QPushButton *> buttons = barOf(desk)->findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->text() == text && button->isVisible())
            return button->click();
    }
    QFAIL(qPrintable(QStringLiteral("no button ") + text));
}

QString write(const Desk &desk, const char *name, const QByteArray &bytes)
{
    QFile file(desk.path(QString::fromUtf8(name)));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", name);
    return file.fileName();
}

std::unique_ptr<QMimeData> files(const QStringList &paths)
{
    auto data = std::make_unique<QMimeData>();
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls << QUrl::fromLocalFile(path);
    data->setUrls(urls);
    data->setText(paths.join(QLatin1Char('\n')));
    return data;
}

std::unique_ptr<QMimeData> text(const QString &words)
{
    auto data = std::make_unique<QMimeData>();
    data->setText(words);
    return data;
}

QString manyIds(int count)
{
    QStringList ids;
    for (int i = 1; i <= count; ++i)
        ids << QStringLiteral("https://arxiv.org/abs/2301.%1").arg(i, 5, 10, QLatin1Char('0'));
    return ids.join(QLatin1Char('\n'));
}

} // namespace

// Everything that can be dropped on the real window, and how it lands.
class TestDropping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareWindows(); }
    void init() { failOnWindowWarnings(); }

    void payloads_data();
    void payloads();
    void filesOfAFileManager();
    void recognisesPdfs();
    void readsTheFirstPageOfPdfs();
    void saysWhatAPdfIsNot();
    void opensBibWhereItWasDropped();
    void opensBibInAnEmptyWindow();
    void takesCopyMoveAndLink_data();
    void takesCopyMoveAndLink();
    void marksWhereItWillLand();
    void saysWhenThereIsNothing();
    void offersNumbersInProse();
    void oneMessageForManyDoubles();
    void aFewDoublesOneByOne();
    void knowsAWorkByOtherAddresses_data();
    void knowsAWorkByOtherAddresses();
    void aThousandAtOnce();
    void fieldSaysWhatItUnderstood_data();
    void fieldSaysWhatItUnderstood();
    void fieldTakesPathsAndGuesses();
};

void TestDropping::payloads_data()
{
    QTest::addColumn<Payload>("payload");
    QTest::addColumn<QString>("expected");
    const QList<NamedPayload> all = browserPayloads();
    for (const NamedPayload &one : all) {
        if (!one.asQtShowsIt.isEmpty())
            QTest::newRow(one.name) << one.asQtShowsIt << one.entries;
    }
}

void TestDropping::payloads()
{
    QFETCH(const Payload, payload);
    QFETCH(const QString, expected);
    Desk desk;
    QMimeData data;
    for (const auto &[format, bytes] : payload)
        data.setData(format, bytes);
    QVERIFY(desk.drop(data, desk.middleOf(serving)));
    QCOMPARE(newLines(desk), expected);
    const auto count = static_cast<int>(expected.split(QLatin1Char('\n')).size());
    QCOMPARE(desk.shownBelow(serving).size(), 1 + count);
    desk.window->undoStack().undo();
    QCOMPARE(desk.library->bytes(desk.list()), sampleList());
}

void TestDropping::filesOfAFileManager()
{
    Desk desk;
    const QStringList paths{
        write(desk, "a.url", "[InternetShortcut]\r\nURL=https://arxiv.org/abs/2309.06180\r\n"),
        write(desk, "A paper of ours.desktop",
              "[Desktop Entry]\nType=Link\nURL=https://example.org/ours.pdf\n"),
        write(desk, "figure.png", "x")};
    QVERIFY(desk.drop(*files(paths), desk.middleOf(serving)));
    QCOMPARE(newLines(desk), QStringLiteral("- [ ] [[2309.06180]](https://arxiv.org/abs/2309.06180)"
                                            "\n- [ ] [A paper of ours](https://example.org/"
                                            "ours.pdf)"));
    desk.window->undoStack().undo();
    // Nautilus' and Caja's own format, and paths alone.
    QMimeData gnome;
    gnome.setData(QStringLiteral("x-special/gnome-copied-files"),
                  "copy\n" + QUrl::fromLocalFile(paths.first()).toEncoded());
    QVERIFY(desk.drop(gnome, desk.middleOf(serving)));
    QVERIFY(newLines(desk).contains(QStringLiteral("2309.06180")));
    desk.window->undoStack().undo();
    QVERIFY(desk.drop(*text(paths.first() + QStringLiteral("\n")), desk.middleOf(serving)));
    QVERIFY(newLines(desk).contains(QStringLiteral("2309.06180")));
}

void TestDropping::recognisesPdfs()
{
    Desk desk;
    auto *adder = desk.window->findChild<PaperAdder *>();
    QList<std::pair<NodeId, QString>> given;
    connect(adder, &PaperAdder::fileGiven, this, [&](NodeId paper, const QString &path) {
        given.append({paper, path});
    });
    desk.window->findChild<PdfAdder *>()->setOptions({QStringLiteral("/nowhere/pdftotext")});
    const QStringList paths{write(desk, "2309.06180v2 (1).pdf", "no PDF at all"),
                            write(desk, "10.1145_3600006.3613165.pdf", "x"),
                            write(desk, "1706.03762.pdf", "x")};
    QVERIFY(desk.drop(*files(paths), desk.middleOf(empty)));
    QCOMPARE(newLines(desk),
             QStringLiteral("- [ ] [[2309.06180]](https://arxiv.org/abs/2309.06180)\n"
                            "- [ ] [https://doi.org/10.1145/3600006.3613165]"
                            "(https://doi.org/10.1145/3600006.3613165)\n"));
    QCOMPARE(desk.window->undoStack().count(), 1);
    QVERIFY(barOf(desk)->has(QStringLiteral("known-1706.03762")));
    // The files are known for their papers, also for the one that was there.
    QCOMPARE(given.size(), 3);
    QCOMPARE(given.at(0).first, desk.node(QStringLiteral("Attention Is All You Need")));
    QCOMPARE(given.at(0).second, paths.at(2));
    QCOMPARE(given.at(1).second, paths.at(0));
    QCOMPARE(desk.library->node(given.at(1).first)->arxiv, QStringLiteral("2309.06180"));
}

void TestDropping::readsTheFirstPageOfPdfs()
{
    if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
        QSKIP("pdftotext (poppler-utils) is not installed");
    Desk desk;
    const QStringList paths{
        write(desk, "paper.pdf", smallPdf({"arXiv:2309.06180v1 [cs.LG] 12 Sep 2023", "Paged"})),
        write(desk, "sosp.pdf", smallPdf({"https://doi.org/10.1145/3600006.3613165"})),
        write(desk, "thesis.pdf", smallPdf({"A thesis"}))};
    QVERIFY(desk.drop(*files(paths), desk.middleOf(empty)));
    QTRY_COMPARE(desk.shownBelow(empty).size(), 2);
    QVERIFY(newLines(desk).contains(QStringLiteral("[[2309.06180]]")));
    QVERIFY(newLines(desk).contains(QStringLiteral("10.1145/3600006.3613165")));
    QCOMPARE(desk.window->undoStack().count(), 1);
    QTRY_VERIFY(barOf(desk)->has(QStringLiteral("pdfs")));
    const QString message = barOf(desk)->text(QStringLiteral("pdfs"));
    QVERIFY2(message.contains(QStringLiteral("thesis.pdf")), qPrintable(message));
}

void TestDropping::saysWhatAPdfIsNot()
{
    Desk desk;
    auto *pdfs = desk.window->findChild<PdfAdder *>();
    pdfs->setOptions({QStringLiteral("/nowhere/pdftotext")});
    const QString unsure = write(desk, "2309.06180_PagedAttention.pdf", "x");
    QVERIFY(desk.drop(*files({write(desk, "thesis.pdf", "x"), unsure}), desk.middleOf(empty)));
    QTRY_VERIFY(!pdfs->isReading());
    const QString message = barOf(desk)->text(QStringLiteral("pdfs"));
    QVERIFY2(message.contains(QStringLiteral("thesis.pdf")), qPrintable(message));
    QVERIFY2(message.contains(QStringLiteral("poppler-utils")), qPrintable(message));
    QCOMPARE(desk.library->bytes(desk.list()), sampleList());
    // An id among other words is only offered.
    QVERIFY(barOf(desk)->text(QStringLiteral("unsure")).contains(QStringLiteral("2309.06180")));
    press(desk, QStringLiteral("Add"));
    QCOMPARE(desk.shownBelow(empty), QStringList({QStringLiteral("[2309.06180]")}));
}

void TestDropping::opensBibWhereItWasDropped()
{
    Desk desk;
    const QStringList paths{
        write(desk, "one.bib", "@misc{a, title = {First}, eprint = {2001.00001}}\n"),
        write(desk, "two.bib", "@misc{b, title = {Second}, doi = {10.1000/b}}\n")};
    const QRect gqa = desk.tree->visualRect(desk.row(QStringLiteral("Attention Is All You Need")));
    QVERIFY(desk.drop(*files(paths), QPoint(gqa.center().x(), gqa.top() + 2)));
    BibDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = desk.window->findChild<BibDialog *>()) != nullptr);
    const auto add = [&] {
        QTRY_VERIFY(dialog->isVisible());
        QCOMPARE(dialog->findChild<QComboBox *>(QStringLiteral("section"))->currentText(),
                 QStringLiteral("Systems/Kernel"));
        dialog->findChild<QPushButton *>(QStringLiteral("bibAddButton"))->click();
    };
    add();
    QTRY_COMPARE(desk.shownBelow(QStringLiteral("Kernel")).mid(0, 3),
                 QStringList({QStringLiteral("Raft"), QStringLiteral("First"),
                              QStringLiteral("Attention Is All You Need")}));
    // The second file's entries are shown when the first one's are done; the place may be changed.
    QTRY_VERIFY(dialog->isVisible());
    auto *section = dialog->findChild<QComboBox *>(QStringLiteral("section"));
    QTRY_VERIFY(section->findText(QStringLiteral("Systems/Empty")) > 0);
    section->setCurrentIndex(section->findText(QStringLiteral("Systems/Empty")));
    dialog->findChild<QPushButton *>(QStringLiteral("bibAddButton"))->click();
    QCOMPARE(desk.shownBelow(empty), QStringList({QStringLiteral("Second")}));
    QTest::qWait(0);
    QVERIFY(!dialog->isVisible());
}

void TestDropping::opensBibInAnEmptyWindow()
{
    Desk desk;
    QVERIFY(desk.library->forgetList(desk.list()).has_value());
    const auto data =
        files({write(desk, "one.bib", "@misc{a, title = {First}, eprint = {2001.00001}}\n")});
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, data.get(), Qt::LeftButton, {});
    QCoreApplication::sendEvent(desk.window.get(), &enter);
    QDropEvent drop(QPoint(50, 50), Qt::CopyAction, data.get(), Qt::LeftButton, {});
    QCoreApplication::sendEvent(desk.window.get(), &drop);
    BibDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = desk.window->findChild<BibDialog *>()) != nullptr);
    QVERIFY(desk.library->lists().isEmpty()); // until it is wanted
    dialog->findChild<QPushButton *>(QStringLiteral("bibAddButton"))->click();
    QCOMPARE(desk.library->lists().size(), 1);
    QCOMPARE(desk.library->papersByArxiv(QStringLiteral("2001.00001")).size(), 1);
}

void TestDropping::takesCopyMoveAndLink_data()
{
    QTest::addColumn<Qt::DropActions>("offered");
    QTest::addColumn<Qt::DropAction>("done");
    QTest::newRow("copy") << Qt::DropActions(Qt::CopyAction) << Qt::CopyAction;
    QTest::newRow("link") << Qt::DropActions(Qt::LinkAction) << Qt::LinkAction;
    QTest::newRow("move and copy") << (Qt::MoveAction | Qt::CopyAction) << Qt::CopyAction;
    QTest::newRow("move and link") << (Qt::MoveAction | Qt::LinkAction) << Qt::LinkAction;
    QTest::newRow("move alone") << Qt::DropActions(Qt::MoveAction) << Qt::IgnoreAction;
}

void TestDropping::takesCopyMoveAndLink()
{
    QFETCH(const Qt::DropActions, offered);
    QFETCH(const Qt::DropAction, done);
    const auto link = text(QStringLiteral("https://arxiv.org/abs/2309.06180"));
    const auto dropOn = [&](QWidget *widget, const QPoint &at) {
        QDragEnterEvent enter(at, offered, link.get(), Qt::LeftButton, {});
        QCoreApplication::sendEvent(widget, &enter);
        QVERIFY(enter.isAccepted());
        QDragMoveEvent move(at, offered, link.get(), Qt::LeftButton, {});
        QCoreApplication::sendEvent(widget, &move);
        QVERIFY(move.isAccepted());
        QVERIFY(move.dropAction() != Qt::MoveAction || offered == Qt::MoveAction);
        QDropEvent drop(at, offered, link.get(), Qt::LeftButton, {});
        QCoreApplication::sendEvent(widget, &drop);
        QVERIFY(drop.isAccepted());
        QCOMPARE(drop.dropAction(), done);
    };
    Desk desk;
    dropOn(desk.tree->viewport(), desk.middleOf(serving));
    QCOMPARE(desk.shownBelow(serving).size(), 2);
    // The start page.
    Desk bare;
    QVERIFY(bare.library->forgetList(bare.list()).has_value());
    dropOn(bare.window.get(), {50, 50});
    QCOMPARE(bare.library->papersByArxiv(QStringLiteral("2309.06180")).size(), 1);
}

void TestDropping::marksWhereItWillLand()
{
    Desk desk;
    const auto link = text(QStringLiteral("https://arxiv.org/abs/2309.06180"));
    QWidget *viewport = desk.tree->viewport();
    const QColor accent = Theme::of(desk.window->palette()).accent;
    const auto marked = [&] {
        const QImage image = viewport->grab().toImage();
        int pixels = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                pixels += image.pixelColor(x, y) == accent ? 1 : 0;
        }
        return pixels;
    };
    const auto over = [&](const QPoint &at) {
        QDragEnterEvent enter(at, Qt::CopyAction, link.get(), Qt::LeftButton, {});
        QCoreApplication::sendEvent(viewport, &enter);
        QDragMoveEvent move(at, Qt::CopyAction, link.get(), Qt::LeftButton, {});
        QCoreApplication::sendEvent(viewport, &move);
    };
    const int before = marked();
    const QRect row = desk.tree->visualRect(desk.row(QStringLiteral("Raft")));
    over({row.center().x(), row.bottom() - 2});
    QVERIFY(marked() > before + row.width()); // a line between two rows
    over(desk.middleOf(serving));
    QVERIFY(marked() > before); // a frame around the section
    QDragLeaveEvent leave;
    QCoreApplication::sendEvent(viewport, &leave);
    QCOMPARE(marked(), before);

    // The start page's own frame.
    QVERIFY(desk.library->forgetList(desk.list()).has_value());
    auto *page = desk.window->findChild<StartPage *>();
    const QImage calm = page->grab().toImage();
    QDragEnterEvent enter(QPoint(50, 50), Qt::LinkAction, link.get(), Qt::LeftButton, {});
    QCoreApplication::sendEvent(desk.window.get(), &enter);
    QVERIFY(page->grab().toImage() != calm);
    QCoreApplication::sendEvent(desk.window.get(), &leave);
    QCOMPARE(page->grab().toImage(), calm);
}

void TestDropping::saysWhenThereIsNothing()
{
    Desk desk;
    const QString key = QStringLiteral("nothing");
    QVERIFY(!desk.drop(*text(QStringLiteral("just words")), desk.middleOf(serving)));
    QVERIFY(barOf(desk)->has(key));
    QVERIFY(!desk.drop(*files({write(desk, "figure.png", "x")}), desk.middleOf(serving)));
    QVERIFY(barOf(desk)->text(key).contains(QStringLiteral("figure.png")));
    QVERIFY(desk.drop(*text(QStringLiteral("arXiv:2309.06180")), desk.middleOf(serving)));
    QVERIFY(!barOf(desk)->has(key));
}

void TestDropping::offersNumbersInProse()
{
    Desk desk;
    QVERIFY(desk.drop(*text(QStringLiteral("It costs 2309.06180 yuan, see arXiv:2312.07104.")),
                      desk.middleOf(empty)));
    QCOMPARE(desk.shownBelow(empty), QStringList({QStringLiteral("[2312.07104]")}));
    QVERIFY(barOf(desk)->text(QStringLiteral("unsure")).contains(QStringLiteral("2309.06180")));
    press(desk, QStringLiteral("Add"));
    QCOMPARE(desk.shownBelow(empty).size(), 2);
}

void TestDropping::oneMessageForManyDoubles()
{
    Desk desk;
    QVERIFY(desk.drop(*text(manyIds(7)), desk.middleOf(empty)));
    QVERIFY(desk.drop(*text(manyIds(50)), desk.middleOf(serving)));
    QCOMPARE(desk.shownBelow(serving).size(), 1 + 43);
    QCOMPARE(barOf(desk)->count(), 1);
    const QString message = barOf(desk)->text(QStringLiteral("known"));
    QVERIFY2(message.startsWith(QStringLiteral("7 of 50 ")), qPrintable(message));
    press(desk, QStringLiteral("Show them"));
    QCOMPARE(desk.tree->selectedNodes().size(), 7);
    QCOMPARE(desk.tree->currentIndex().parent(), desk.row(empty));

    QVERIFY(desk.drop(*text(manyIds(7)), desk.middleOf(QStringLiteral("Other"))));
    QCOMPARE(desk.shownBelow(QStringLiteral("Other")).size(), 0);
    press(desk, QStringLiteral("Add them here too"));
    QCOMPARE(desk.shownBelow(QStringLiteral("Other")).size(), 7);
}

void TestDropping::aFewDoublesOneByOne()
{
    Desk desk;
    QVERIFY(desk.drop(*text(QStringLiteral("1706.03762, 1911.02150, 2309.06180")),
                      desk.middleOf(empty)));
    QCOMPARE(barOf(desk)->count(), 2);
    QCOMPARE(desk.shownBelow(empty), QStringList({QStringLiteral("[2309.06180]")}));
}

void TestDropping::knowsAWorkByOtherAddresses_data()
{
    QTest::addColumn<QString>("there");
    QTest::addColumn<QString>("dropped");
    QTest::addColumn<bool>("same");
    const auto row = [](const char *name, const char *there, const char *dropped, bool same) {
        QTest::newRow(name) << QString::fromUtf8(there) << QString::fromUtf8(dropped) << same;
    };
    row("DOI in capitals", "https://doi.org/10.1145/ABC.1", "https://dx.doi.org/10.1145/abc.1",
        true);
    row("publisher there", "https://dl.acm.org/doi/pdf/10.1145/3600006.3613165",
        "doi:10.1145/3600006.3613165", true);
    row("publisher dropped", "https://doi.org/10.1145/3600006.3613165",
        "https://dl.acm.org/doi/10.1145/3600006.3613165", true);
    row("OpenReview's PDF", "https://openreview.net/forum?id=H4DqfPSibmx",
        "https://openreview.net/pdf?id=H4DqfPSibmx", true);
    row("scheme and slash", "http://www.example.org/raft/", "https://example.org/raft#top", true);
    row("tracker", "https://example.org/a.pdf?x=1", "https://example.org/a.pdf?utm_source=b&x=1",
        true);
    row("another query", "https://example.org/a.pdf?x=1", "https://example.org/a.pdf?x=2", false);
    row("arXiv's DOI", "https://arxiv.org/abs/2309.06180",
        "https://doi.org/10.48550/arXiv.2309.06180", true);
    row("another DOI", "https://doi.org/10.1145/1.2", "https://doi.org/10.1145/1.3", false);
}

void TestDropping::knowsAWorkByOtherAddresses()
{
    QFETCH(const QString, there);
    QFETCH(const QString, dropped);
    QFETCH(const bool, same);
    Desk desk("# R\n\n## A\n\n- [ ] [A paper there](" + there.toUtf8() + ")\n\n## B\n");
    QVERIFY(desk.drop(*text(dropped), desk.middleOf(QStringLiteral("B"))));
    QCOMPARE(desk.shownBelow(QStringLiteral("B")).size(), same ? 0 : 1);
    QStringList said;
    const QList<QLabel *> labels = barOf(desk)->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        said << label->text();
    QVERIFY2(barOf(desk)->count() == (same ? 1 : 0), qPrintable(said.join(QLatin1Char('\n'))));
}

void TestDropping::aThousandAtOnce()
{
    Desk desk;
    QVERIFY(desk.drop(*text(manyIds(1000)), desk.middleOf(empty)));
    QCOMPARE(desk.shownBelow(empty).size(), 1000);
    QCOMPARE(desk.tree->selectedNodes().size(), 1000);
    QCOMPARE(desk.fetcher->status().waiting, 1000);
    QCOMPARE(barOf(desk)->count(), 0);
    QCOMPARE(desk.window->undoStack().count(), 1);
    desk.window->undoStack().undo();
    QCOMPARE(desk.library->bytes(desk.list()), sampleList());
    desk.window->undoStack().redo();
    // All of them again: one message.
    QVERIFY(desk.drop(*text(manyIds(1000)), desk.middleOf(serving)));
    QCOMPARE(barOf(desk)->count(), 1);
    QCOMPARE(desk.shownBelow(serving).size(), 1);
}

void TestDropping::fieldSaysWhatItUnderstood_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *typed, const char *said) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(said);
    };
    row("2309.06180v2", "arXiv 2309.06180v2");
    row("https://doi.org/10.1145/1.2", "DOI 10.1145/1.2");
    row("https://openreview.net/forum?id=H4DqfPSibmx", "OpenReview H4DqfPSibmx");
    row("https://aclanthology.org/2021.naacl-main.208/", "ACL Anthology 2021.naacl-main.208");
    row("https://www.usenix.org/conference/osdi23/presentation/miao", "USENIX osdi23/miao");
    row("https://example.org/new.pdf", "PDF example.org");
    row("https://example.org/blog", "page example.org");
    row("https://arxiv.org/abs/1706.03762", "arXiv 1706.03762 (already there)");
    row("about 2309.06180 of them", "maybe arXiv 2309.06180");
    row("arXiv:1706.03762 and about 2309.06180 of them",
        "2 paper(s): arXiv 1706.03762 (already there) · maybe arXiv 2309.06180 — 1 already there");
    row("2309.06180 2309.06181 2309.06182 2309.06183",
        "4 paper(s): arXiv 2309.06180 · arXiv 2309.06181 · arXiv 2309.06182 · …");
    row("nothing here", "No paper recognised yet");
}

void TestDropping::fieldSaysWhatItUnderstood()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, said);
    Desk desk;
    auto *field = desk.window->findChild<AddField *>();
    field->begin(typed);
    QCOMPARE(field->summary(), said);
    const QList<QLabel *> labels = field->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
                        [&](const QLabel *label) { return label->text() == said; }));
}

void TestDropping::fieldTakesPathsAndGuesses()
{
    Desk desk;
    desk.select(empty);
    auto *field = desk.window->findChild<AddField *>();
    auto *line = field->findChild<QLineEdit *>();
    field->begin(write(desk, "2312.07104.pdf", "x"));
    QCOMPARE(field->summary(), QStringLiteral("2312.07104.pdf"));
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(desk.shownBelow(empty), QStringList({QStringLiteral("[2312.07104]")}));
    QVERIFY(line->text().isEmpty());
    // Only a guess: it was said, and Enter is a yes.
    field->begin(QStringLiteral("about 2309.06180 of them"));
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(desk.shownBelow(empty).size(), 2);
    // A clipboard of many is not cut.
    QApplication::clipboard()->setText(manyIds(1200));
    field->begin();
    line->paste();
    QVERIFY2(field->summary().startsWith(QStringLiteral("1200 ")), qPrintable(field->summary()));
}

QTEST_MAIN(TestDropping)
#include "tst_dropping.moc"
