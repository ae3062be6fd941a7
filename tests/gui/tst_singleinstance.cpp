// SPDX-License-Identifier: MIT
#include "gui/singleinstance.h"

#include "gui/listopener.h"

#include <QDir>
#include <QLockFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <thread>

using namespace paperdip;

// The same program, started with "second", plays the second start.
class TestSingleInstance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void handsItsArgumentsOver()
    {
        const QTemporaryDir folder;
        const QString library = folder.filePath(QStringLiteral("library.db"));
        SingleInstance first(library);
        const Result<SingleInstance::Role> role = first.start({});
        QVERIFY(role.has_value());
        QCOMPARE(*role, SingleInstance::Role::First);
        QSignalSpy received(&first, &SingleInstance::received);

        QProcess second;
        const QStringList words{QStringLiteral("https://arxiv.org/abs/2205.14135"),
                                QStringLiteral("清单.md")};
        second.start(QCoreApplication::applicationFilePath(),
                     QStringList{QStringLiteral("second"), library} + words);
        QVERIFY(second.waitForStarted());
        QTest::qWait(100); // the first one's window is still to come
        first.listen();
        QTRY_COMPARE(received.size(), 1);
        QCOMPARE(received.first().first().toStringList(), words);
        QTRY_COMPARE(second.state(), QProcess::NotRunning);
        QCOMPARE(second.exitCode(), static_cast<int>(SingleInstance::Role::Second));
    }

    void anotherLibraryIsAnotherWindow()
    {
        const QTemporaryDir folder;
        SingleInstance first(folder.filePath(QStringLiteral("a.db")));
        SingleInstance second(folder.filePath(QStringLiteral("b.db")));
        QVERIFY(first.start({}).has_value());
        const Result<SingleInstance::Role> role = second.start({});
        QVERIFY(role.has_value());
        QCOMPARE(*role, SingleInstance::Role::First);
    }

    void theNextStartIsFirstAgain()
    {
        const QTemporaryDir folder;
        const QString library = folder.filePath(QStringLiteral("library.db"));
        for (int i = 0; i < 2; ++i) {
            SingleInstance instance(library);
            const Result<SingleInstance::Role> role = instance.start({});
            QVERIFY(role.has_value());
            QCOMPARE(*role, SingleInstance::Role::First);
        }
    }

    // The first one was killed between making its lock and writing into it, or is about to end.
    void takesThePlaceOfOneThatEnded_data()
    {
        QTest::addColumn<bool>("killed");
        QTest::newRow("killed") << true;
        QTest::newRow("ends") << false;
    }

    void takesThePlaceOfOneThatEnded()
    {
        QFETCH(bool, killed);
        const QTemporaryDir folder;
        const QString library = folder.filePath(QStringLiteral("library.db"));
        QLockFile first(library + QStringLiteral(".window"));
        std::thread ending;
        if (killed) {
            QFile made(first.fileName());
            QVERIFY(made.open(QIODevice::WriteOnly));
        } else {
            QVERIFY(first.tryLock(0));
            ending = std::thread([&first] {
                QThread::msleep(300);
                first.unlock();
            });
        }
        SingleInstance instance(library);
        const Result<SingleInstance::Role> role = instance.start({});
        if (ending.joinable())
            ending.join();
        QVERIFY(role.has_value());
        QCOMPARE(*role, SingleInstance::Role::First);
    }

    void argumentsMeanWhatTheyMeantInTheirFolder()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("清单.md")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(folder.path()));
        const QString link = QStringLiteral("arXiv:2205.14135");
        const QStringList words = StartArguments::absolute({QStringLiteral("清单.md"), link});
        QVERIFY(QDir::setCurrent(before));
        QCOMPARE(words.last(), link);
        const StartArguments start = StartArguments::read(words + QStringList{QStringLiteral("?")});
        QCOMPARE(start.content.paths.size(), 1);
        QVERIFY(QFileInfo::exists(start.content.paths.first()));
        QCOMPARE(start.content.papers.size(), 1);
        QCOMPARE(start.unknown, QStringList({QStringLiteral("?")}));
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.value(1) == QLatin1String("second")) {
        SingleInstance instance(words.value(2));
        const Result<SingleInstance::Role> role = instance.start(words.mid(3));
        return role ? static_cast<int>(*role) : 9;
    }
    TestSingleInstance test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_singleinstance.moc"
