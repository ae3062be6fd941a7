// SPDX-License-Identifier: MIT
#include "metadata/arxivgate.h"
#include "metadata/arxivstub.h"
#include "metadata/pdfclient.h"
#include "smallpdf.h"

#include <QTest>

using namespace paperdip;

using Behaviour = ArxivStub::Behaviour;
Q_DECLARE_METATYPE(paperdip::ArxivStub::Behaviour)
Q_DECLARE_METATYPE(paperdip::PdfProblem)
Q_DECLARE_METATYPE(paperdip::ArxivStub::Reply)

namespace {

QByteArray wholePdf()
{
    static const QByteArray bytes = bigPdf(300000);
    return bytes;
}

} // namespace

// A target in memory.
struct Kept : PdfTarget
{
    Result<void> begin(qint64 where, qint64 ofTotal, const QByteArray &given) override
    {
        ++begun;
        from = where;
        total = ofTotal;
        validator = given;
        bytes.truncate(where);
        return {};
    }
    Result<void> write(const QByteArray &piece) override
    {
        if (room >= 0 && bytes.size() + piece.size() > room)
            return fail(ErrorCode::DiskFull, QStringLiteral("full"));
        bytes += piece;
        most = std::max(most, piece.size());
        return {};
    }

    QByteArray bytes;
    QByteArray validator;
    qint64 from = -1;
    qint64 total = -1;
    qint64 room = -1;
    qsizetype most = 0; // in one piece
    int begun = 0;
};

// Downloads from a server that behaves well and badly.
class TestPdfClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void comesWhole_data();
    void comesWhole();
    void goesOn();
    void goesOnOnlyWhereItFits_data();
    void goesOnOnlyWhereItFits();
    void brokenOffThenGoesOn();
    void whatItIsNot_data();
    void whatItIsNot();
    void keepsWhatIsThereFromAPage();
    void saysRetryAfter();
    void hops_data();
    void hops();
    void slowness_data();
    void slowness();
    void tooLarge_data();
    void tooLarge();
    void refusedAddresses_data();
    void refusedAddresses();
    void nobodyThere();
    void targetFails();
    void waitsForArxivsGate();
    void takesTheGateOnTheWay();
    void waitsForItsTurn();
    void abortIsSilent();
    void addressesOfArxiv();

private:
    PdfOptions options() const;
    PdfAnswer get(const PdfRequest &request, qsizetype answersMs = 10000);
    QUrl at(const char *path) const { return m_stub->url().resolved(QUrl(QLatin1String(path))); }
    PdfRequest pdf() const { return {at("/pdf/2205.14135")}; }

    std::unique_ptr<ArxivStub> m_stub;  // arXiv
    std::unique_ptr<ArxivStub> m_other; // any other server
    std::shared_ptr<ArxivGate> m_gate;
    std::unique_ptr<PdfClient> m_client;
    Kept m_kept;
};

void TestPdfClient::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    m_stub = std::make_unique<ArxivStub>();
    m_other = std::make_unique<ArxivStub>();
    m_gate = std::make_shared<ArxivGate>(30);
    m_client = std::make_unique<PdfClient>(m_gate, PdfClient::Turn(), options());
    m_kept = {};
    m_stub->serve("/pdf/2205.14135", {wholePdf(), "\"one\""});
}

void TestPdfClient::cleanup()
{
    m_client.reset();
    m_stub.reset();
    m_other.reset();
}

PdfOptions TestPdfClient::options() const
{
    PdfOptions options;
    options.arxiv.baseUrl = m_stub->url();
    options.arxiv.limits = {300, 900, 2 * 1024 * 1024, false, 32 * 1024};
    options.alsoAllowed = m_other->url();
    return options;
}

