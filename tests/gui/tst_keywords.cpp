// SPDX-License-Identifier: MIT
#include "gui/desk.h"
#include "gui/filterfield.h"
#include "gui/keywordmodel.h"
#include "gui/keywordpanel.h"
#include "gui/keywordrename.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>
#include <QUndoStack>

using namespace paperdip;

namespace {

const QByteArray list = "# Reading\n\n"
                        "- [ ] [[2205.14135] Flash](https://arxiv.org/abs/2205.14135)\n"
                        "  Flash Attention, Kernel\n"
                        "- [X] [[2307.08691] Flash 2](https://arxiv.org/abs/2307.08691)\n"
                        "  flash-attention, Kernel\n"
                        "- [ ] [[2401.10774] Medusa](https://arxiv.org/abs/2401.10774)\n"
                        "  Kernel\n";
const QByteArray other = "# Other\n\n"
                         "- [ ] [[2309.06180] Paged](https://arxiv.org/abs/2309.06180)\n"
                         "  flash-attention、分页\n";

class Panel
{
public:
    Panel() : desk(list)
    {
        desk.select(QStringLiteral("Flash"));
        desk.action("keywords")->trigger();
        panel = desk.window->findChild<KeywordPanel *>();
        tree = panel->findChild<QTreeView *>(QStringLiteral("keywordTree"));
        model = tree->model();
    }
    QStringList shown() const
    {
        QStringList rows;
        for (int row = 0; row < model->rowCount(); ++row)
            rows << model->index(row, 0).data().toString() + QLatin1Char(' ') +
                        model->index(row, 1).data().toString();
        return rows;
    }
    QModelIndex row(const QString &word) const
    {
        return model->match(model->index(0, 0), Qt::DisplayRole, word, 1, Qt::MatchExactly)
            .value(0);
    }
    void select(const QStringList &words) const
    {
        tree->selectionModel()->clear();
        for (const QString &word : words)
            tree->selectionModel()->setCurrentIndex(row(word), QItemSelectionModel::Select |
                                                                   QItemSelectionModel::Rows);
    }
    KeywordRename *rename(const QStringList &words) const
    {
        select(words);
        QTest::keyClick(tree, Qt::Key_F2);
        return desk.window->findChild<KeywordRename *>();
    }

    Desk desk;
    KeywordPanel *panel = nullptr;
    QTreeView *tree = nullptr;
    QAbstractItemModel *model = nullptr;
};

template<typename Widget>
Widget *in(const QObject *window, const char *name)
{
    return window->findChild<Widget *>(QLatin1String(name));
}

} // namespace

