// SPDX-License-Identifier: MIT
#include "fetchfixture.h"
#include "library/arxivturn.h"
#include "library/pdfname.h"
#include "library/pdfs.h"
#include "smallpdf.h"
#include "sync/obstacle.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

using namespace paperdip;

using Behaviour = ArxivStub::Behaviour;
using State = PdfStatus::State;

namespace {

const QString flash = QStringLiteral("2205.14135");
const QString second = QStringLiteral("2307.08691");
const QString survey = QStringLiteral("https://survey.example.org/files/Survey.pdf");

QByteArray wholePdf()
{
    static const QByteArray bytes = bigPdf(120000);
    return bytes;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

QStringList filesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

} // namespace

// A library on disk, with its list in another folder, and arXiv.
struct House
{
    House() { QDir().mkpath(data()); }

    void open()
    {
        library = openLibrary(data() + QStringLiteral("/library.db"));
        if (library->lists().isEmpty()) {
            QDir().mkpath(folder.filePath(QStringLiteral("list")));
            const QString path = folder.filePath(QStringLiteral("list/README.md"));
            write(path, homeList());
            if (!library->addList(homeList(), path))
                qFatal("no list");
        }
        PdfOptions options;
        options.arxiv.baseUrl = stub.url();
        options.arxiv.limits = {1000, 3000, 2 * 1024 * 1024, false, 16 * 1024};
        options.alsoAllowed = other.url();
        client = std::make_unique<ArxivClient>(FetchHouse::clientOptions(stub));
        pdfs = std::make_unique<Pdfs>(*library, client->gate(), options);
    }
    void close()
    {
        pdfs.reset();
        client.reset();
        library.reset();
    }
    void reopen()
    {
        close();
        open();
    }
    QString data() const { return folder.filePath(place); }
    NodeId paper(const QString &work) const { return library->papersByWork(work).value(0).id; }
    State state(const QString &work) const { return pdfs->status(work).state; }
    bool hasMark(const QString &work) const { return library->papersByWork(work).value(0).hasPdf; }
    bool bring(const QString &work) const
    {
        return pdfs->download(paper(work)) &&
               QTest::qWaitFor([&] { return state(work) == State::Here; });
    }
    void serve(const QString &id, const QByteArray &bytes = wholePdf())
    {
        stub.serve("/pdf/" + id.toUtf8(), {bytes, "\"one\""});
    }
    // A link of the survey that leads to the other server.
    QString moveSurvey()
    {
        const QString url = other.url().toString() + QStringLiteral("/Survey.pdf");
        const Result<Change> plan = library->planUrl(paper(survey), url);
        if (!plan || !library->apply(*plan))
            qFatal("no change");
        return url;
    }

    QTemporaryDir folder;
    QString place = QStringLiteral("data");
    ArxivStub stub;
    ArxivStub other;
    std::unique_ptr<Library> library;
    std::unique_ptr<ArxivClient> client;
    std::unique_ptr<Pdfs> pdfs;
};

class TestPdfs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void names_data();
    void names();
    void comesAndIsFoundAgain();
    void isFoundAfterAMove();
    void deletedByHand();
    void nothingGoesOnByItself();
    void cancelledAndResumed();
    void anewWhereItHasChanged();
    void neverTwoFromArxiv();
    void neverBesideTheApi();
    void waitsForAnotherProcess();
    void othersComeBesideArxivs();
    void linksOfOtherPapers();
    void failsAndTriesAgain();
    void stopsAfterRefusal();
    void pausesWhereArxivIsBusy();
    void readOnlyFolder();
    void noRoomForIt();
    void ownFile();
    void ownFileThatIsNone();
    void twoOfOneName();
    void toTheTrash();
    void killedBeforeItWasWritten();

private:
    std::unique_ptr<House> m_house;
};

void TestPdfs::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    m_house = std::make_unique<House>();
    const QString home = m_house->folder.filePath(QStringLiteral("home")); // its trash is here
    QVERIFY(QDir().mkpath(home));
    qputenv("XDG_DATA_HOME", QFile::encodeName(home));
    m_house->open();
}

