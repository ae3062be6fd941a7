// SPDX-License-Identifier: MIT
#include "library/fetcher.h"
#include "library/linkedfiles.h"
#include "libraryfixture.h"
#include "shared.h"
#include "store/store.h"
#include "sync/obstacle.h"
#include "sync/quickfolder.h"

#include <QDir>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace paperdip;

// Lists that are only read: refused at once, copied from, and followed all the same.
class TestReadOnly : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void marked();
    void withoutPermission();
    void permissionTakenAndGivenBack();
    void isStillFollowed();
    void copiesToAnotherList();
    void copiesASection();
    void refusesToCopyIntoOne();
    void copyIsUndone();
    void staysMarked();

private:
    QString at(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    void put(const QString &where, const QByteArray &bytes) const;
    ListId open(const char *name) const
    {
        const Result<ListId> list = m_files->open(at(name));
        return list.value_or(0);
    }
    NodeId node(ListId list, const char *title) const { return idOf(*m_library, list, title); }
    Result<Change> tick(NodeId paper, ReadState state = ReadState::Read) const
    {
        const Result<Change> plan = m_library->planState({paper}, state);
        return plan ? m_library->apply(*plan) : plan;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<LinkedFiles> m_files;
    ListId m_group = 0;
    ListId m_own = 0;
};

void TestReadOnly::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_files.reset();
    m_library.reset();
    m_folder = std::make_unique<QTemporaryDir>(quickFolder());
    for (const char *name : {"data", "group", "own"})
        QVERIFY(QDir(m_folder->path()).mkdir(QString::fromLatin1(name)));
    QVERIFY(QFile::setPermissions(m_folder->path(), QFileDevice::Permissions(0x7755)));
    put(at("group/README.md"), homeList());
    put(at("own/README.md"), "# Own\n\n## Mine\n\n- [ ] [[1706.03762] "
                             "Attention](https://arxiv.org/abs/1706.03762)\n");
    m_library = openLibrary(at("data/library.db"));
    m_files = std::make_unique<LinkedFiles>(*m_library, false);
    m_group = open("group/README.md");
    m_own = open("own/README.md");
    QVERIFY(m_group != 0 && m_own != 0);
}

void TestReadOnly::put(const QString &where, const QByteArray &bytes) const
{
    QFile out(where);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(where));
}

void TestReadOnly::marked()
{
    QSignalSpy lists(m_library.get(), &Library::listsChanged);
    QVERIFY(m_library->setReadOnly(m_group, true));
    QCOMPARE(lists.size(), 1);
    QVERIFY(!m_library->list(m_group)->mayChange());
    const NodeId flash = node(m_group, "FlashAttention-2");
    const Result<Change> ticked = tick(flash);
    QVERIFY(!ticked);
    QCOMPARE(ticked.error().code, ErrorCode::ReadOnly);
    QCOMPARE(ticked.error().subject, QStringLiteral("My Papers"));
    const Result<Change> removal = m_library->planRemove({flash});
    QVERIFY(removal);
    QCOMPARE(m_library->apply(*removal).error().code, ErrorCode::ReadOnly);
    const Result<Change> move =
        m_library->planMove({flash}, m_own, {node(m_own, "Mine"), Place::AtEnd});
    QVERIFY(move);
    QCOMPARE(m_library->apply(*move).error().code, ErrorCode::ReadOnly);
    QCOMPARE(m_library->bytes(m_group), homeList());
    // What is in no file is the person's own.
    QVERIFY(tick(flash, ReadState::Reading));
    QCOMPARE(m_library->node(flash)->state, ReadState::Reading);
    QVERIFY(m_library->setReadOnly(m_group, false));
    QVERIFY(tick(flash));
}

void TestReadOnly::withoutPermission()
{
    const auto read = QFileDevice::ReadOwner | QFileDevice::ReadGroup | QFileDevice::ReadOther;
    QVERIFY(QFile::setPermissions(at("group/README.md"), read));
    const Result<Change> plan =
        m_library->planState({node(m_group, "FlashAttention-2")}, ReadState::Read);
    QVERIFY(plan);
    const PlainUser user;
    if (!user.isPlain())
        QSKIP("this process can drop no rights");
    QVERIFY(!m_library->list(m_group)->writable);
    QVERIFY(!m_library->list(m_group)->readOnly);
    const Result<Change> refused = m_library->apply(*plan);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::ReadOnly);
}