PdfAnswer TestPdfClient::get(const PdfRequest &request, qsizetype answersMs)
{
    QList<PdfAnswer> answers;
    const auto connection = connect(m_client.get(), &PdfClient::answered, this,
                                    [&answers](const PdfAnswer &answer) { answers << answer; });
    m_client->fetch(request, m_kept);
    const bool came =
        answers.isEmpty() && // never from within fetch()
        QTest::qWaitFor([&answers] { return !answers.isEmpty(); }, static_cast<int>(answersMs));
    disconnect(connection);
    if (!came)
        qFatal("no answer");
    return answers.first();
}

void TestPdfClient::comesWhole_data()
{
    QTest::addColumn<Behaviour>("behaviour");
    QTest::addColumn<qint64>("total");
    QTest::newRow("at once") << Behaviour::Normal << qint64(wholePdf().size());
    QTest::newRow("without a length") << Behaviour::Open << qint64(-1);
    QTest::newRow("slowly, beyond the deadline") << Behaviour::Slow << qint64(wholePdf().size());
    QTest::newRow("behind a redirect") << Behaviour::RedirectOnce << qint64(wholePdf().size());
}

void TestPdfClient::comesWhole()
{
    QFETCH(const Behaviour, behaviour);
    QFETCH(const qint64, total);
    m_stub->answerNext({{behaviour}});
    const PdfAnswer answer = get(pdf());
    QCOMPARE(answer.problem, PdfProblem::None);
    QVERIFY(m_kept.bytes == wholePdf());
    QCOMPARE(m_kept.from, 0);
    QCOMPARE(m_kept.total, total);
    QCOMPARE(m_kept.validator, QByteArray("\"one\""));
    const bool isBounded = m_stub->requests().size() == 1; // Qt forgets it on a redirect
    QVERIFY2(!isBounded || m_kept.most <= 256 * 1024, qPrintable(QString::number(m_kept.most)));
    QVERIFY(m_stub->requests().first().userAgent.startsWith("PaperDip/"));
    QVERIFY(!m_gate->isTaken());
}

void TestPdfClient::goesOn()
{
    m_kept.bytes = wholePdf().left(100000);
    const PdfAnswer answer = get({pdf().url, {100000, "\"one\""}});
    QCOMPARE(answer.problem, PdfProblem::None);
    QCOMPARE(m_kept.from, 100000);
    QCOMPARE(m_kept.total, qint64(wholePdf().size()));
    QVERIFY(m_kept.bytes == wholePdf());
    QCOMPARE(m_stub->requests().size(), 1);
    QCOMPARE(m_stub->requests().first().range, QByteArray("bytes=100000-"));
    QCOMPARE(m_stub->requests().first().ifRange, QByteArray("\"one\""));
}

void TestPdfClient::goesOnOnlyWhereItFits_data()
{
    QTest::addColumn<QByteArray>("etag");
    QTest::addColumn<bool>("ranges");
    QTest::addColumn<qint64>("shift");
    QTest::addColumn<qint64>("have");
    QTest::addColumn<int>("requests");
    QTest::newRow("the file has changed")
        << QByteArray("\"two\"") << true << qint64(0) << qint64(1000) << 1;
    QTest::newRow("the server knows no parts")
        << QByteArray("\"one\"") << false << qint64(0) << qint64(1000) << 1;
    QTest::newRow("it sends another part")
        << QByteArray("\"one\"") << true << qint64(7) << qint64(1000) << 2;
    QTest::newRow("more is there than there is")
        << QByteArray("\"one\"") << true << qint64(0) << qint64(400000) << 2;
}

// What is there is of no use: all of it comes, and takes its place.
void TestPdfClient::goesOnOnlyWhereItFits()
{
    QFETCH(const QByteArray, etag);
    QFETCH(const bool, ranges);
    QFETCH(const qint64, shift);
    QFETCH(const qint64, have);
    QFETCH(const int, requests);
    m_stub->serve("/pdf/2205.14135", {wholePdf(), etag, ranges, shift});
    m_kept.bytes = QByteArray(have, 'x');
    const PdfAnswer answer = get({pdf().url, {have, "\"one\""}});
    QCOMPARE(answer.problem, PdfProblem::None);
    QCOMPARE(m_kept.from, 0);
    QVERIFY(m_kept.bytes == wholePdf());
    QCOMPARE(m_kept.validator, etag);
    QCOMPARE(m_stub->requests().size(), requests);
    QVERIFY(m_stub->shortestPauseMs() != 0);
}

