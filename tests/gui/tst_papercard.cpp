// SPDX-License-Identifier: MIT
#include "formulas/formulaengine.h"
#include "gui/cardtext.h"
#include "gui/formulalabel.h"
#include "gui/formulaobject.h"
#include "gui/inlineedit.h"
#include "gui/inlineeditor.h"
#include "gui/papercard.h"
#include "library/library.h"
#include "library/pdfs.h"
#include "metadata/arxivgate.h"
#include "store/store.h"

#include <QAbstractButton>
#include <QLabel>
#include <QMenu>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace paperdip;

namespace {

QByteArray list()
{
    return "# List\n\n## Kernel\n\n"
           "- [ ] [[2205.14135] FlashAttention](https://arxiv.org/abs/2205.14135)\n"
           "  flash, IO, 快的注意力。\n"
           "- [x] [[2307.08691] FlashAttention-2](https://arxiv.org/abs/2307.08691)\n"
           "- [x] [Masstree](https://a.org/masstree.pdf) Ann Author, Bo Other, EuroSys 2012\n";
}

} // namespace

class TestPaperCard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_config.path());
    }
    void init();
    void cleanup();
    void showsPlainText();
    void editsByKeyboard_data();
    void editsByKeyboard();
    void escapeGivesUp();
    void keepsAnEditInProgress();
    void leavingCommits();
    void changesState();
    void opensLinks();
    void showsWhatTheListSays();
    void showsTexReadably();
    void typesetsTheAbstract();
    void foldsAbstracts_data();
    void foldsAbstracts();
    void showsProgressOfSections();

private:
    NodeId node(const char *title) const
    {
        return m_library->findPapers(QString::fromUtf8(title)).value(0).id;
    }
    void apply();
    QStringList texts() const; // of labels and chips that can be seen
    InlineEdit *field(const QString &name) const;
    static InlineEditor *editorOf(const InlineEdit *field)
    {
        return field->findChild<InlineEditor *>();
    }

    QTemporaryDir m_config;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<Pdfs> m_pdfs;
    std::unique_ptr<PaperCard> m_card;
    ListId m_list = 0;
};

void TestPaperCard::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin).*")));
    Result<std::unique_ptr<Library>> opened = Library::open(QStringLiteral(":memory:"));
    QVERIFY(opened);
    m_library = std::move(*opened);
    const Result<ListId> added = m_library->addList(list(), {}, QStringLiteral("List"));
    QVERIFY(added);
    m_list = *added;
    m_pdfs = std::make_unique<Pdfs>(*m_library, std::make_shared<ArxivGate>(0));
    m_card = std::make_unique<PaperCard>(*m_library, *m_pdfs);
    m_card->setNode(node("FlashAttention"));
    m_card->resize(600, 400);
    m_card->show();
    m_card->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_card.get()));
    apply();
}

void TestPaperCard::cleanup()
{
    m_card.reset();
    m_pdfs.reset();
    m_library.reset();
}

// As the window does: what the card wants is applied.
void TestPaperCard::apply()
{
    connect(m_card.get(), &PaperCard::changeWanted, this,
            [this](const Change &change) { QVERIFY(m_library->apply(change)); });
}

QStringList TestPaperCard::texts() const
{
    QStringList found;
    for (const auto *label : m_card->findChildren<QLabel *>()) {
        if (label->isVisible())
            found << label->text();
    }
    for (const auto *abstract : m_card->findChildren<FormulaLabel *>()) {
        if (abstract->isVisible())
            found << abstract->text();
    }
    for (const auto *chip : m_card->findChildren<QAbstractButton *>()) {
        if (chip->isVisible())
            found << chip->text();
    }
    return found;
}

InlineEdit *TestPaperCard::field(const QString &name) const
{
    for (InlineEdit *edit : m_card->findChildren<InlineEdit *>()) {
        if (edit->accessibleName() == name)
            return edit;
    }
    return nullptr;
}

void TestPaperCard::showsPlainText()
{
    const Result<Change> change =
        m_library->planTitle(m_card->node(), QStringLiteral("V_max<17.5 and <b>more</b>"));
    QVERIFY(change);
    QVERIFY(m_library->apply(*change));
    InlineEdit *title = field(QStringLiteral("Title"));
    QVERIFY(title);
    const auto *label = title->findChild<QLabel *>();
    QCOMPARE(label->text(), QStringLiteral("V_max<17.5 and <b>more</b>"));
    QCOMPARE(label->textFormat(), Qt::PlainText);
}