void TestPdfs::names_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *id, const QString &title, const QString &name) {
        QTest::newRow(qPrintable(name)) << QString::fromLatin1(id) << title << name;
    };
    row("2205.14135v2", QStringLiteral("FlashAttention: Fast and Memory-Efficient"),
        QStringLiteral("2205.14135v2 FlashAttention Fast and Memory-Efficient"));
    row("math/0309136", QStringLiteral("A/B <C> \"D\" | E?*"),
        QStringLiteral("math-0309136 A B C D E"));
    row("", QStringLiteral("con"), QStringLiteral("_con"));
    row("", QStringLiteral("COM1.txt"), QStringLiteral("_COM1.txt"));
    row("", QStringLiteral("../../.hidden. "), QStringLiteral("hidden"));
    row("", QStringLiteral("-rf /"), QStringLiteral("rf"));
    row("", QStringLiteral(""), QStringLiteral("paper"));
    row("", QStringLiteral("a\u202Efdp.exe\n\tb"), QStringLiteral("a fdp.exe b"));
    row("", QStringLiteral("$O(n^2)$ is all"), QStringLiteral("O(n²) is all"));
    row("", QStringLiteral("推测解码"), QStringLiteral("推测解码"));
    row("", QStringLiteral("长").repeated(100), QStringLiteral("长").repeated(60));
    row("", QStringLiteral("word ").repeated(60), QStringLiteral("word ").repeated(36).trimmed());
}

void TestPdfs::names()
{
    QFETCH(const QString, id);
    QFETCH(const QString, title);
    QFETCH(const QString, name);
    QCOMPARE(pdfName(id, title), name);
    QVERIFY(pdfName(id, title).toUtf8().size() <= 200);
}

void TestPdfs::comesAndIsFoundAgain()
{
    House &house = *m_house;
    house.serve(flash);
    QCOMPARE(house.state(flash), State::None);
    QVERIFY(!house.hasMark(flash));
    QVERIFY(house.pdfs->download(house.paper(flash)));
    QCOMPARE(house.state(flash), State::Running);
    QTRY_COMPARE(house.state(flash), State::Here);
    const PdfStatus status = house.pdfs->status(flash);
    QCOMPARE(status.path,
             house.data() + QStringLiteral("/pdf/2205.14135 FlashAttention Fast and Exact.pdf"));
    QCOMPARE(status.bytes, qint64(wholePdf().size()));
    QVERIFY(contentOf(status.path) == wholePdf());
    QVERIFY(house.hasMark(flash));
    QCOMPARE(filesIn(house.pdfs->folder()).size(), 1); // no part is left
    QCOMPARE(filesIn(house.folder.filePath(QStringLiteral("list"))),
             QStringList{QStringLiteral("README.md")});
    QVERIFY(house.pdfs->works().isEmpty());

    QVERIFY(house.pdfs->download(house.paper(flash))); // it is here
    QTest::qWait(50);
    QCOMPARE(house.stub.requests().size(), 1);
    house.reopen();
    QCOMPARE(house.state(flash), State::Here);
    QVERIFY(house.hasMark(flash));
}

void TestPdfs::isFoundAfterAMove()
{
    House &house = *m_house;
    house.serve(flash);
    QVERIFY(house.bring(flash));
    house.close();
    const QString before = house.data();
    house.place = QStringLiteral("elsewhere");
    QVERIFY(QDir().rename(before, house.data()));
    house.open();
    QCOMPARE(house.state(flash), State::Here);
    QVERIFY(house.pdfs->status(flash).path.startsWith(house.data()));
    QVERIFY(house.hasMark(flash));
}

void TestPdfs::deletedByHand()
{
    House &house = *m_house;
    house.serve(flash);
    QVERIFY(house.bring(flash));
    const QString path = house.pdfs->status(flash).path;
    QVERIFY(QFile::remove(path));
    QCOMPARE(house.state(flash), State::None);
    QVERIFY(!house.hasMark(flash));
    QVERIFY(house.bring(flash));
    QCOMPARE(house.pdfs->status(flash).path, path); // under the name that it had
}

