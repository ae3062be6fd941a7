// SPDX-License-Identifier: MIT
#include "gui/chip.h"
#include "gui/desk.h"
#include "gui/downloadline.h"
#include "gui/messagebar.h"
#include "gui/papercard.h"
#include "smallpdf.h"

#include <QAction>
#include <QDesktopServices>
#include <QDir>
#include <QDropEvent>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace paperdip;

using Behaviour = ArxivStub::Behaviour;
using State = PdfStatus::State;

namespace {

const QString attention = QStringLiteral("Attention Is All You Need");
const QString decoding = QStringLiteral("Fast Transformer Decoding");
const QString raft = QStringLiteral("Raft");
const QString attentionId = QStringLiteral("1706.03762");
const QString decodingId = QStringLiteral("1911.02150");

QByteArray wholePdf()
{
    static const QByteArray bytes = bigPdf(120000);
    return bytes;
}

void serve(Desk &desk, const QString &id)
{
    desk.stub.serve("/pdf/" + id.toUtf8(), {wholePdf(), "\"one\""});
}

int pdfRequests(const Desk &desk)
{
    const QList<ArxivStub::Request> &all = desk.stub.requests();
    return static_cast<int>(std::count_if(all.begin(), all.end(), [](const auto &request) {
        return request.target.startsWith("/pdf/");
    }));
}

// The chip of that name which is shown.
Chip *chip(const Desk &desk, const char *name)
{
    const auto *card = desk.window->findChild<PaperCard *>();
    const QList<Chip *> chips = card->findChildren<Chip *>(QLatin1String(name));
    for (Chip *one : chips) {
        if (one->isVisible())
            return one;
    }
    return nullptr;
}

void press(const Desk &desk, const char *name)
{
    QTRY_VERIFY2(chip(desk, name) != nullptr, name);
    QTest::mouseClick(chip(desk, name), Qt::LeftButton);
}

QString textOf(const Desk &desk, const char *name)
{
    const Chip *found = chip(desk, name);
    return found == nullptr ? QString() : found->text();
}

QPushButton *buttonOf(const MessageBar &bar, const QString &text)
{
    const QList<QPushButton *> buttons = bar.findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->isVisible() && button->text().remove(u'&') == text)
            return button;
    }
    return nullptr;
}

QString write(const Desk &desk, const char *name, const QByteArray &bytes)
{
    QFile file(desk.path(QLatin1String(name)));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", name);
    return file.fileName();
}

bool dropOnCard(const Desk &desk, const QString &file)
{
    auto *card = desk.window->findChild<PaperCard *>();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file)});
    const QPoint at = card->rect().center();
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QCoreApplication::sendEvent(card, &enter);
    if (!enter.isAccepted())
        return false;
    QDropEvent drop(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(card, &drop);
    return true;
}

// Takes what would go to the system's viewer.
class FileCatcher : public QObject
{
    Q_OBJECT

public:
    FileCatcher()
    {
        QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "take");
        QDesktopServices::setUrlHandler(QStringLiteral("https"), this, "take");
    }
    ~FileCatcher() override
    {
        QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
        QDesktopServices::unsetUrlHandler(QStringLiteral("https"));
    }

    QStringList urls;

public Q_SLOTS:
    void take(const QUrl &url) { urls << url.toString(); }
};

} // namespace

