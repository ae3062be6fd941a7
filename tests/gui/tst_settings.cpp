// SPDX-License-Identifier: MIT
#include "gui/proxysettings.h"
#include "gui/settings.h"
#include "gui/settingsdialog.h"
#include "gui/theme.h"
#include "metadata/proxystub.h"

#include <QApplication>
#include <QComboBox>
#include <QFontDatabase>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace paperdip;

// What can be set, and what comes of it.
class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
        qputenv("PAPERDIP_DOI_URL", "http://doi.no-such-name.invalid");
    }
    void init()
    {
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
        Settings().clear();
        m_dialog = std::make_unique<SettingsDialog>();
        QObject::connect(m_dialog.get(), &SettingsDialog::proxyChanged, m_dialog.get(),
                         &useProxies);
        m_dialog->show();
    }
    void cleanup()
    {
        m_dialog.reset();
        useProxies({ProxyChoice::Kind::None, {}, 0, {}, {}});
    }

    // The next start knows them before all fonts are read; what was uninstalled since is left out.
    void facesAreThoseOfTheLastStart()
    {
        const QFont before = QApplication::font();
        const QString gone = QStringLiteral("No Such Face");
        Settings().setValue(QLatin1String(Settings::faces), QStringList{gone});
        applyTheme(*qApp);
        QVERIFY(QApplication::font().families().contains(gone));
        takeInstalledFaces();
        const QStringList faces = Settings().value(QLatin1String(Settings::faces)).toStringList();
        const QStringList all = QFontDatabase::families();
        for (const QString &face : faces)
            QVERIFY2(all.contains(face), qPrintable(face));
        const QStringList set = QApplication::font().families();
        QVERIFY(!set.contains(gone));
        for (const QString &face : faces)
            QVERIFY2(set.contains(face), qPrintable(face));
        QApplication::setFont(before);
    }

    void fieldsShowWhereTheyCount()
    {
        QVERIFY(!part<QLineEdit>("proxyHost")->isVisible());
        part<QComboBox>("proxyKind")->setCurrentIndex(int(ProxyChoice::Kind::Socks5));
        QVERIFY(part<QLineEdit>("proxyHost")->isVisible());
        part<QComboBox>("proxyKind")->setCurrentIndex(int(ProxyChoice::Kind::None));
        QVERIFY(!part<QLineEdit>("proxyHost")->isVisible());
    }

    void testSaysWhatItReached()
    {
        const ProxyStub stub(ProxyStub::Kind::Socks5, R"([{"DOI":"10.48550","RA":"DataCite"}])");
        choose(ProxyChoice::Kind::Socks5, stub.port());
        part<QPushButton>("proxyTest")->click();
        QTRY_VERIFY(said().contains(QStringLiteral("doi.org answered after")));
        QCOMPARE(stub.hosts(), QStringList{QStringLiteral("doi.no-such-name.invalid")});
        const ProxyChoice kept = ProxySettings::stored();
        QCOMPARE(kept.kind, ProxyChoice::Kind::Socks5);
        QCOMPARE(kept.port, stub.port());
        QCOMPARE(kept.host, QStringLiteral("127.0.0.1"));
    }

    void testSaysWhyNot()
    {
        int port = 0;
        {
            const ProxyStub gone(ProxyStub::Kind::Http, {});
            port = gone.port();
        }
        choose(ProxyChoice::Kind::Http, port);
        part<QPushButton>("proxyTest")->click();
        QTRY_VERIFY2(said().startsWith(QStringLiteral("Not reached: ")), qPrintable(said()));
    }

    void secondPressCancels()
    {
        const ProxyStub stub(ProxyStub::Kind::Silent, {});
        choose(ProxyChoice::Kind::Http, stub.port());
        part<QPushButton>("proxyTest")->click();
        QCOMPARE(part<QPushButton>("proxyTest")->text(), QStringLiteral("Cancel"));
        part<QPushButton>("proxyTest")->click();
        QCOMPARE(said(), QStringLiteral("Cancelled."));
        QTest::qWait(20);
        QCOMPARE(said(), QStringLiteral("Cancelled."));
    }

private:
    template<typename Widget>
    Widget *part(const char *name) const
    {
        return m_dialog->findChild<Widget *>(QLatin1String(name));
    }
    QString said() const { return part<QLabel>("proxyResult")->text(); }
    void choose(ProxyChoice::Kind kind, int port) const
    {
        part<QComboBox>("proxyKind")->setCurrentIndex(int(kind));
        part<QLineEdit>("proxyHost")->clear();
        QTest::keyClicks(part<QLineEdit>("proxyHost"), QStringLiteral("127.0.0.1"));
        QTest::keyClick(part<QLineEdit>("proxyHost"), Qt::Key_Tab);
        part<QSpinBox>("proxyPort")->setValue(port);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<SettingsDialog> m_dialog;
};

QTEST_MAIN(TestSettings)
#include "tst_settings.moc"
