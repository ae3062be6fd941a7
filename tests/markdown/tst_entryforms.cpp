// SPDX-License-Identifier: MIT
#include "markdown/outline.h"

#include <QRegularExpression>
#include <QTest>

using namespace paperdip;

// Forms of entries that other lists have, in words of our own.
class TestEntryForms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void reads_data();
    void reads();
};

// "title; id; venue; year; authors; state" of the list's first paper.
void TestEntryForms::reads_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QString>("paper");
    const auto row = [](const char *name, const char *list, const char *paper) {
        QTest::newRow(name) << QByteArray(list) << QString::fromUtf8(paper);
    };
    row("names behind a break in a cell",
        "|Title|Venue|Links|\n|---|---|---|\n"
        "|Row Title of Mine<br>*Ann A, Bo B*|ICLR'24|[paper](https://arxiv.org/abs/2401.00012)|\n",
        "Row Title of Mine; 2401.00012; ICLR; 2024; Ann A, Bo B; ");
    row("a dash for no venue",
        "|Title|Venue|\n|---|---|\n|[Row Two of Mine](https://arxiv.org/abs/2401.00013)|-|\n",
        "Row Two of Mine; 2401.00013; ; 0; ; ");
    row("an empty square",
        "|Title|Status|\n|---|---|\n|[Row Two of Mine](https://arxiv.org/abs/2401.00013)|🔲|\n"
        "|[Row Three of Mine](https://arxiv.org/abs/2401.00014)|✅|\n",
        "Row Two of Mine; 2401.00013; ; 0; ; 0");
    row("et al.", "+ [Plus Paper of Mine](https://arxiv.org/abs/2401.00022) - Ann A et al., 2023\n",
        "Plus Paper of Mine; 2401.00022; ; 2023; Ann A et al; ");
    row("an id that is no link", "* Bracketed Id Title of Mine [arXiv:2401.00004]\n",
        "Bracketed Id Title of Mine; 2401.00004; ; 0; ; ");
    row("a malformed one", "* Bracketed Id Title of Mine [arXiv:2401.00.12345]\n", "");
    row("a mention in prose", "* See arXiv:2401.00004 for more of this.\n", "");
}

void TestEntryForms::reads()
{
    QFETCH(const QByteArray, list);
    QFETCH(const QString, paper);
    QString found;
    for (const OutlineNode &node : read(list)) {
        const Reading &reading = node.reading;
        if (!isPaper(node) || !found.isEmpty())
            continue;
        const QString state =
            reading.mark ? QString::number(static_cast<int>(*reading.mark)) : QString();
        found = QStringList{reading.title,   reading.arxiv,
                            reading.venue,   QString::number(reading.year),
                            reading.authors, state}
                    .join(QLatin1String("; "));
    }
    QCOMPARE(found, paper);
}

QTEST_APPLESS_MAIN(TestEntryForms)
#include "tst_entryforms.moc"
