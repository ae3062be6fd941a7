// SPDX-License-Identifier: MIT
#include "gui/linkdrop.h"

#include <QFile>
#include <QMimeData>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace paperdip;

namespace {

const QString library = QStringLiteral("/home/ann/library.db");

QByteArray utf16(const QString &text)
{
    return {reinterpret_cast<const char *>(text.utf16()), text.size() * 2};
}

QStringList idsIn(const LinkDrop &drop)
{
    QStringList ids;
    for (const Identified &paper : drop.papers)
        ids << paper.id;
    return ids;
}

} // namespace

// What browsers and file managers put into a drag (shared/facts/arxiv.md section 4).
class TestLinkDrop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void chromeAsQtShowsIt()
    {
        QMimeData data;
        data.setData(QStringLiteral("text/plain"), "https://arxiv.org/abs/2205.14135");
        data.setData(QStringLiteral("_NETSCAPE_URL"),
                     "https://arxiv.org/abs/2205.14135\n[2205.14135] FlashAttention: Fast");
        QVERIFY(mayHoldLinks(data));
        const LinkDrop drop = readLinks(data, library);
        QCOMPARE(idsIn(drop), QStringList({QStringLiteral("2205.14135")}));
        QCOMPARE(drop.papers.first().titleHint, QStringLiteral("FlashAttention: Fast"));
    }

    void onlyNetscape()
    {
        QMimeData data;
        data.setData(QStringLiteral("_NETSCAPE_URL"), "https://arxiv.org/pdf/2205.14135v2.pdf\nA");
        QVERIFY(mayHoldLinks(data));
        const LinkDrop drop = readLinks(data, library);
        QCOMPARE(idsIn(drop), QStringList({QStringLiteral("2205.14135")}));
        QCOMPARE(drop.papers.first().version, 2);
    }

    void mozUrlInUtf16()
    {
        QMimeData data;
        data.setData(QStringLiteral("text/x-moz-url"),
                     utf16(QStringLiteral("https://arxiv.org/abs/2205.14135\nFlash 注意力\n"
                                          "https://arxiv.org/abs/2309.06180\nPaged")));
        const LinkDrop drop = readLinks(data, library);
        QCOMPARE(idsIn(drop),
                 QStringList({QStringLiteral("2205.14135"), QStringLiteral("2309.06180")}));
        QCOMPARE(drop.papers.first().titleHint, QStringLiteral("Flash 注意力"));
    }

    void firefox()
    {
        const QString url = QStringLiteral("https://example.org/a/paper.pdf");
        QMimeData data;
        data.setUrls({QUrl(url)});
        data.setText(url);
        data.setData(QStringLiteral("text/x-moz-url-data"), utf16(url));
        data.setData(QStringLiteral("text/x-moz-url-desc"), utf16(QStringLiteral("A paper")));
        data.setHtml(QStringLiteral("<a href=\"https://example.org/a/paper.pdf\">A paper</a>"));
        const LinkDrop drop = readLinks(data, library);
        QCOMPARE(drop.papers.size(), 1);
        QCOMPARE(drop.papers.first().url, url);
        QCOMPARE(drop.papers.first().titleHint, QStringLiteral("A paper"));
    }

    void commentsInAUriListAreNoLinks()
    {
        QMimeData data;
        data.setData(
            QStringLiteral("text/uri-list"),
            "# c\r\nhttps://arxiv.org/abs/2205.14135\r\nhttps://arxiv.org/abs/2309.06180\r\n");
        QCOMPARE(idsIn(readLinks(data, library)),
                 QStringList({QStringLiteral("2205.14135"), QStringLiteral("2309.06180")}));
    }

    void ofATextOnlyWorksCount()
    {
        QMimeData data;
        data.setHtml(QStringLiteral("<p>See <a href='https://arxiv.org/abs/2205.14135'>x</a> and "
                                    "<a href='https://example.org/about'>about</a></p>"));
        data.setText(QStringLiteral("See x and about https://example.org/about"));
        QCOMPARE(idsIn(readLinks(data, library)), QStringList({QStringLiteral("2205.14135")}));
    }

    void aPageGivenAsALinkCounts()
    {
        QMimeData data;
        data.setText(QStringLiteral("https://example.org/blog/attention"));
        const LinkDrop drop = readLinks(data, library);
        QCOMPARE(drop.papers.size(), 1);
        QCOMPARE(drop.papers.first().kind, Identified::Kind::Url);
    }

    void nothingForUs_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("prose") << QStringLiteral("It was 1706 and 2205 people came.");
        QTest::newRow("script") << QStringLiteral("javascript:alert(1)");
    }

    void nothingForUs()
    {
        QFETCH(const QString, text);
        QMimeData data;
        data.setText(text);
        QVERIFY(readLinks(data, library).isEmpty());
    }

    void filesAndShortcuts()
    {
        const QTemporaryDir folder;
        const auto write = [&](const char *name, const QByteArray &bytes) {
            const QString path = folder.filePath(QString::fromLatin1(name));
            QFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
                qFatal("cannot write %s", name);
            return QUrl::fromLocalFile(path);
        };
        const QUrl list = write("list.md", "# A\n");
        const QUrl picture = write("figure.png", "");
        const QUrl shortcut =
            write("a.url", "[InternetShortcut]\r\nURL=https://arxiv.org/abs/2205.14135\r\n");
        const QUrl desktop = write(
            "b.desktop", "[Desktop Entry]\nType=Link\nURL=https://arxiv.org/abs/2309.06180\n");
        const QUrl webloc = write("c.webloc", "<plist><dict><key>URL</key>\n<string>"
                                              "https://arxiv.org/abs/1706.03762</string></dict>");
        QMimeData data;
        data.setUrls({picture, shortcut, desktop, webloc});
        QCOMPARE(idsIn(readLinks(data, library)),
                 QStringList({QStringLiteral("2205.14135"), QStringLiteral("2309.06180"),
                              QStringLiteral("1706.03762")}));
        data.setUrls({list, QUrl::fromLocalFile(folder.path())});
        QCOMPARE(readLinks(data, library).paths, QStringList({list.toLocalFile(), folder.path()}));
    }

    void ownRowsOnlyOfTheSameLibrary()
    {
        const QByteArray markdown = "- [ ] [[2205.14135] A](https://arxiv.org/abs/2205.14135)\n";
        int made = 0;
        const std::unique_ptr<QMimeData> data(
            nodesToMime(library, {7, 9}, {QStringLiteral("https://arxiv.org/abs/2205.14135")}, [&] {
                ++made;
                return markdown;
            }));
        QVERIFY(holdsNodes(*data, library));
        QCOMPARE(readLinks(*data, library).nodes, QList<NodeId>({7, 9}));
        QVERIFY(data->hasText());
        QCOMPARE(made, 0); // it may be a whole list
        QCOMPARE(data->text().toUtf8(), markdown);
        QCOMPARE(data->data(QStringLiteral("text/plain")), markdown);
        QCOMPARE(made, 1);

        const QString other = QStringLiteral("/home/ann/other.db");
        QVERIFY(!holdsNodes(*data, other));
        QCOMPARE(idsIn(readLinks(*data, other)), QStringList({QStringLiteral("2205.14135")}));
    }
};

QTEST_GUILESS_MAIN(TestLinkDrop)
#include "tst_linkdrop.moc"