void TestPdfClient::brokenOffThenGoesOn()
{
    m_stub->answerNext({{Behaviour::HalfLength}});
    PdfAnswer answer = get(pdf());
    QCOMPARE(answer.problem, PdfProblem::Connection);
    QCOMPARE(answer.error.code, ErrorCode::Network);
    const qint64 have = m_kept.bytes.size();
    QVERIFY(have > 0 && have < wholePdf().size());
    answer = get({pdf().url, {have, m_kept.validator}});
    QCOMPARE(answer.problem, PdfProblem::None);
    QVERIFY(m_kept.bytes == wholePdf());

    m_kept = {};
    m_stub->answerNext({{Behaviour::HalfOpen}}); // looks like an end
    QCOMPARE(get(pdf()).problem, PdfProblem::Connection);
}

void TestPdfClient::whatItIsNot_data()
{
    QTest::addColumn<ArxivStub::Reply>("reply");
    QTest::addColumn<PdfProblem>("problem");
    const auto row = [](const char *name, const ArxivStub::Reply &reply, PdfProblem problem) {
        QTest::newRow(name) << reply << problem;
    };
    row("a web page", {Behaviour::Html}, PdfProblem::WebPage);
    row("rubbish", {Behaviour::Garbage}, PdfProblem::NotPdf);
    row("nothing", {Behaviour::EmptyBody}, PdfProblem::NotPdf);
    row("400", {Behaviour::Normal, 400}, PdfProblem::Status);
    row("401", {Behaviour::Normal, 401}, PdfProblem::Forbidden);
    row("403", {Behaviour::Normal, 403}, PdfProblem::Forbidden);
    row("404", {Behaviour::Normal, 404}, PdfProblem::Missing);
    row("410", {Behaviour::Normal, 410}, PdfProblem::Missing);
    row("429", {Behaviour::Normal, 429}, PdfProblem::Busy);
    row("500", {Behaviour::Normal, 500}, PdfProblem::Status);
    row("503", {Behaviour::Normal, 503}, PdfProblem::Busy);
    row("206 unasked", {Behaviour::Normal, 206}, PdfProblem::Status);
    row("reset", {Behaviour::Reset}, PdfProblem::Connection);
}

void TestPdfClient::whatItIsNot()
{
    QFETCH(const ArxivStub::Reply, reply);
    QFETCH(const PdfProblem, problem);
    m_stub->answerAlways(reply);
    const PdfAnswer answer = get(pdf());
    QCOMPARE(answer.problem, problem);
    QVERIFY(!answer.error.message.isEmpty());
    QCOMPARE(m_kept.begun, 0);
    QVERIFY(!m_gate->isTaken() && !m_client->isBusy());
}

void TestPdfClient::keepsWhatIsThereFromAPage()
{
    m_kept.bytes = wholePdf().left(5000);
    m_stub->answerNext({{Behaviour::Html}}); // a login, in the place of the rest
    QCOMPARE(get({pdf().url, {5000, "\"one\""}}).problem, PdfProblem::WebPage);
    QCOMPARE(m_kept.bytes.size(), 5000);
}

void TestPdfClient::saysRetryAfter()
{
    m_stub->answerNext({{Behaviour::Normal, 429, "Retry-After: 7"}});
    QCOMPARE(get(pdf()).retryAfterMs, 7000);
    m_stub->answerNext({{Behaviour::Normal, 503}});
    QCOMPARE(get(pdf()).retryAfterMs, -1);
}

