// SPDX-License-Identifier: MIT
#include "gui/messagebar.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace paperdip;
using Severity = MessageBar::Severity;

class TestMessageBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void replacesByKey();
    void worstFirst();
    void actsByKeyboard();
    void dismissesByKeyboard();
    void anActionMayPostAgain();

private:
    QString texts() const;

    std::unique_ptr<QWidget> m_window;
    QLineEdit *m_field = nullptr;
    MessageBar *m_bar = nullptr;
};

void TestMessageBar::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin).*")));
    m_window = std::make_unique<QWidget>();
    auto *layout = new QVBoxLayout(m_window.get());
    m_field = new QLineEdit;
    m_bar = new MessageBar;
    layout->addWidget(m_field);
    layout->addWidget(m_bar);
    m_window->show();
    m_window->activateWindow();
    m_field->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestMessageBar::cleanup()
{
    m_window.reset();
}

QString TestMessageBar::texts() const
{
    QStringList lines;
    for (int i = 0; i < m_bar->layout()->count(); ++i)
        lines << m_bar->layout()->itemAt(i)->widget()->accessibleName();
    return lines.join(u'|');
}

void TestMessageBar::replacesByKey()
{
    QVERIFY(!m_bar->isVisible());
    m_bar->post(QStringLiteral("a"), QStringLiteral("one"), Severity::Info);
    m_bar->post(QStringLiteral("a"), QStringLiteral("<b>two</b>"), Severity::Info);
    QCOMPARE(m_bar->count(), 1);
    QCOMPARE(m_bar->text(QStringLiteral("a")), QStringLiteral("<b>two</b>"));
    QVERIFY(m_bar->isVisible());
    QVERIFY(m_field->hasFocus()); // blocks nothing, takes nothing
    m_bar->clear(QStringLiteral("other"));
    m_bar->clear(QStringLiteral("a"));
    QCOMPARE(m_bar->count(), 0);
    QVERIFY(!m_bar->isVisible());
}

void TestMessageBar::worstFirst()
{
    m_bar->post(QStringLiteral("i"), QStringLiteral("info"), Severity::Info);
    m_bar->post(QStringLiteral("p"), QStringLiteral("problem"), Severity::Problem);
    m_bar->post(QStringLiteral("w"), QStringLiteral("warning"), Severity::Warning);
    QCOMPARE(texts(), QStringLiteral("problem|warning|info"));
    m_bar->post(QStringLiteral("i"), QStringLiteral("worse"), Severity::Problem);
    QCOMPARE(texts(), QStringLiteral("worse|problem|warning"));
}

void TestMessageBar::actsByKeyboard()
{
    int first = 0;
    int second = 0;
    m_bar->post(QStringLiteral("a"), QStringLiteral("which?"), Severity::Warning,
                {{QStringLiteral("First"), [&] { ++first; }},
                 {QStringLiteral("Second"), [&] { ++second; }}});
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Tab);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Tab);
    auto *button = qobject_cast<QPushButton *>(m_window->focusWidget());
    QVERIFY(button);
    QCOMPARE(button->text(), QStringLiteral("Second"));
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(first, 0);
    QCOMPARE(second, 1);
    QCOMPARE(m_bar->count(), 0);
}

void TestMessageBar::dismissesByKeyboard()
{
    QSignalSpy dismissed(m_bar, &MessageBar::dismissed);
    m_bar->post(QStringLiteral("a"), QStringLiteral("text"), Severity::Info,
                {{QStringLiteral("Do"), {}}});
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Tab);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Escape);
    QCOMPARE(dismissed.size(), 1);
    QCOMPARE(dismissed[0][0].toString(), QStringLiteral("a"));
    QCOMPARE(m_bar->count(), 0);
}

void TestMessageBar::anActionMayPostAgain()
{
    const auto fail = [this] {
        m_bar->post(QStringLiteral("a"), QStringLiteral("again"), Severity::Problem);
    };
    m_bar->post(QStringLiteral("a"), QStringLiteral("failed"), Severity::Problem,
                {{QStringLiteral("Retry"), fail}});
    auto *button = m_bar->findChild<QPushButton *>();
    QVERIFY(button);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(texts(), QStringLiteral("again"));
}

QTEST_MAIN(TestMessageBar)
#include "tst_messagebar.moc"