void TestPdfs::nothingGoesOnByItself()
{
    House &house = *m_house;
    house.serve(flash);
    house.serve(second);
    house.stub.answerAlways({Behaviour::Slow});
    QVERIFY(house.pdfs->download(house.paper(flash)));
    QVERIFY(house.pdfs->download(house.paper(second)));
    QTRY_VERIFY(house.pdfs->status(flash).bytes > 0);
    house.reopen();
    QCOMPARE(house.state(flash), State::Part);
    QVERIFY(house.pdfs->status(flash).resumes);
    QCOMPARE(house.pdfs->status(flash).total, qint64(wholePdf().size()));
    QCOMPARE(house.state(second), State::None);
    QVERIFY(!house.hasMark(flash));
    QTest::qWait(150);
    QCOMPARE(house.stub.requests().size(), 1);
    QCOMPARE(house.state(flash), State::Part);
}

void TestPdfs::cancelledAndResumed()
{
    House &house = *m_house;
    house.serve(flash);
    house.stub.answerNext({{Behaviour::Slow}});
    QVERIFY(house.pdfs->download(house.paper(flash)));
    QTRY_VERIFY(house.pdfs->status(flash).bytes > 0);
    house.pdfs->cancel(flash);
    const PdfStatus part = house.pdfs->status(flash);
    QCOMPARE(part.state, State::Part);
    QVERIFY(part.bytes > 0 && part.resumes);
    house.reopen();
    QVERIFY(house.bring(flash));
    QVERIFY(contentOf(house.pdfs->status(flash).path) == wholePdf());
    QCOMPARE(house.stub.requests().last().range, "bytes=" + QByteArray::number(part.bytes) + "-");
}

void TestPdfs::anewWhereItHasChanged()
{
    House &house = *m_house;
    house.serve(flash);
    house.stub.answerNext({{Behaviour::HalfLength}});
    QVERIFY(house.pdfs->download(house.paper(flash)));
    QTRY_COMPARE(house.state(flash), State::Failed);
    QVERIFY(house.pdfs->status(flash).bytes > 0);
    const QByteArray other = bigPdf(40000).replace(" 1", " 9"); // shorter, too
    house.stub.serve("/pdf/" + flash.toUtf8(), {other, "\"two\""});
    QVERIFY(house.pdfs->retry(flash));
    QTRY_COMPARE(house.state(flash), State::Here);
    QVERIFY(contentOf(house.pdfs->status(flash).path) == other);
}

void TestPdfs::neverTwoFromArxiv()
{
    House &house = *m_house;
    house.stub.answerAlways({Behaviour::Slow});
    const QStringList ids{flash, second, QStringLiteral("2401.10774"),
                          QStringLiteral("2305.10427")};
    for (const QString &id : ids) {
        house.serve(id, bigPdf(30000));
        QVERIFY(house.pdfs->download(house.paper(id)));
    }
    QCOMPARE(house.state(second), State::Waiting);
    for (const QString &id : ids)
        QTRY_COMPARE(house.state(id), State::Here);
    QCOMPARE(house.stub.requests().size(), 4);
    QVERIFY2(house.stub.shortestPauseMs() >= house.client->pauseMs(),
             qPrintable(QString::number(house.stub.shortestPauseMs())));
}

void TestPdfs::neverBesideTheApi()
{
    House &house = *m_house;
    const QStringList ids{flash, second, QStringLiteral("2401.10774")};
    for (const QString &id : ids)
        house.serve(id, bigPdf(40000));
    FetcherOptions options = FetchHouse::shortTimes();
    Fetcher fetcher(*house.library, *house.client, options);
    fetcher.start();
    house.stub.answerAlways({Behaviour::Normal, 200, {}, 60}); // both kinds take their time
    for (int i = 0; i < 3; ++i) {
        QVERIFY(house.pdfs->download(house.paper(ids.at(i))));
        QVERIFY(fetcher.enqueue({manyIds(3).at(i)}, true));
        QTRY_VERIFY(house.stub.requests().size() > i);
    }
    for (const QString &id : ids)
        QTRY_COMPARE(house.state(id), State::Here);
    QTRY_VERIFY(fetcher.isIdle());
    QVERIFY(house.library->record(manyIds(3).at(2)).has_value());
    QVERIFY(house.stub.requests().size() >= 4);
    QVERIFY2(house.stub.shortestPauseMs() >= house.client->pauseMs(),
             qPrintable(QString::number(house.stub.shortestPauseMs())));
}

