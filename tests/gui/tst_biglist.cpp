// SPDX-License-Identifier: MIT
#include "gui/desk.h"
#include "gui/listopener.h"
#include "gui/statusstrip.h"
#include "gui/theme.h"
#include "gui/workline.h"
#include "library/documents.h"
#include "markdown/render.h"
#include "store/database.h"
#include "store/store.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using namespace paperdip;

namespace {

constexpr int rows = 10000;
constexpr int patience = 60000; // ms; a debug build on a busy machine

QByteArray bigList()
{
    QByteArray list = "# Big\n\n## Table\n\n| Title | Link |\n|---|---|\n";
    for (int i = 0; i < rows; ++i) {
        const QByteArray number = QByteArray::number(100000 + i);
        list += "| Paper " + number + " | [2401." + number.right(5) +
                "](https://arxiv.org/abs/2401." + number.right(5) + ") |\n";
    }
    return list;
}

// Counts how often the event loop turns.
class Turns
{
public:
    Turns()
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { ++m_count; });
        m_timer.start(0);
    }
    int count() const { return m_count; }

private:
    QTimer m_timer;
    int m_count = 0;
};

} // namespace

// Lists that take their time: the window lives on while a worker reads and writes them.
class TestBigList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareWindows(); }

    void init()
    {
        failOnWindowWarnings();
        m_desk = std::make_unique<Desk>();
        QFile file(big());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write(bigList()) > 0);
    }

    void cleanup() { m_desk.reset(); }

    void opensWhileTheWindowLives()
    {
        const QSignalSpy steps(m_desk->files.get(), &LinkedFiles::workChanged);
        const Turns turns;
        m_desk->window->openArguments({big()});
        QVERIFY(opener()->isOpening()); // it was not read on the spot
        QTRY_VERIFY_WITH_TIMEOUT(!opener()->isOpening(), patience);
        QVERIFY2(turns.count() > 50, qPrintable(QString::number(turns.count())));
        QVERIFY(steps.count() > 10);
        QCOMPARE(m_desk->library->lists().size(), 2);
        const ListInfo list = m_desk->library->lists().at(1);
        QCOMPARE(list.papers, rows);
        QCOMPARE(list.save, SaveState::Saved);
        QCOMPARE(m_desk->library->bytes(list.id), bigList());
        QCOMPARE(m_desk->tree->currentList(), list.id);
        // The first change need not read it again.
        QVERIFY(m_desk->library->documents().has(list.id, 0));
    }

    void saysWhatItDoes()
    {
        QCOMPARE(workLine()->text(), QString());
        {
            // Somebody else writes to the library, and takes long.
            const auto other = Database::openBeside(m_desk->path(QStringLiteral("library.db")));
            QVERIFY(other);
            Transaction transaction(**other);
            QVERIFY(transaction.begin());
            m_desk->window->openArguments({big()});
            QTRY_VERIFY(!workLine()->text().isEmpty());
            QVERIFY(workLine()->text().contains(QStringLiteral("big.md")));
        }
        QTRY_VERIFY_WITH_TIMEOUT(!opener()->isOpening(), patience);
        QTRY_COMPARE(workLine()->text(), QString());
        QCOMPARE(m_desk->library->lists().size(), 2);
    }

    void isCancelled()
    {
        connect(m_desk->files.get(), &LinkedFiles::workChanged, workLine(), [this] {
            workLine()->findChild<QToolButton *>(QStringLiteral("cancelOpening"))->click();
        });
        m_desk->window->openArguments({big()});
        QTRY_VERIFY_WITH_TIMEOUT(!opener()->isOpening(), patience);
        QCOMPARE(m_desk->library->lists().size(), 1);
        QVERIFY(m_desk->library->store().lists().incomplete().isEmpty());
        disconnect(m_desk->files.get(), &LinkedFiles::workChanged, workLine(), nullptr);
        opensAgain();
    }

    void isClosedInTheMiddle()
    {
        // Closed as soon as the first nodes are written.
        connect(m_desk->files.get(), &LinkedFiles::workChanged, m_desk->window.get(), [this] {
            const QList<FileWork> work = m_desk->files->work();
            if (!work.isEmpty() && work.first().done > 0)
                m_desk->window->close();
        });
        m_desk->window->openArguments({big()});
        QTRY_VERIFY_WITH_TIMEOUT(!m_desk->window->isVisible(), patience);
        m_desk->restart();
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->library->store().lists().incomplete().isEmpty(), patience);
        for (const ListInfo &list : m_desk->library->lists()) {
            const bool isBig = list.path == big(); // it was whole already
            QCOMPARE(m_desk->library->bytes(list.id), isBig ? bigList() : sampleList());
        }
        opensAgain();
    }

    void addsToWhatIsOpened()
    {
        m_desk->window->openArguments({big(), QStringLiteral("2309.06180")});
        QTRY_VERIFY_WITH_TIMEOUT(!opener()->isOpening(), patience);
        const QList<NodeRow> papers = m_desk->library->papersByArxiv(QStringLiteral("2309.06180"));
        QCOMPARE(papers.size(), 1);
        QCOMPARE(papers.first().list, m_desk->library->lists().at(1).id);
    }

    void ticksAndWrites()
    {
        opensAgain();
        const ListId list = m_desk->library->lists().at(1).id;
        const NodeId paper =
            m_desk->library->findPapers(QStringLiteral("Paper 107000"), list).value(0).id;
        m_desk->tree->showNodes({paper});
        QVERIFY(m_desk->tree->visualRect(m_desk->model->indexOf(paper)).isValid());
        const QObject here;
        bool wasWriting = false;
        connect(m_desk->files.get(), &LinkedFiles::statusChanged, &here, [&] {
            wasWriting = wasWriting || m_desk->files->saveState(list) == SaveState::Writing;
        });
        m_desk->action("remove")->trigger();
        QTRY_VERIFY(wasWriting);
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->files->saveState(list), SaveState::Saved, patience);
        QByteArray expected = bigList();
        expected.replace("| Paper 107000 | [2401.07000](https://arxiv.org/abs/2401.07000) |\n", "");
        QFile file(big());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), expected);
    }

    // A section with so many papers is closed at first; what is in it opens a turn later.
    void staysAtThePaperThatIsShown()
    {
        QByteArray list = "# Days\n\n## Papers\n";
        for (int i = 0; i < 2400; ++i) {
            const QByteArray number = QByteArray::number(10000 + i);
            if (i % 100 == 0)
                list += "\n### Day " + number + "\n\n";
            list += "- [Work " + number + " of Many](https://arxiv.org/abs/2401." + number + ")\n";
        }
        QFile file(big());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(list) > 0);
        file.close();
        m_desk->window->openArguments({big()});
        QTRY_VERIFY_WITH_TIMEOUT(!opener()->isOpening(), patience);
        const ListId days = m_desk->library->lists().at(1).id;
        const NodeId paper =
            m_desk->library->findPapers(QStringLiteral("Work 11850"), days).value(0).id;
        QVERIFY(paper > 0);
        QTest::qWait(50);
        m_desk->tree->showNodes({paper});
        for (int turn = 0; turn < 5; ++turn) {
            const QRect row = m_desk->tree->visualRect(m_desk->model->indexOf(paper));
            QVERIFY2(m_desk->tree->viewport()->rect().contains(row.center()),
                     qPrintable(QStringLiteral("%1 at turn %2").arg(row.top()).arg(turn)));
            QTest::qWait(20);
        }
    }

    void followsTheFile()
    {
        opensAgain();
        const ListId list = m_desk->library->lists().at(1).id;
        const QSignalSpy readIn(m_desk->files.get(), &LinkedFiles::readIn);
        QByteArray changed = bigList();
        changed.replace("Paper 100007 ", "Another title ");
        const Turns turns;
        {
            QFile file(big() + QStringLiteral(".new"));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(changed) > 0);
        }
        QCOMPARE(std::rename(qPrintable(big() + QStringLiteral(".new")), qPrintable(big())), 0);
        QTRY_VERIFY_WITH_TIMEOUT(!readIn.isEmpty(), patience);
        QVERIFY2(turns.count() > 50, qPrintable(QString::number(turns.count())));
        QCOMPARE(m_desk->library->bytes(list), changed);
        QCOMPARE(m_desk->library->findPapers(QStringLiteral("Another title"), list).size(), 1);
    }

    void isReadAnewByAnotherVersion()
    {
        opensAgain();
        QVERIFY(m_desk->library->store().nodes().setReadingVersion(0));
        const Turns turns;
        QVERIFY(m_desk->library->documents().isOutdated());
        m_desk->files->readAnew();
        QVERIFY(m_desk->library->documents().isOutdated());
        QTRY_VERIFY_WITH_TIMEOUT(!m_desk->library->documents().isOutdated(), patience);
        QVERIFY2(turns.count() > 50, qPrintable(QString::number(turns.count())));
        QCOMPARE(m_desk->library->lists().at(1).papers, rows);
    }

    void saysThatItCannotWrite()
    {
        const auto *strip = m_desk->window->findChild<StatusStrip *>();
        QVERIFY(QFile::remove(m_desk->listPath()));
        QVERIFY(QDir().mkdir(m_desk->listPath())); // nothing can be written there
        m_desk->select(QStringLiteral("Raft"));
        m_desk->press(Qt::Key_Space);
        QTRY_COMPARE(m_desk->files->saveState(m_desk->list()), SaveState::Failed);
        QTRY_VERIFY(strip->saveText().startsWith(QStringLiteral("Not saved: ")));
        m_desk->window->close(); // refused: it says so
        QVERIFY(m_desk->window->isVisible());
        QVERIFY(QDir().rmdir(m_desk->listPath()));
        QFile file(m_desk->listPath());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(sampleList()) > 0);
        file.close();
        QByteArray ticked = sampleList();
        ticked.replace("- [ ] [Raft]", "- [X] [Raft]");
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->fileBytes(), ticked, patience);
    }

private:
    QString big() const { return m_desk->path(QStringLiteral("list/big.md")); }
    ListOpener *opener() const { return m_desk->window->findChild<ListOpener *>(); }
    WorkLine *workLine() const { return m_desk->window->findChild<WorkLine *>(); }

    void opensAgain() const
    {
        m_desk->window->openArguments({big()});
        QTRY_VERIFY_WITH_TIMEOUT(!opener()->isOpening(), patience);
        QCOMPARE(m_desk->library->lists().size(), 2);
        QCOMPARE(m_desk->library->bytes(m_desk->library->lists().at(1).id), bigList());
        QCOMPARE(m_desk->library->lists().at(1).papers, rows);
    }

    std::unique_ptr<Desk> m_desk;
};

QTEST_MAIN(TestBigList)
#include "tst_biglist.moc"