void TestPaperCard::editsByKeyboard_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("title") << QStringLiteral("Title") << QStringLiteral("Fast Attention")
                           << QByteArray("[[2205.14135] FlashAttention](")
                           << QByteArray("[[2205.14135] Fast Attention](");
    QTest::newRow("keywords") << QStringLiteral("Add keywords") << QStringLiteral("tiles， SRAM")
                              << QByteArray("  flash, IO, ") << QByteArray("  tiles, SRAM, ");
    QTest::newRow("remark") << QStringLiteral("Add a remark") << QStringLiteral("值得再读一遍。")
                            << QByteArray("快的注意力。") << QByteArray("值得再读一遍。");
}

void TestPaperCard::editsByKeyboard()
{
    QFETCH(QString, name);
    QFETCH(QString, typed);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    InlineEdit *edit = field(name);
    QVERIFY(edit);
    edit->setFocus(Qt::TabFocusReason);
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(m_card->isEditing());
    InlineEditor *editor = editorOf(edit);
    QVERIFY(editor && editor->hasFocus());
    QInputMethodEvent event; // as an input method hands over Chinese
    event.setCommitString(typed);
    QCoreApplication::sendEvent(editor, &event);
    QTest::keyClick(editor, Qt::Key_Return);
    QVERIFY(!m_card->isEditing());
    QVERIFY(edit->hasFocus());
    QCOMPARE(m_library->bytes(m_list), list().replace(before, after));
}

void TestPaperCard::escapeGivesUp()
{
    QSignalSpy wanted(m_card.get(), &PaperCard::changeWanted);
    InlineEdit *edit = field(QStringLiteral("Add a remark"));
    m_card->editRemark();
    QTest::keyClicks(editorOf(edit), QStringLiteral("never"));
    QTest::keyClick(editorOf(edit), Qt::Key_Escape);
    QVERIFY(!m_card->isEditing());
    QCOMPARE(wanted.size(), 0);
    QCOMPARE(m_library->bytes(m_list), list());
}

void TestPaperCard::keepsAnEditInProgress()
{
    m_card->editRemark();
    InlineEditor *editor = editorOf(field(QStringLiteral("Add a remark")));
    QTest::keyClicks(editor, QStringLiteral("mine"));
    const Result<Change> other = m_library->planState({m_card->node()}, ReadState::Read);
    QVERIFY(other);
    QVERIFY(m_library->apply(*other)); // refreshes the card
    QVERIFY(m_card->isEditing());
    QCOMPARE(editor->toPlainText(), QStringLiteral("mine"));
    QTest::keyClick(editor, Qt::Key_Return);
    QVERIFY(m_library->bytes(m_list).contains("mine"));
    QVERIFY(!m_library->bytes(m_list).contains("- [ ]"));
}

void TestPaperCard::leavingCommits()
{
    m_card->editRemark();
    QTest::keyClicks(editorOf(field(QStringLiteral("Add a remark"))), QStringLiteral("typed"));
    const NodeId before = m_card->node();
    m_card->setNode(node("FlashAttention-2"));
    QCOMPARE(m_library->node(before)->remark, QStringLiteral("typed"));
    QVERIFY(m_library->node(m_card->node())->remark.isEmpty());
}

void TestPaperCard::changesState()
{
    auto *chip = m_card->findChild<QAbstractButton *>(QStringLiteral("state"));
    QVERIFY(chip);
    QTest::mouseClick(chip, Qt::LeftButton);
    auto *menu = m_card->findChild<QMenu *>();
    QVERIFY(menu);
    QTRY_VERIFY(menu->isVisible());
    QTest::keyClick(menu, Qt::Key_Up); // the last one: Read
    QTest::keyClick(menu, Qt::Key_Return);
    QCOMPARE(m_library->node(m_card->node())->state, ReadState::Read);
}

void TestPaperCard::opensLinks()
{
    QSignalSpy opened(m_card.get(), &PaperCard::openUrl);
    QSignalSpy pdf(m_card.get(), &PaperCard::openPdfWanted);
    for (auto *chip : m_card->findChildren<QAbstractButton *>()) {
        if (chip->text() == QStringLiteral("PDF") ||
            chip->text() == QStringLiteral("arXiv 2205.14135"))
            QTest::mouseClick(chip, Qt::LeftButton);
    }
    QCOMPARE(opened.size(), 1);
    QVERIFY(opened[0][0].toUrl().toString().startsWith(
        QStringLiteral("https://arxiv.org/abs/2205.14135")));
    QCOMPARE(pdf.size(), 1);
    QCOMPARE(pdf[0][0].toLongLong(), m_card->node());
}