void TestPdfs::waitsForAnotherProcess()
{
    House &house = *m_house;
    house.serve(flash);
    ArxivTurn other(house.library->path(), house.library->store().jobs(), 5000);
    QCOMPARE(other.take(), 0);
    QVERIFY(house.pdfs->download(house.paper(flash)));
    QTest::qWait(250);
    QVERIFY(house.stub.requests().isEmpty());
    other.leave();
    QVERIFY(other.take() > 0); // the pause is everybody's
    QTRY_COMPARE(house.state(flash), State::Here);
}

void TestPdfs::othersComeBesideArxivs()
{
    House &house = *m_house;
    house.serve(flash);
    house.stub.answerAlways({Behaviour::Silent});
    const QString url = house.moveSurvey();
    house.other.serve("/Survey.pdf", {bigPdf(5000)});
    QVERIFY(house.pdfs->download(house.paper(flash)));
    QVERIFY(house.bring(url));
    QVERIFY(house.pdfs->status(url).path.endsWith(QStringLiteral("/pdf/Attention Survey.pdf")));
    QCOMPARE(house.state(flash), State::Running);
    house.pdfs->cancel(flash);
    QCOMPARE(house.state(flash), State::None);
}

void TestPdfs::linksOfOtherPapers()
{
    NodeRow paper;
    paper.url = QStringLiteral("https://openreview.net/forum?id=H4DqfPSibmx");
    QCOMPARE(pdfPlace(paper, {}).url, QStringLiteral("https://openreview.net/pdf?id=H4DqfPSibmx"));
    paper.url = QStringLiteral("https://aclanthology.org/2021.naacl-main.208/");
    QCOMPARE(pdfPlace(paper, {}).url,
             QStringLiteral("https://aclanthology.org/2021.naacl-main.208.pdf"));
    paper.url = QStringLiteral("https://doi.org/10.1145/3600006.3613165");
    QVERIFY(pdfPlace(paper, {}).isEmpty());
    Record record;
    record.pdfUrl = QStringLiteral("https://dl.acm.org/doi/pdf/10.1145/3600006.3613165");
    QCOMPARE(pdfPlace(paper, record).url, record.pdfUrl);
    record.arxiv = QStringLiteral("2309.06180");
    QCOMPARE(pdfPlace(paper, record).arxiv->id, QStringLiteral("2309.06180"));
    paper.links = {{QStringLiteral("code"), QStringLiteral("https://github.com/a/b")},
                   {QStringLiteral("pdf"), QStringLiteral("https://a.org/paper.pdf")}};
    QCOMPARE(pdfPlace(paper, record).url, QStringLiteral("https://a.org/paper.pdf"));
    paper.links.first().second = QStringLiteral("https://arxiv.org/abs/2309.06180v2");
    QCOMPARE(pdfPlace(paper, record).arxiv->versioned(), QStringLiteral("2309.06180v2"));
    paper.links = {{QStringLiteral("pdf"), QStringLiteral("files/paper.pdf")}}; // no web address
    record = {};
    QVERIFY(pdfPlace(paper, record).isEmpty());
    paper.arxiv = QStringLiteral("2205.14135");
    paper.version = 3;
    QCOMPARE(pdfPlace(paper, {}).arxiv->versioned(), QStringLiteral("2205.14135v3"));
}

void TestPdfs::failsAndTriesAgain()
{
    House &house = *m_house;
    QSignalSpy failed(house.pdfs.get(), &Pdfs::failed);
    house.stub.answerNext({{Behaviour::Html}});
    QVERIFY(house.pdfs->download(house.paper(flash)));
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(house.state(flash), State::Failed);
    QCOMPARE(house.pdfs->status(flash).answer.problem, PdfProblem::WebPage);
    QVERIFY(!QFileInfo::exists(house.pdfs->folder())); // nothing of it
    house.serve(flash);
    QVERIFY(house.pdfs->retry(flash));
    QTRY_COMPARE(house.state(flash), State::Here);
    // Without an address there is nothing to ask for.
    const NodeId section = idOf(*house.library, house.library->lists().first().id, "Serving");
    QVERIFY(!house.pdfs->download(section));
}