// What was changed while it could be is kept, and written when it can be again.
void TestReadOnly::permissionTakenAndGivenBack()
{
    QVERIFY(tick(node(m_group, "FlashAttention-2")));
    const QByteArray mine = m_library->bytes(m_group);
    QVERIFY(QFile::setPermissions(at("group"), QFileDevice::Permissions(0x5555)));
    {
        const PlainUser user;
        if (!user.isPlain())
            QSKIP("this process can drop no rights");
        QVERIFY(!m_library->list(m_group)->writable);
    }
    QCOMPARE(m_library->bytes(m_group), mine);
    QVERIFY(QFile::setPermissions(at("group"), QFileDevice::Permissions(0x7777)));
    QVERIFY(m_files->flush());
    QCOMPARE(readAll(at("group/README.md")), mine);
}

void TestReadOnly::isStillFollowed()
{
    QVERIFY(m_library->setReadOnly(m_group, true));
    QByteArray pulled = homeList();
    pulled.replace("Paged Attention", "PagedAttention");
    put(at("group/README.md"), pulled);
    m_files->check(m_group);
    QCOMPARE(m_library->bytes(m_group), pulled);
    QCOMPARE(m_files->saveState(m_group), SaveState::Saved);
}

void TestReadOnly::copiesToAnotherList()
{
    QVERIFY(m_library->setReadOnly(m_group, true));
    const QList<NodeId> papers{node(m_group, "FlashAttention: Fast and Exact"),
                               node(m_group, "Medusa")};
    const Result<Change> plan =
        m_library->planCopy(papers, m_own, {node(m_own, "Mine"), Place::AtEnd});
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().message));
    QVERIFY(m_library->apply(*plan));
    QCOMPARE(m_library->bytes(m_group), homeList());
    QCOMPARE(readingsDiffer(*m_library, m_own), QString());
    QCOMPARE(picture(*m_library, m_own), QStringLiteral("Own 0/3\n"
                                                        "  Mine 0/3\n"
                                                        "    [-] Attention\n"
                                                        "    [-] FlashAttention: Fast and Exact\n"
                                                        "    [-] Medusa\n"));
    const NodeRow medusa = rowOf(*m_library, m_own, QStringLiteral("Medusa"));
    QVERIFY(medusa.id != papers.last());
    QVERIFY(medusa.notePath.isEmpty()); // it lies in the other folder
    QCOMPARE(medusa.keywords,
             QStringList({QStringLiteral("medusa"), QStringLiteral("tree-attention")}));
    QCOMPARE(m_library->papersByWork(QStringLiteral("2401.10774")).size(), 2);
    QVERIFY(m_library->store().data().find(medusa.id).addedAt > 0);
    QVERIFY(m_files->flush());
    QCOMPARE(readAll(at("own/README.md")), m_library->bytes(m_own));
    QCOMPARE(readAll(at("group/README.md")), homeList());
}

void TestReadOnly::copiesASection()
{
    const Result<Change> plan = m_library->planCopy({node(m_group, "Decoding")}, m_own,
                                                    {node(m_own, "Mine"), Place::AtEnd});
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().message));
    QVERIFY(m_library->apply(*plan));
    QCOMPARE(picture(*m_library, m_own), QStringLiteral("Own 0/3\n"
                                                        "  Mine 0/3\n"
                                                        "    [-] Attention\n"
                                                        "    Decoding 0/2\n"
                                                        "      [-] Medusa\n"
                                                        "      [-] Parallel Decoding\n"));
    QCOMPARE(m_library->bytes(m_group), homeList());
}

void TestReadOnly::refusesToCopyIntoOne()
{
    QVERIFY(m_library->setReadOnly(m_own, true));
    const Result<Change> plan =
        m_library->planCopy({node(m_group, "Medusa")}, m_own, {node(m_own, "Mine"), Place::AtEnd});
    QVERIFY(plan);
    QCOMPARE(m_library->apply(*plan).error().code, ErrorCode::ReadOnly);
    QVERIFY(!m_library->planCopy({node(m_own, "Attention")}, m_own, {}));
    QVERIFY(!m_library->planCopy({node(m_own, "Attention"), node(m_group, "Medusa")}, m_own, {}));
}

void TestReadOnly::copyIsUndone()
{
    const QByteArray before = m_library->bytes(m_own);
    const Result<Change> plan =
        m_library->planCopy({node(m_group, "Medusa")}, m_own, {node(m_own, "Mine"), Place::AtEnd});
    QVERIFY(plan);
    const Result<Change> inverse = m_library->apply(*plan);
    QVERIFY(inverse);
    QVERIFY(m_library->apply(*inverse));
    QCOMPARE(m_library->bytes(m_own), before);
}

void TestReadOnly::staysMarked()
{
    QVERIFY(m_library->setReadOnly(m_group, true));
    m_files.reset();
    m_library.reset();
    m_library = openLibrary(at("data/library.db"));
    QVERIFY(m_library->list(m_group)->readOnly);
    QVERIFY(!m_library->list(m_own)->readOnly);
}

QTEST_GUILESS_MAIN(TestReadOnly)
#include "tst_readonly.moc"
