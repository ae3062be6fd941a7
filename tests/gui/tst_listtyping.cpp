// SPDX-License-Identifier: MIT
#include "gui/listtyping.h"

#include <QRegularExpression>
#include <QTest>

using namespace paperdip;

namespace {

QString spelt(const std::optional<QString> &line)
{
    return line ? *line : QStringLiteral("(none)");
}

} // namespace

class TestListTyping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void continues_data();
    void continues();
    void indents_data();
    void indents();
    void ticks_data();
    void ticks();
};

void TestListTyping::continues_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("next");
    const auto row = [](const char *line, const char *next) {
        QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(next);
    };
    row("text", "");
    row("  text", "  ");
    row("- a", "- ");
    row("* 中文", "* ");
    row("  + a", "  + ");
    row("-   wide", "-   ");
    row("1. a", "2. ");
    row("9) a", "10) ");
    row("- [ ] a", "- [ ] ");
    row("- [x] did", "- [ ] ");
    row("> said", "> ");
    row("> > - deep", "> > - ");
    row("> 3. a", "> 4. ");
    row("- ", "(none)");
    row("- [ ] ", "(none)");
    row("1. ", "(none)");
    row("> ", "(none)");
    row("---", "");
    row("* * *", "");
    row("-no item", "");
    row("", "");
}

void TestListTyping::continues()
{
    QFETCH(QString, line);
    QTEST(spelt(continuation(line)), "next");
}

void TestListTyping::indents_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("deeper");
    QTest::addColumn<QString>("shallower");
    const auto row = [](const char *line, const char *deeper, const char *shallower) {
        QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(deeper)
                            << QString::fromUtf8(shallower);
    };
    row("- a", "  - a", "(none)");
    row("  - [x] a", "    - [x] a", "- [x] a");
    row("1. a", "   1. a", "(none)");
    row("\t- a", "  \t- a", "- a");
    row("> - a", ">   - a", "(none)");
    row("text", "(none)", "(none)");
    row("---", "(none)", "(none)");
}

void TestListTyping::indents()
{
    QFETCH(QString, line);
    QTEST(spelt(indented(line, true)), "deeper");
    QTEST(spelt(indented(line, false)), "shallower");
}

void TestListTyping::ticks_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("ticked");
    QTest::newRow("open") << QStringLiteral("- [ ] a") << QStringLiteral("- [x] a");
    QTest::newRow("done") << QStringLiteral("  1. [X] a") << QStringLiteral("  1. [ ] a");
    QTest::newRow("none yet") << QStringLiteral("- a") << QStringLiteral("- [ ] a");
    QTest::newRow("no item") << QStringLiteral("a [ ] b") << QStringLiteral("(none)");
}

void TestListTyping::ticks()
{
    QFETCH(QString, line);
    QTEST(spelt(boxToggled(line)), "ticked");
}

QTEST_GUILESS_MAIN(TestListTyping)
#include "tst_listtyping.moc"