// "Access denied": whoever goes on attacks.
void TestPdfs::stopsAfterRefusal()
{
    House &house = *m_house;
    house.serve(flash);
    house.serve(second);
    house.stub.answerNext({{Behaviour::Normal, 403}});
    QVERIFY(house.pdfs->download(house.paper(flash)));
    QVERIFY(house.pdfs->download(house.paper(second)));
    QTRY_COMPARE(house.state(second), State::Failed);
    QCOMPARE(house.state(flash), State::Failed);
    QVERIFY(house.pdfs->retry(second));
    QCOMPARE(house.pdfs->status(second).answer.problem, PdfProblem::Forbidden);
    QTest::qWait(120);
    QCOMPARE(house.stub.requests().size(), 1);
    house.reopen();
    QVERIFY(house.bring(second));
}

void TestPdfs::pausesWhereArxivIsBusy()
{
    House &house = *m_house;
    house.serve(second);
    house.stub.answerNext({{Behaviour::Normal, 429, "Retry-After: 1"}});
    QVERIFY(house.pdfs->download(house.paper(flash)));
    QVERIFY(house.pdfs->download(house.paper(second)));
    QTRY_COMPARE(house.state(flash), State::Failed);
    QCOMPARE(house.pdfs->status(flash).answer.retryAfterMs, 1000);
    QTRY_COMPARE(house.state(second), State::Here);
    QVERIFY2(house.stub.shortestPauseMs() >= 950,
             qPrintable(QString::number(house.stub.shortestPauseMs())));
}

void TestPdfs::readOnlyFolder()
{
    House &house = *m_house;
    house.serve(flash);
    QVERIFY(QDir().mkpath(house.pdfs->folder()));
    QVERIFY(QFile::setPermissions(house.pdfs->folder(),
                                  QFileDevice::ReadOwner | QFileDevice::ExeOwner |
                                      QFileDevice::ReadOther | QFileDevice::ExeOther));
    QVERIFY(QFile::setPermissions(house.folder.path(),
                                  QFileDevice::Permissions(0x7755))); // for a plain user to enter
    {
        const PlainUser user;
        if (!user.isPlain())
            QSKIP("may write everywhere");
        QVERIFY(house.pdfs->download(house.paper(flash)));
        QTRY_COMPARE(house.state(flash), State::Failed);
    }
    const PdfStatus status = house.pdfs->status(flash);
    QCOMPARE(status.answer.problem, PdfProblem::Target);
    QCOMPARE(status.answer.error.code, ErrorCode::Io);
    QVERIFY(filesIn(house.pdfs->folder()).isEmpty());
    QVERIFY(QFile::setPermissions(house.pdfs->folder(), QFileDevice::Permissions(0x7755)));
    QVERIFY(house.pdfs->retry(flash));
    QTRY_COMPARE(house.state(flash), State::Here);
}

void TestPdfs::noRoomForIt()
{
    House &house = *m_house;
    QVERIFY(QDir().mkpath(house.pdfs->folder()));
    const SmallDisk disk(house.pdfs->folder()); // the library itself has room
    if (!disk.isMounted())
        QSKIP("no small disk can be mounted here");
    house.serve(flash);
    QVERIFY(house.pdfs->download(house.paper(flash)));
    QTRY_COMPARE(house.state(flash), State::Failed);
    const PdfStatus status = house.pdfs->status(flash);
    QCOMPARE(status.answer.problem, PdfProblem::Target);
    QCOMPARE(status.answer.error.code, ErrorCode::DiskFull);
    for (const QString &name : filesIn(house.pdfs->folder()))
        QVERIFY(name.endsWith(QStringLiteral(".part")));

    const QString own = house.folder.filePath(QStringLiteral("own.pdf"));
    write(own, wholePdf());
    house.pdfs->cancel(flash);
    QVERIFY(house.pdfs->attach(house.paper(second), own));
    QTRY_COMPARE(house.state(second), State::Failed);
    QCOMPARE(house.pdfs->status(second).answer.error.code, ErrorCode::DiskFull);
}