void TestPdfClient::hops_data()
{
    QTest::addColumn<Behaviour>("behaviour");
    QTest::addColumn<PdfProblem>("problem");
    QTest::newRow("to a file") << Behaviour::RedirectToFile << PdfProblem::Address;
    QTest::newRow("without end") << Behaviour::RedirectLoop << PdfProblem::Address;
}

void TestPdfClient::hops()
{
    QFETCH(const Behaviour, behaviour);
    QFETCH(const PdfProblem, problem);
    m_stub->answerNext({{behaviour}});
    const PdfAnswer answer = get(pdf());
    QVERIFY2(answer.problem == problem,
             qPrintable(QStringLiteral("status %1, %2: %3")
                            .arg(answer.httpStatus)
                            .arg(m_stub->requests().size())
                            .arg(answer.error.message + answer.error.detail)));
    QCOMPARE(m_kept.begun, 0);
    QVERIFY(m_stub->requests().size() <= 6);
}

void TestPdfClient::slowness_data()
{
    QTest::addColumn<Behaviour>("behaviour");
    QTest::newRow("silent") << Behaviour::Silent;
    QTest::newRow("a byte now and then") << Behaviour::Drip;
}

void TestPdfClient::slowness()
{
    QFETCH(const Behaviour, behaviour);
    m_stub->answerNext({{behaviour}});
    const PdfAnswer answer = get(pdf());
    // A body that is no PDF is known for it before it is known to be slow.
    QCOMPARE(answer.problem,
             behaviour == Behaviour::Drip ? PdfProblem::NotPdf : PdfProblem::Connection);
    if (behaviour == Behaviour::Silent)
        QCOMPARE(answer.error.code, ErrorCode::Timeout);
}

void TestPdfClient::tooLarge_data()
{
    QTest::addColumn<Behaviour>("behaviour");
    QTest::newRow("told") << Behaviour::Normal;
    QTest::newRow("not told") << Behaviour::Open;
}

void TestPdfClient::tooLarge()
{
    QFETCH(const Behaviour, behaviour);
    m_stub->serve("/pdf/2205.14135", {bigPdf(3 * 1024 * 1024)});
    m_stub->answerNext({{behaviour}});
    const PdfAnswer answer = get(pdf());
    QCOMPARE(answer.problem, PdfProblem::TooLarge);
    QVERIFY(m_kept.bytes.size() <= 2 * 1024 * 1024);
    if (behaviour == Behaviour::Normal)
        QCOMPARE(m_kept.begun, 0);
}

void TestPdfClient::refusedAddresses_data()
{
    QTest::addColumn<QUrl>("url");
    for (const char *url :
         {"file:///etc/passwd", "ftp://example.org/a.pdf", "http://10.0.0.1/a.pdf",
          "http://192.168.1.1/a.pdf", "http://127.0.0.1:1/a.pdf", "data:,%PDF",
          "http://localhost/a.pdf", "https://u:p@example.org/a.pdf", ""})
        QTest::newRow(url) << QUrl(QLatin1String(url));
}

void TestPdfClient::refusedAddresses()
{
    QFETCH(const QUrl, url);
    QCOMPARE(get({url}).problem, PdfProblem::Address);
}

void TestPdfClient::nobodyThere()
{
    m_stub->refuseConnections();
    const PdfAnswer answer = get(pdf());
    QCOMPARE(answer.problem, PdfProblem::Connection);
    QCOMPARE(answer.error.code, ErrorCode::Offline);
}

void TestPdfClient::targetFails()
{
    m_kept.room = 100000;
    const PdfAnswer answer = get(pdf());
    QCOMPARE(answer.problem, PdfProblem::Target);
    QCOMPARE(answer.error.code, ErrorCode::DiskFull);
    QVERIFY(!m_gate->isTaken());
}

