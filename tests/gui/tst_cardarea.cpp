// SPDX-License-Identifier: MIT
#include "gui/cardarea.h"

#include <QFormLayout>
#include <QLabel>
#include <QTest>
#include <QVBoxLayout>

using namespace paperdip;

// A pane as the window has it: a card with a wrapped text above something that takes the rest.
struct Pane : QWidget
{
    Pane()
    {
        auto *form = new QFormLayout(card);
        text->setWordWrap(true);
        text->setMinimumWidth(40);
        form->addRow(QStringLiteral("Abstract"), text);
        area = new CardArea(card, this);
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(area);
        layout->addWidget(note, 1);
        resize(600, 500);
        show();
    }

    QWidget *card = new QWidget;
    QLabel *text = new QLabel(QStringLiteral("short"));
    QWidget *note = new QWidget;
    CardArea *area = nullptr;
};

class TestCardArea : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isAsTallAsTheCard()
    {
        Pane pane;
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        QTRY_COMPARE(pane.area->height(), pane.card->heightForWidth(600));
        pane.text->setText(QStringLiteral("word ").repeated(60));
        QTRY_COMPARE(pane.area->height(), pane.card->heightForWidth(600));
        QVERIFY(pane.area->height() > 40);
        pane.text->setText(QStringLiteral("short"));
        QTRY_COMPARE(pane.area->height(), pane.card->heightForWidth(600));
    }

    void aLongTextNeverMakesThePaneGrow()
    {
        Pane pane;
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        pane.text->setText(QStringLiteral("word ").repeated(2000));
        QTRY_COMPARE(pane.area->height(), 300); // 60 % of the pane
        QCOMPARE(pane.size(), QSize(600, 500));
        QVERIFY(pane.minimumSizeHint().height() <= 120);
        QVERIFY(pane.card->height() > pane.area->height()); // so it scrolls
        pane.resize(600, 250);
        QTRY_COMPARE(pane.area->height(), 150);
    }
};

QTEST_MAIN(TestCardArea)
#include "tst_cardarea.moc"