void TestPdfs::ownFile()
{
    House &house = *m_house;
    const QString own = house.folder.filePath(QStringLiteral("own.pdf"));
    write(own, wholePdf());
    QVERIFY(house.pdfs->attach(house.paper(survey), own));
    QTRY_COMPARE(house.state(survey), State::Here);
    QVERIFY(contentOf(house.pdfs->status(survey).path) == wholePdf());
    QVERIFY(contentOf(own) == wholePdf()); // a copy
    QVERIFY(house.hasMark(survey));
    const Result<void> again = house.pdfs->attach(house.paper(survey), own);
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::Conflict);
    QVERIFY(house.stub.requests().isEmpty() && house.other.requests().isEmpty());

    // In the place of one that came in part.
    house.serve(flash);
    house.stub.answerNext({{Behaviour::HalfLength}});
    QVERIFY(house.pdfs->download(house.paper(flash)));
    QTRY_COMPARE(house.state(flash), State::Failed);
    QVERIFY(house.pdfs->attach(house.paper(flash), own));
    QTRY_COMPARE(house.state(flash), State::Here);
    QCOMPARE(filesIn(house.pdfs->folder()).size(), 2);
}

void TestPdfs::ownFileThatIsNone()
{
    House &house = *m_house;
    const QString own = house.folder.filePath(QStringLiteral("own.pdf"));
    write(own, "<html>");
    QCOMPARE(house.pdfs->attach(house.paper(flash), own).error().code, ErrorCode::BadAnswer);
    QCOMPARE(house.pdfs->attach(house.paper(flash), house.folder.path()).error().code,
             ErrorCode::Invalid);
    QCOMPARE(house.pdfs->attach(house.paper(flash), own + u'x').error().code, ErrorCode::NotFound);
    QCOMPARE(house.state(flash), State::None);
    QVERIFY(!QFileInfo::exists(house.pdfs->folder()));
}

void TestPdfs::twoOfOneName()
{
    House &house = *m_house;
    QVERIFY(QDir().mkpath(house.pdfs->folder()));
    const QString stranger = house.pdfs->folder() + QStringLiteral("/Attention Survey.pdf");
    write(stranger, "mine");
    const QString own = house.folder.filePath(QStringLiteral("own.pdf"));
    write(own, wholePdf());
    QVERIFY(house.pdfs->attach(house.paper(survey), own));
    QTRY_COMPARE(house.state(survey), State::Here);
    QVERIFY(house.pdfs->status(survey).path.endsWith(QStringLiteral("/Attention Survey (2).pdf")));
    QCOMPARE(contentOf(stranger), QByteArray("mine"));
}

void TestPdfs::toTheTrash()
{
    House &house = *m_house;
    house.serve(flash);
    QVERIFY(house.bring(flash));
    const QString path = house.pdfs->status(flash).path;
    QVERIFY(house.pdfs->remove(flash));
    QVERIFY(!QFileInfo::exists(path));
    QCOMPARE(house.state(flash), State::None);
    QVERIFY(!house.hasMark(flash));
    house.stub.answerNext({{Behaviour::Slow}});
    QVERIFY(house.pdfs->download(house.paper(flash)));
    QTRY_VERIFY(house.pdfs->status(flash).bytes > 0);
    QVERIFY(house.pdfs->remove(flash)); // while it comes
    QCOMPARE(house.state(flash), State::None);
    QVERIFY(filesIn(house.pdfs->folder()).isEmpty());
}

// The file took its name, and the program ended before it could write that down.
void TestPdfs::killedBeforeItWasWritten()
{
    House &house = *m_house;
    house.serve(flash);
    QVERIFY(house.bring(flash));
    std::optional<StoredPdf> pdf = house.library->store().pdfs().find(flash);
    QVERIFY(pdf.has_value());
    pdf->fetchedAt = 0;
    QVERIFY(house.library->store().pdfs().put(*pdf));
    house.reopen();
    QCOMPARE(house.state(flash), State::Here);
}

QTEST_GUILESS_MAIN(TestPdfs)
#include "tst_pdfs.moc"
