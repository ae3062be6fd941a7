// SPDX-License-Identifier: MIT
#include "sync/shortcutfile.h"

#include "sync/binaryplist.h"

#include <QDir>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <sys/stat.h>

using namespace paperdip;

namespace {

const QString address = QStringLiteral("https://arxiv.org/abs/2205.14135");

QByteArray utf16(const QString &text, bool bigEndian)
{
    QByteArray bytes;
    for (const QChar c : text) {
        const char low = static_cast<char>(c.unicode() & 0xFF);
        const char high = static_cast<char>(c.unicode() >> 8);
        bytes += bigEndian ? high : low;
        bytes += bigEndian ? low : high;
    }
    return bytes;
}

// {"Name": "x", "URL": text}, as macOS writes it: objects of 1-byte references and offsets.
QByteArray binaryPlist(const QByteArray &urlObject)
{
    QByteArray bytes = "bplist00";
    QByteArray offsets;
    const QList<QByteArray> objects{QByteArray("\xD2\x01\x02\x03\x04"), QByteArray("\x54Name"),
                                    QByteArray("\x53URL"), QByteArray("\x51x"), urlObject};
    for (const QByteArray &object : objects) {
        offsets += static_cast<char>(bytes.size());
        bytes += object;
    }
    const char table = static_cast<char>(bytes.size());
    bytes += offsets + QByteArray(6, '\0') + "\x01\x01";
    for (const char value : {'\x05', '\0', table})
        bytes += QByteArray(7, '\0') + value;
    return bytes;
}

QByteArray binaryAddress()
{
    return QByteArray("\x5F\x10") + static_cast<char>(address.size()) + address.toLatin1();
}

} // namespace

// The address in .url, .webloc and .desktop files, also in those that someone made to hurt.
class TestShortcutFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void reads_data()
    {
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *suffix, const QByteArray &bytes,
                            const QString &expected = address) {
            QTest::newRow(name) << QString::fromLatin1(suffix) << bytes << expected;
        };
        const QByteArray a = address.toLatin1();
        const QString ini = QStringLiteral("[InternetShortcut]\r\nURL=%1\r\nIconIndex=0\r\n");
        row("url", "url", ini.arg(address).toLatin1());
        row("url, small letters", "url", "[internetshortcut]\nurl = " + a);
        row("url, UTF-8 with a mark", "url", "\xEF\xBB\xBF" + ini.arg(address).toLatin1());
        row("url, UTF-16", "url", "\xFF\xFE" + utf16(ini.arg(address), false));
        row("url, UTF-16, high byte first", "url", "\xFE\xFF" + utf16(ini.arg(address), true));
        row("url, UTF-16 without a mark", "url", utf16(ini.arg(address), false));
        row("url, of Firefox", "url",
            "[DEFAULT]\r\nBASEURL=https://example.org/\r\n[InternetShortcut]\r\nURL=" + a + "\r\n");
        row("url, no such section", "url", "[Other]\nURL=" + a + "\n", {});
        row("url, no section", "url", "URL=" + a + "\n", {});
        row("url, commented out", "url", "[InternetShortcut]\n;URL=" + a + "\n", {});
        row("url, empty", "url", {}, {});
        row("desktop", "desktop", "[Desktop Entry]\nType=Link\nName=x\nURL=" + a + "\n");
        row("desktop of KDE", "desktop", "[Desktop Entry]\nType=Link\nURL[$e]=" + a + "\n");
        row("desktop that runs something", "desktop",
            "[Desktop Entry]\nType=Application\nExec=xterm\nURL=" + a + "\n", {});
        row("desktop, type elsewhere", "desktop",
            "[Other]\nType=Link\n[Desktop Entry]\nURL=" + a + "\n", {});
        row("webloc", "webloc",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE plist PUBLIC \"-//Apple//DTD "
            "PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n"
            "<plist version=\"1.0\">\n<dict>\n\t<key>Name</key>\n\t<string>x</string>\n"
            "\t<key>URL</key>\n\t<string>https://e.org/?a=1&amp;b=&#50;</string>\n</dict>\n"
            "</plist>\n",
            QStringLiteral("https://e.org/?a=1&b=2"));
        row("webloc without a URL", "webloc", "<plist><dict><key>A</key><string>b</string>", {});
        row("webloc, an outside entity", "webloc",
            "<!DOCTYPE p [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><plist><dict><key>URL</key>"
            "<string>&e;</string></dict></plist>",
            {});
        row("webloc, binary", "webloc", binaryPlist(binaryAddress()));
        row("webloc, binary, UTF-16", "webloc",
            binaryPlist("\x6F\x10" + QByteArray(1, static_cast<char>(address.size())) +
                        utf16(address, true)));
        row("webloc, binary, a number", "webloc", binaryPlist("\x10\x07"), {});
    }

    void reads()
    {
        QFETCH(const QString, suffix);
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, expected);
        QCOMPARE(shortcutAddress(bytes, suffix), expected);
    }

    void binaryListsThatLeadAstray()
    {
        const QByteArray good = binaryPlist(binaryAddress());
        QCOMPARE(binaryPlistText(good, QStringLiteral("URL")), address);
        QCOMPARE(binaryPlistText(good, QStringLiteral("Name")), QStringLiteral("x"));
        for (qsizetype size = 0; size < good.size(); ++size)
            QCOMPARE(binaryPlistText(good.left(size), QStringLiteral("URL")), QString());
        // Every byte with every value; then several at once. Nothing but text comes of it.
        for (qsizetype at = 0; at < good.size(); ++at) {
            for (int value = 0; value < 256; ++value) {
                QByteArray bad = good;
                bad[at] = static_cast<char>(value);
                QVERIFY(binaryPlistText(bad, QStringLiteral("URL")).size() <= good.size());
            }
        }
        QRandomGenerator random(4);
        for (int round = 0; round < 50000; ++round) {
            QByteArray bad = good;
            for (int i = 0; i < 4; ++i)
                bad[random.bounded(static_cast<int>(bad.size()))] =
                    static_cast<char>(random.bounded(256));
            QVERIFY(binaryPlistText(bad, QStringLiteral("URL")).size() <= good.size());
        }
    }

    void opensRegularFilesOnlyAndReadsTheirBeginning()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("A b.URL"));
        const auto write = [&](const QByteArray &bytes) {
            QFile file(path);
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        };
        const QByteArray body = "[InternetShortcut]\nURL=" + address.toLatin1() + "\n";
        QVERIFY(write(body));
        QVERIFY(isShortcutName(path));
        QCOMPARE(shortcutAddress(path), address);
        QVERIFY(write(QByteArray(64 * 1024, '\n') + body));
        QCOMPARE(shortcutAddress(path), QString());

        const QString pipe = folder.filePath(QStringLiteral("p.url"));
        QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        QCOMPARE(shortcutAddress(pipe), QString());
        QVERIFY(QDir().mkpath(folder.filePath(QStringLiteral("d.url"))));
        QCOMPARE(shortcutAddress(folder.filePath(QStringLiteral("d.url"))), QString());
        QCOMPARE(shortcutAddress(folder.filePath(QStringLiteral("none.url"))), QString());
        QVERIFY(!isShortcutName(QStringLiteral("/a/b.pdf")));
    }
};

QTEST_GUILESS_MAIN(TestShortcutFile)
#include "tst_shortcutfile.moc"
