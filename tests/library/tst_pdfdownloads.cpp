// SPDX-License-Identifier: MIT
#include "library/pdfs.h"

#include "library/arxivturn.h"
#include "pdffixture.h"
#include "sync/obstacle.h"

using namespace paperdip;

using Behaviour = ArxivStub::Behaviour;
using State = PdfStatus::State;

// PDF files on their way: where from, in which turn, cut off, refused, without room.
class TestPdfDownloads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
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

private:
    std::unique_ptr<PdfHouse> m_house;
};

void TestPdfDownloads::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    m_house = std::make_unique<PdfHouse>();
    m_house->open();
}

void TestPdfDownloads::nothingGoesOnByItself()
{
    PdfHouse &house = *m_house;
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

void TestPdfDownloads::cancelledAndResumed()
{
    PdfHouse &house = *m_house;
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

void TestPdfDownloads::anewWhereItHasChanged()
{
    PdfHouse &house = *m_house;
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

void TestPdfDownloads::neverTwoFromArxiv()
{
    PdfHouse &house = *m_house;
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

void TestPdfDownloads::neverBesideTheApi()
{
    PdfHouse &house = *m_house;
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

void TestPdfDownloads::waitsForAnotherProcess()
{
    PdfHouse &house = *m_house;
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

void TestPdfDownloads::othersComeBesideArxivs()
{
    PdfHouse &house = *m_house;
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

void TestPdfDownloads::linksOfOtherPapers()
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

void TestPdfDownloads::failsAndTriesAgain()
{
    PdfHouse &house = *m_house;
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
void TestPdfDownloads::stopsAfterRefusal()
{
    PdfHouse &house = *m_house;
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

void TestPdfDownloads::pausesWhereArxivIsBusy()
{
    PdfHouse &house = *m_house;
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

void TestPdfDownloads::readOnlyFolder()
{
    PdfHouse &house = *m_house;
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

void TestPdfDownloads::noRoomForIt()
{
    PdfHouse &house = *m_house;
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
    writeAll(own, wholePdf());
    house.pdfs->cancel(flash);
    QVERIFY(house.pdfs->attach(house.paper(second), own));
    QTRY_COMPARE(house.state(second), State::Failed);
    QCOMPARE(house.pdfs->status(second).answer.error.code, ErrorCode::DiskFull);
}

QTEST_GUILESS_MAIN(TestPdfDownloads)
#include "tst_pdfdownloads.moc"
