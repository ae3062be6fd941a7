// SPDX-License-Identifier: MIT
#include "library/picturename.h"
#include "library/picturestore.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace paperdip;

namespace {

const QDateTime Now(QDate(2023, 11, 3), QTime(12, 0, 0, 7), Qt::UTC);

} // namespace

class TestPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void names_data();
    void names();
    void neverTakesATakenName();
    void stores();
    void leavesTheRepositorysOwn();
    void refusesWhatLiesOutside();

private:
    static void write(const QString &path, const QByteArray &bytes);
};

void TestPictures::names_data()
{
    QTest::addColumn<QString>("note");
    QTest::addColumn<QString>("pictures"); // "note address" a line
    QTest::addColumn<QString>("address");
    const auto row = [](const char *name, const char *note, const char *pictures,
                        const QByteArray &address) {
        QTest::newRow(name) << QString::fromUtf8(note) << QString::fromUtf8(pictures)
                            << QString::fromUtf8(address);
    };
    const char *const ms = "1699012800007.png";
    const auto inFolder = [ms](const char *folder) { return QByteArray(folder) + ms; };
    row("none", "note/Medusa.md", "", inFolder("image/Medusa/"));
    row("only the web's", "note/a.md", "note/b.md https://x.org/1.png", inFolder("image/a/"));
    row("milliseconds", "note/a.md", "note/b.md image/b/1690000000001.png", inFolder("image/a/"));
    row("another folder", "note/a.md", "note/b.md ./images/b/1690000000001.jpg",
        inFolder("images/a/"));
    row("one folder for all", "note/a.md", "note/b.md img/fig.png", inFolder("img/"));
    row("beside the notes", "note/a.md", "note/b.md 1690000000001.png", inFolder(""));
    row("note and number", "note/a.md", "note/b.md images/b-1.png\nnote/b.md images/b-2.png",
        "images/a-1.png");
    row("number alone", "n/甲.md", "n/乙.md 图/乙/1.png", "图/甲/1.png");
    row("Typora", "note/a.md", "note/b.md b.assets/image-20210101120000123.png",
        "a.assets/image-20231103120000007.png");
    row("from the root", "deep/er/a.md", "n/b.md ../assets/images/zab.png",
        inFolder("../../assets/images/"));
    row("with a slash", "deep/er/a.md", "n/b.md /assets/images/zab.png",
        inFolder("/assets/images/"));
    row("most win", "a.md", "b.md img/x.png\nc.md pic/c/1.png\nd.md pic/d/2.png", "pic/a/1.png");
    row("its own before others'", "a.md", "b.md img/1.png\nc.md img/2.png\na.md fig/x.png",
        "fig/1.png");
    row("a blank in the name", "note/Flash Attention.md", "", inFolder("image/Flash Attention/"));
    row("a note that ends in a number", "note/007_a.md", "note/006_b.md images/006_b_1.png",
        "images/007_a_1.png");
}

void TestPictures::names()
{
    QFETCH(QString, note);
    QFETCH(QString, pictures);
    QList<NotePicture> shown;
    const QStringList lines = pictures.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines)
        shown << NotePicture{line.section(u' ', 0, 0), line.section(u' ', 1)};
    const PictureForm form = pictureForm(shown, note);
    QTEST(pictureAddress(form, note, QStringLiteral("png"), Now,
                         [](const QString &) { return false; }),
          "address");
}

void TestPictures::neverTakesATakenName()
{
    PictureForm form;
    form.name = PictureForm::Name::Number;
    QStringList taken{QStringLiteral("image/a/1.png"), QStringLiteral("image/a/2.png")};
    const auto isTaken = [&](const QString &address) { return taken.contains(address); };
    QCOMPARE(pictureAddress(form, QStringLiteral("a.md"), QStringLiteral("png"), Now, isTaken),
             QStringLiteral("image/a/3.png"));
}

void TestPictures::write(const QString &path, const QByteArray &bytes)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void TestPictures::stores()
{
    const QTemporaryDir folder;
    PictureJob job;
    job.list = folder.filePath(QStringLiteral("README.md"));
    job.note = folder.filePath(QStringLiteral("note/Flash 注意.md"));
    job.text = "new";
    job.notes = {QStringLiteral("note/b.md"), QStringLiteral("note/gone.md")};
    job.bytes = "PNG";
    job.suffix = QStringLiteral("png");
    job.now = Now;
    write(job.list, "# List\n");
    write(folder.filePath(QStringLiteral("note/b.md")), "![](img/b/1.png)\n`![](x/2.png)`\n");
    const Result<QString> first = storePicture(job);
    QVERIFY(first);
    QCOMPARE(*first, QStringLiteral("img/Flash%20注意/1.png"));
    job.bytes = "OTHER";
    const Result<QString> second = storePicture(job);
    QVERIFY(second);
    QCOMPARE(*second, QStringLiteral("img/Flash%20注意/2.png"));
    QFile file(folder.filePath(QStringLiteral("note/img/Flash 注意/1.png")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("PNG"));
}

void TestPictures::leavesTheRepositorysOwn()
{
    const QTemporaryDir folder;
    PictureJob job;
    job.list = folder.filePath(QStringLiteral("README.md"));
    job.note = folder.filePath(QStringLiteral("note/a.md"));
    job.source = folder.filePath(QStringLiteral("assets/fig 1.png"));
    job.bytes = "PNG";
    job.suffix = QStringLiteral("png");
    job.now = Now;
    write(job.list, "# List\n");
    write(job.note, "# A\n");
    write(job.source, "PNG");
    const Result<QString> address = storePicture(job);
    QVERIFY(address);
    QCOMPARE(*address, QStringLiteral("../assets/fig%201.png"));
    QVERIFY(!QFileInfo::exists(folder.filePath(QStringLiteral("note/image"))));
}

void TestPictures::refusesWhatLiesOutside()
{
    const QTemporaryDir folder;
    PictureJob job;
    job.list = folder.filePath(QStringLiteral("list/README.md"));
    job.note = folder.filePath(QStringLiteral("list/a.md"));
    job.text = "![](../../elsewhere/1.png)\n";
    job.bytes = "PNG";
    job.suffix = QStringLiteral("png");
    job.now = Now;
    write(job.list, "# List\n");
    write(job.note, job.text);
    const Result<QString> address = storePicture(job);
    QVERIFY(!address);
    QCOMPARE(address.error().code, ErrorCode::Refused);
    QVERIFY(!QFileInfo::exists(folder.filePath(QStringLiteral("elsewhere"))));
}

QTEST_GUILESS_MAIN(TestPictures)
#include "tst_pictures.moc"