// Keywords below the tree, and one name for several, in the real window.
class TestKeywords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareWindows(); }
    void init() { failOnWindowWarnings(); }

    void showsHowManyEntriesHaveThem()
    {
        const Panel panel;
        const QAbstractItemModelTester tester(panel.model);
        QVERIFY(panel.panel->isVisible());
        QTRY_COMPARE(panel.shown(),
                     QStringList({QStringLiteral("Kernel 3"), QStringLiteral("Flash Attention 1"),
                                  QStringLiteral("flash-attention 1")}));
        // It follows what changes.
        const Result<Change> plan = panel.desk.library->planKeywords(
            panel.desk.node(QStringLiteral("Medusa")), {QStringLiteral("tree")});
        QVERIFY(plan && panel.desk.library->apply(*plan));
        QTRY_VERIFY(panel.shown().contains(QStringLiteral("Kernel 2")));
        QVERIFY(panel.shown().contains(QStringLiteral("tree 1")));

        auto *find = in<QLineEdit>(panel.panel, "keywordFind");
        QTest::keyClicks(find, QStringLiteral("FLASH"));
        QCOMPARE(panel.model->rowCount(), 2);
        QTest::keyClicks(find, QStringLiteral("x"));
        QCOMPARE(panel.model->rowCount(), 0);
        QVERIFY(in<QLabel>(panel.panel, "keywordEmpty")->isVisible());
    }

    void ofThisListOrAll()
    {
        const Panel panel;
        QTRY_COMPARE(panel.model->rowCount(), 3);
        QVERIFY(panel.desk.library->addList(other, {}));
        auto *scope = in<QComboBox>(panel.panel, "keywordScope");
        QTest::keyClick(scope, Qt::Key_Down);
        QTRY_VERIFY(panel.shown().contains(QStringLiteral("flash-attention 2")));
        QTest::keyClick(scope, Qt::Key_Up);
        QTRY_VERIFY(panel.shown().contains(QStringLiteral("flash-attention 1")));
        QVERIFY(!panel.shown().contains(QStringLiteral("分页 1")));
    }

    void oneThatIsChosenFiltersTheTree()
    {
        const Panel panel;
        QTRY_COMPARE(panel.model->rowCount(), 3);
        const auto *field = panel.desk.window->findChild<FilterField *>();
        const QRect row = panel.tree->visualRect(panel.row(QStringLiteral("Flash Attention")));
        QTest::mouseClick(panel.tree->viewport(), Qt::LeftButton, {}, row.center());
        QCOMPARE(field->text(), QStringLiteral("tag:\"Flash Attention\""));
        panel.select({QStringLiteral("Kernel")});
        QTest::keyClick(panel.tree, Qt::Key_Return);
        QCOMPARE(field->text(), QStringLiteral("tag:\"Kernel\""));
    }

    void mergesAfterAPreviewAsOneStep()
    {
        const Panel panel;
        QTRY_COMPARE(panel.model->rowCount(), 3);
        const ListId second = panel.desk.library->addList(other, {}).value_or(0);
        KeywordRename *dialog =
            panel.rename({QStringLiteral("flash-attention"), QStringLiteral("Flash Attention")});
        QVERIFY(dialog != nullptr && dialog->isVisible());
        auto *name = in<QLineEdit>(dialog, "keywordName");
        auto *now = in<QPushButton>(dialog, "keywordRenameNow");
        const auto *preview = in<QTreeWidget>(dialog, "keywordPreview");
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("Attention"));
        QVERIFY(!now->isEnabled()); // not before it is known what happens
        QTRY_VERIFY(now->isEnabled());
        QCOMPARE(preview->topLevelItemCount(), 2);
        QCOMPARE(preview->topLevelItem(0)->text(0), QStringLiteral("Reading"));
        QVERIFY(preview->topLevelItem(0)->text(1).startsWith(QLatin1Char('2')));
        QVERIFY(preview->topLevelItem(1)->text(1).startsWith(QLatin1Char('1')));

        // What changes meanwhile is planned for anew.
        const QByteArray more = other +
                                "- [ ] [[2305.13245] GQA](https://arxiv.org/abs/2305.13245)\n"
                                "  flash-attention\n";
        QVERIFY(panel.desk.library->replaceBytes(second, more));
        QVERIFY(!now->isEnabled());
        QTRY_VERIFY(now->isEnabled());
        QVERIFY(preview->topLevelItem(1)->text(1).startsWith(QLatin1Char('2')));

        const int steps = panel.desk.window->undoStack().count();
        QTest::keyClick(name, Qt::Key_Return);
        QVERIFY(!dialog->isVisible());
        QByteArray wanted = list;
        wanted.replace("Flash Attention,", "Attention,").replace("flash-attention,", "Attention,");
        QCOMPARE(panel.desk.library->bytes(panel.desk.list()), wanted);
        QVERIFY(panel.desk.library->bytes(second).contains("\n  Attention、分页\n"));
        QCOMPARE(panel.desk.window->undoStack().count(), steps + 1);
        panel.desk.action("undo")->trigger();
        QCOMPARE(panel.desk.library->bytes(panel.desk.list()), list);
        QCOMPARE(panel.desk.library->bytes(second), more);
        panel.desk.action("redo")->trigger();
        QCOMPARE(panel.desk.library->bytes(panel.desk.list()), wanted);
        QTRY_COMPARE(panel.shown().first(), QStringLiteral("Kernel 3"));
        QTRY_VERIFY(panel.shown().contains(QStringLiteral("Attention 2")));
    }

    void tellsWhatStays()
    {
        const Panel panel;
        QTRY_COMPARE(panel.model->rowCount(), 3);
        QVERIFY(panel.desk.library->setReadOnly(panel.desk.list(), true));
        KeywordRename *dialog = panel.rename({QStringLiteral("Kernel")});
        auto *name = in<QLineEdit>(dialog, "keywordName");
        QTest::keyClicks(name, QStringLiteral("Kernels"));
        const auto *preview = in<QTreeWidget>(dialog, "keywordPreview");
        QTRY_COMPARE(preview->topLevelItemCount(), 1);
        QCOMPARE(preview->topLevelItem(0)->childCount(), 3);
        QVERIFY(!in<QPushButton>(dialog, "keywordRenameNow")->isEnabled());
        QCOMPARE(panel.desk.library->bytes(panel.desk.list()), list);
    }

    void stayOpenOverRestartAndShutWithEsc()
    {
        Panel panel;
        panel.desk.restart();
        const auto *again = panel.desk.window->findChild<KeywordPanel *>();
        QVERIFY(again->isVisible());
        auto *tree = again->findChild<QTreeView *>(QStringLiteral("keywordTree"));
        QTRY_COMPARE(tree->model()->rowCount(), 3);
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_Escape);
        QVERIFY(!again->isVisible());
        QVERIFY(!panel.desk.action("keywords")->isChecked());
        QVERIFY(panel.desk.tree->hasFocus());
    }
};

QTEST_MAIN(TestKeywords)
#include "tst_keywords.moc"