// PDF files in the real window.
class TestPdfCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareWindows(); }
    void init() { failOnWindowWarnings(); }

    void comesFromTheCard()
    {
        Desk desk;
        serve(desk, attentionId);
        desk.stub.answerAlways({Behaviour::Slow});
        desk.select(attention);
        QTRY_COMPARE(textOf(desk, "pdfDownload"), QStringLiteral("Download PDF"));
        press(desk, "pdfDownload");
        QTRY_VERIFY(textOf(desk, "pdfProgress").contains(QStringLiteral(" of 120.")));
        QTRY_COMPARE(textOf(desk, "pdf"), QStringLiteral("PDF · 120.0 kB"));
        QVERIFY(chip(desk, "pdfProgress") == nullptr && chip(desk, "pdfDownload") == nullptr);
        QVERIFY(desk.model->rowAt(desk.row(attention))->hasPdf);
        QVERIFY(!desk.model->rowAt(desk.row(decoding))->hasPdf);

        FileCatcher catcher;
        press(desk, "pdf");
        const QString path = desk.pdfs->status(attentionId).path;
        QCOMPARE(catcher.urls, QStringList{QUrl::fromLocalFile(path).toString()});
        QCOMPARE(QDir(desk.path(QStringLiteral("list"))).entryList(QDir::Files),
                 QStringList{QStringLiteral("README.md")});
    }

    // Whatever is shown: only a wish makes one come.
    void nothingComesUnasked()
    {
        Desk desk;
        desk.fetcher->start();
        for (const QString &title : {attention, decoding, raft}) {
            desk.select(title);
            QTRY_VERIFY(chip(desk, "pdfDownload") != nullptr);
        }
        QTRY_VERIFY(desk.library->record(decodingId).has_value());
        desk.restart();
        desk.select(attention);
        QTest::qWait(60);
        QCOMPARE(pdfRequests(desk), 0);
        FileCatcher catcher;
        desk.action("openPdf")->trigger(); // where there is no file, its address
        QCOMPARE(catcher.urls, QStringList{QStringLiteral("https://arxiv.org/pdf/1706.03762")});
    }

    void showsWhatComesAndStops()
    {
        Desk desk;
        serve(desk, attentionId);
        serve(desk, decodingId);
        desk.stub.answerAlways({Behaviour::Slow});
        const auto *line = desk.window->findChild<DownloadLine *>();
        QVERIFY(line->isHidden());
        desk.select(attention);
        QTest::keyClick(desk.tree, Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(line->text(), QStringLiteral("PDF: ") + attention);
        const auto *bar = line->findChild<QProgressBar *>();
        QTRY_VERIFY(bar->value() > 0 && bar->value() < bar->maximum());
        desk.select(decoding);
        QTest::keyClick(desk.tree, Qt::Key_D, Qt::ControlModifier);
        QVERIFY2(line->text().startsWith(QStringLiteral("2 PDF")), qPrintable(line->text()));
        QCOMPARE(textOf(desk, "pdfProgress"), QStringLiteral("PDF is waiting"));
        line->findChild<QToolButton *>(QStringLiteral("cancelDownloads"))->click();
        QVERIFY(line->isHidden());
        QCOMPARE(textOf(desk, "pdfDownload"), QStringLiteral("Download PDF"));

        // What came of the first is kept, over a restart, and goes on when it is asked for.
        desk.restart();
        desk.select(attention);
        QTRY_VERIFY(textOf(desk, "pdfDownload").startsWith(QStringLiteral("Go on with PDF · ")));
        press(desk, "pdfDownload");
        QTRY_VERIFY(chip(desk, "pdfCancel") != nullptr);
        press(desk, "pdfCancel");
        QTRY_VERIFY(textOf(desk, "pdfDownload").startsWith(QStringLiteral("Go on with PDF · ")));
        press(desk, "pdfDownload");
        QTRY_COMPARE(desk.pdfs->status(attentionId).state, State::Here);
        QVERIFY(!desk.stub.requests().last().range.isEmpty());
    }

    void saysWhatDidNotCome()
    {
        Desk desk;
        desk.stub.answerNext({{Behaviour::Html}, {Behaviour::Normal, 404}});
        desk.select(attention);
        press(desk, "pdfDownload");
        const auto *bar = desk.window->findChild<MessageBar *>();
        const QString key = QStringLiteral("pdfFailed");
        QTRY_VERIFY(bar->has(key));
        QCOMPARE(bar->text(key),
                 QStringLiteral("The PDF of “%1” did not come: A web page came, not a PDF; perhaps "
                                "one has to log in there.")
                     .arg(attention));
        QTRY_COMPARE(textOf(desk, "pdfFailed"), QStringLiteral("PDF did not come"));
        press(desk, "pdfDownload"); // "Try again"
        QTRY_VERIFY(bar->text(key).endsWith(QStringLiteral("The server does not have it.")));
        serve(desk, attentionId);
        QPushButton *again = buttonOf(*bar, QStringLiteral("Try again"));
        QVERIFY(again != nullptr);
        again->click();
        QTRY_COMPARE(desk.pdfs->status(attentionId).state, State::Here);
        QTRY_VERIFY(!bar->has(key));
    }

    void actionsFollowWhatIsHere()
    {
        Desk desk;
        qputenv("XDG_DATA_HOME", QFile::encodeName(desk.folder.path())); // its trash is here
        serve(desk, attentionId);
        serve(desk, decodingId);
        desk.select(QStringLiteral("Kernel"));
        for (const char *name : {"downloadPdf", "attachPdf", "showPdf", "deletePdf"})
            QVERIFY2(!desk.action(name)->isEnabled(), name);
        desk.tree->selectionModel()->select(desk.row(decoding),
                                            QItemSelectionModel::ClearAndSelect);
        desk.tree->selectionModel()->select(desk.row(attention), QItemSelectionModel::Select);
        desk.tree->setCurrentIndex(desk.row(attention));
        desk.tree->selectionModel()->select(desk.row(decoding), QItemSelectionModel::Select);
        QCOMPARE(desk.tree->selectedNodes().size(), 2);
        desk.action("downloadPdf")->trigger();
        QTRY_COMPARE(desk.pdfs->status(attentionId).state, State::Here);
        QTRY_COMPARE(desk.pdfs->status(decodingId).state, State::Here);
        desk.select(attention);
        QTRY_VERIFY(desk.action("showPdf")->isEnabled());
        QVERIFY(desk.action("deletePdf")->isEnabled());
        QTRY_VERIFY(!desk.action("downloadPdf")->isEnabled());
        QVERIFY(!desk.action("attachPdf")->isEnabled());
        FileCatcher catcher;
        const QString path = desk.pdfs->status(attentionId).path;
        desk.action("openPdf")->trigger();
        desk.action("showPdf")->trigger();
        QCOMPARE(catcher.urls, (QStringList{QUrl::fromLocalFile(path).toString(),
                                            QUrl::fromLocalFile(desk.pdfs->folder()).toString()}));
        desk.action("deletePdf")->trigger();
        QVERIFY(!QFileInfo::exists(path));
        QCOMPARE(desk.window->findChild<MessageBar *>()->text(QStringLiteral("pdfDeleted")),
                 QStringLiteral("The PDF of “%1” is in the trash").arg(attention));
        QVERIFY(!desk.action("showPdf")->isEnabled());
        QVERIFY(desk.action("downloadPdf")->isEnabled());
        QVERIFY(!desk.model->rowAt(desk.row(attention))->hasPdf);
        QTRY_COMPARE(textOf(desk, "pdfDownload"), QStringLiteral("Download PDF"));
        qunsetenv("XDG_DATA_HOME");
    }

    void ownFileOnTheCard()
    {
        Desk desk;
        const auto *bar = desk.window->findChild<MessageBar *>();
        desk.select(raft);
        QVERIFY(dropOnCard(desk, write(desk, "notes.txt", "text"))); // for the window
        QTRY_VERIFY(bar->has(QStringLiteral("nothing")));
        QVERIFY(dropOnCard(desk, write(desk, "page.pdf", "<html>")));
        QTRY_VERIFY(
            bar->text(QStringLiteral("pdfUnknown")).endsWith(QStringLiteral("is not a PDF")));
        QVERIFY(dropOnCard(desk, write(desk, "mine.pdf", wholePdf())));
        QTRY_VERIFY(textOf(desk, "pdf").startsWith(QStringLiteral("PDF · ")));
        QCOMPARE(pdfRequests(desk), 0);
        QVERIFY(QFileInfo::exists(desk.path(QStringLiteral("mine.pdf"))));
        QVERIFY(desk.model->rowAt(desk.row(raft))->hasPdf);
        const QByteArray list = desk.fileBytes();
        QCOMPARE(list, sampleList());
    }

    // The file that a paper was added by stays with it.
    void addedByItsFile()
    {
        Desk desk;
        const QString file = write(desk, "2309.06180v1.pdf", wholePdf());
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        QVERIFY(desk.drop(data, desk.middleOf(QStringLiteral("Serving"))));
        const QString work = QStringLiteral("2309.06180");
        QTRY_COMPARE(desk.pdfs->status(work).state, State::Here);
        QVERIFY(desk.pdfs->status(work).path.endsWith(QStringLiteral("/pdf/2309.06180v1.pdf")));
        QCOMPARE(pdfRequests(desk), 0);
    }
};

QTEST_MAIN(TestPdfCommands)
#include "tst_pdfcommands.moc"