void TestPaperCard::showsWhatTheListSays()
{
    m_card->setNode(node("Masstree"));
    QVERIFY2(texts().contains(QStringLiteral("Ann Author, Bo Other")),
             qPrintable(texts().join(u'|')));
    QVERIFY2(texts().contains(QStringLiteral("EuroSys 2012")), qPrintable(texts().join(u'|')));
    m_card->setNode(node("FlashAttention-2"));
    QVERIFY(!texts().contains(QStringLiteral("EuroSys 2012")));
}

void TestPaperCard::showsTexReadably()
{
    Record record;
    record.work = record.arxiv = QStringLiteral("2205.14135");
    record.version = 1;
    record.title = QStringLiteral("FlashAttention");
    record.authors = QStringList{QStringLiteral("Ann Author")};
    record.abstract = QStringLiteral("It takes $O(N^2)$ time.");
    QVERIFY(m_library->store().records().put(record));
    m_card->setNode(m_card->node());
    QVERIFY2(texts().contains(QStringLiteral("It takes O(N²) time.")),
             qPrintable(texts().join(u'|')));
    QVERIFY(texts().contains(QStringLiteral("Ann Author")));
}

void TestPaperCard::typesetsTheAbstract()
{
    if (!FormulaFiles::find().areThere())
        QSKIP("KaTeX is not installed");
    FormulaEngine engine(FormulaFiles::find(), QGuiApplication::font());
    m_card->setFormulas(&engine);
    Record record;
    record.work = record.arxiv = QStringLiteral("2205.14135");
    record.version = 1;
    record.title = QStringLiteral("FlashAttention with $\\binom{n}{k}$");
    record.abstract = QStringLiteral("Of $O(N)$ and $\\binom{n}{k}$, <b>not</b> bold, $5.");
    QVERIFY(m_library->store().records().put(record));
    m_card->setNode(m_card->node());
    auto *abstract = m_card->findChild<FormulaLabel *>();
    QCOMPARE(abstract->text(), QStringLiteral("Of O(N) and $\\binom{n}{k}$, <b>not</b> bold, $5."));
    QTextCursor cursor(abstract->document());
    cursor.setPosition(13);
    QTRY_VERIFY_WITH_TIMEOUT(FormulaObject::isFormula(cursor.charFormat()), 20000);
    QCOMPARE(abstract->text(), QStringLiteral("Of O(N) and $\\binom{n}{k}$, <b>not</b> bold, $5."));
    QTRY_COMPARE(abstract->height(), abstract->heightForWidth(abstract->width()));
    m_card->setNode(0);
}

void TestPaperCard::foldsAbstracts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    const QString words = QStringLiteral("word ").repeated(35); // 175 characters
    QTest::newRow("short") << QStringLiteral("a b") << QStringLiteral("a b");
    QTest::newRow("words") << words + QStringLiteral("longword behind")
                           << words.trimmed() + QStringLiteral(" …");
    QTest::newRow("Chinese") << QString(200, QChar(0x4e2d))
                             << QString(180, QChar(0x4e2d)) + QStringLiteral(" …");
    QTest::newRow("formula at the end")
        << words + QStringLiteral("$\\binom{n}{k}$ x") << words + QStringLiteral(" …");
    QTest::newRow("formula within")
        << QStringLiteral("a $\\binom{n}{k}$ ") + words
        << QStringLiteral("a $\\binom{n}{k}$ ") + words.left(159) + QStringLiteral(" …");
}

void TestPaperCard::foldsAbstracts()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QString found;
    for (const TexPiece &piece : shortened(readablePieces(text)))
        found += piece.text;
    QCOMPARE(found, shown);
}

void TestPaperCard::showsProgressOfSections()
{
    const Result<NodeId> section = m_library->findSection(m_list, QStringLiteral("Kernel"));
    QVERIFY(section);
    m_card->setNode(*section);
    QVERIFY2(texts().join(u'|').contains(QStringLiteral("2 of 3")), qPrintable(texts().join(u'|')));
    m_card->setNode(0);
    QVERIFY(!field(QStringLiteral("Title"))->isVisible());
}

QTEST_MAIN(TestPaperCard)
#include "tst_papercard.moc"