void TestPdfClient::waitsForArxivsGate()
{
    m_gate->take();
    m_stub->answerNext({{Behaviour::Slow}});
    QList<PdfAnswer> answers;
    connect(m_client.get(), &PdfClient::answered, this,
            [&answers](const PdfAnswer &answer) { answers << answer; });
    m_client->fetch(pdf(), m_kept);
    QTest::qWait(120);
    QVERIFY(m_stub->requests().isEmpty());
    QElapsedTimer clock;
    clock.start();
    m_gate->leave();
    QTRY_VERIFY(!m_stub->requests().isEmpty());
    QVERIFY(clock.elapsed() >= 30);
    QVERIFY(m_gate->isTaken());
    QTRY_COMPARE(answers.size(), 1);
    QVERIFY(!m_gate->isTaken());
}

// From elsewhere a redirect leads to arXiv: that, too, waits for the gate.
void TestPdfClient::takesTheGateOnTheWay()
{
    m_gate->take();
    m_other->answerNext({{Behaviour::Normal, 302, "Location: " + pdf().url.toEncoded()}});
    QList<PdfAnswer> answers;
    connect(m_client.get(), &PdfClient::answered, this,
            [&answers](const PdfAnswer &answer) { answers << answer; });
    m_client->fetch({m_other->url().resolved(QUrl(QStringLiteral("/a.pdf")))}, m_kept);
    QTRY_COMPARE(m_other->requests().size(), 1);
    QTest::qWait(100);
    QVERIFY(m_stub->requests().isEmpty());
    m_gate->leave();
    QTRY_COMPARE(answers.size(), 1);
    QCOMPARE(answers.first().problem, PdfProblem::None);
    QVERIFY(m_kept.bytes == wholePdf());
    QCOMPARE(m_stub->requests().size(), 1);
}

void TestPdfClient::waitsForItsTurn()
{
    int asked = 0;
    int left = 0;
    m_client = std::make_unique<PdfClient>(
        m_gate,
        PdfClient::Turn{[&asked] { return ++asked < 3 ? qint64(20) : qint64(0); },
                        [&left] { ++left; }},
        options());
    QCOMPARE(get(pdf()).problem, PdfProblem::None);
    QCOMPARE(asked, 3);
    QCOMPARE(left, 1);
    // Another server's is nobody's turn.
    m_other->serve("/a.pdf", {wholePdf()});
    QCOMPARE(get({m_other->url().resolved(QUrl(QStringLiteral("/a.pdf")))}).problem,
             PdfProblem::None);
    QCOMPARE(asked, 3);
}

void TestPdfClient::abortIsSilent()
{
    m_stub->answerNext({{Behaviour::Slow}});
    int answers = 0;
    connect(m_client.get(), &PdfClient::answered, this, [&answers] { ++answers; });
    m_client->fetch(pdf(), m_kept);
    QTRY_VERIFY(m_kept.bytes.size() > 0);
    m_client->abort();
    QVERIFY(!m_client->isBusy() && !m_gate->isTaken());
    const qsizetype kept = m_kept.bytes.size();
    QTest::qWait(60);
    QCOMPARE(answers, 0);
    QCOMPARE(m_kept.bytes.size(), kept);
    QCOMPARE(get({pdf().url, {kept, m_kept.validator}}).problem, PdfProblem::None);
    QVERIFY(m_kept.bytes == wholePdf());
}

void TestPdfClient::addressesOfArxiv()
{
    qunsetenv("PAPERDIP_PDF_URL");
    QCOMPARE(arxivPdf({QStringLiteral("2205.14135"), 0}),
             QUrl(QStringLiteral("https://arxiv.org/pdf/2205.14135")));
    QCOMPARE(arxivPdf({QStringLiteral("math/0309136"), 2}),
             QUrl(QStringLiteral("https://arxiv.org/pdf/math/0309136v2")));
    qputenv("PAPERDIP_PDF_URL", "http://127.0.0.1:9/x/");
    QCOMPARE(arxivPdf({QStringLiteral("2205.14135"), 0}),
             QUrl(QStringLiteral("http://127.0.0.1:9/x/pdf/2205.14135")));
}

QTEST_GUILESS_MAIN(TestPdfClient)
#include "tst_pdfclient.moc"
