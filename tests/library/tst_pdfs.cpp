// SPDX-License-Identifier: MIT
#include "library/pdfs.h"

#include "library/pdfname.h"
#include "pdffixture.h"

using namespace paperdip;

using Behaviour = ArxivStub::Behaviour;
using State = PdfStatus::State;

// PDF files that are there: their names, their places, the user's own ones.
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
    void ownFile();
    void ownFileThatIsNone();
    void twoOfOneName();
    void toTheTrash();
    void killedBeforeItWasWritten();

private:
    std::unique_ptr<PdfHouse> m_house;
};

void TestPdfs::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    m_house = std::make_unique<PdfHouse>();
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
    PdfHouse &house = *m_house;
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
    PdfHouse &house = *m_house;
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
    PdfHouse &house = *m_house;
    house.serve(flash);
    QVERIFY(house.bring(flash));
    const QString path = house.pdfs->status(flash).path;
    QVERIFY(QFile::remove(path));
    QCOMPARE(house.state(flash), State::None);
    QVERIFY(!house.hasMark(flash));
    QVERIFY(house.bring(flash));
    QCOMPARE(house.pdfs->status(flash).path, path); // under the name that it had
}

void TestPdfs::ownFile()
{
    PdfHouse &house = *m_house;
    const QString own = house.folder.filePath(QStringLiteral("own.pdf"));
    writeAll(own, wholePdf());
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
    PdfHouse &house = *m_house;
    const QString own = house.folder.filePath(QStringLiteral("own.pdf"));
    writeAll(own, "<html>");
    QCOMPARE(house.pdfs->attach(house.paper(flash), own).error().code, ErrorCode::BadAnswer);
    QCOMPARE(house.pdfs->attach(house.paper(flash), house.folder.path()).error().code,
             ErrorCode::Invalid);
    QCOMPARE(house.pdfs->attach(house.paper(flash), own + u'x').error().code, ErrorCode::NotFound);
    QCOMPARE(house.state(flash), State::None);
    QVERIFY(!QFileInfo::exists(house.pdfs->folder()));
}

void TestPdfs::twoOfOneName()
{
    PdfHouse &house = *m_house;
    QVERIFY(QDir().mkpath(house.pdfs->folder()));
    const QString stranger = house.pdfs->folder() + QStringLiteral("/Attention Survey.pdf");
    writeAll(stranger, "mine");
    const QString own = house.folder.filePath(QStringLiteral("own.pdf"));
    writeAll(own, wholePdf());
    QVERIFY(house.pdfs->attach(house.paper(survey), own));
    QTRY_COMPARE(house.state(survey), State::Here);
    QVERIFY(house.pdfs->status(survey).path.endsWith(QStringLiteral("/Attention Survey (2).pdf")));
    QCOMPARE(contentOf(stranger), QByteArray("mine"));
}

void TestPdfs::toTheTrash()
{
    PdfHouse &house = *m_house;
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
    PdfHouse &house = *m_house;
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
