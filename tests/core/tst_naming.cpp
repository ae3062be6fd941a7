// SPDX-License-Identifier: MIT
#include "core/identify.h"
#include "core/shown.h"
#include "core/worksite.h"
#include "shared.h"

#include <QRegularExpression>
#include <QTest>

using namespace paperdip;

namespace {

QString unescaped(const QString &text)
{
    QString out;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] != u'\\' || at + 1 >= text.size()) {
            out += text[at];
            continue;
        }
        switch (text[++at].unicode()) {
        case u'n':
            out += u'\n';
            break;
        case u't':
            out += u'\t';
            break;
        case u'r':
            out += u'\r';
            break;
        case u'u':
            out += QChar(text.mid(at + 1, 4).toUShort(nullptr, 16));
            at += 4;
            break;
        default:
            out += text[at];
        }
    }
    return out;
}

// The rows of a table in tests/data/identifiers; a line that begins with "# " is a remark.
QList<QStringList> table(const char *name)
{
    QList<QStringList> rows;
    const QString text = QString::fromUtf8(
        readAll(QStringLiteral(PAPERDIP_TEST_DATA "/identifiers/") + QLatin1String(name)));
    const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        if (line.startsWith(QLatin1String("# ")))
            continue;
        QStringList fields = line.split(u'\t');
        for (QString &field : fields)
            field = unescaped(field);
        rows << fields;
    }
    return rows;
}

QString shown(WorkSite site)
{
    static const QStringList names{QStringLiteral("None"),         QStringLiteral("Arxiv"),
                                   QStringLiteral("Doi"),          QStringLiteral("OpenReview"),
                                   QStringLiteral("AclAnthology"), QStringLiteral("Usenix"),
                                   QStringLiteral("Acm"),          QStringLiteral("Publisher"),
                                   QStringLiteral("Pdf"),          QStringLiteral("Page")};
    return names[int(site)];
}

} // namespace

class TestNaming : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void texts_data();
    void texts();
    void hasEveryRowOfTheFacts();
    void addresses_data();
    void addresses();
};

void TestNaming::texts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const QList<QStringList> rows = table("texts.tsv");
    QVERIFY2(rows.size() >= 150, qPrintable(QString::number(rows.size())));
    for (const QStringList &row : rows)
        QTest::newRow(qPrintable(row[0])) << row[0] << row.value(1);
}

void TestNaming::texts()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(shown(identify(text, today)), expected);
}

// The table above holds each input of identifiers.md, where four other programs are compared.
void TestNaming::hasEveryRowOfTheFacts()
{
    SKIP_WITHOUT_SHARED();
    QStringList known;
    for (const QStringList &row : table("texts.tsv"))
        known << row[0];
    const QString facts =
        QString::fromUtf8(readAll(sharedFolder() + QStringLiteral("/facts/identifiers.md")));
    static const QRegularExpression firstCell(QStringLiteral("^\\| `(.*?)` \\|"),
                                              QRegularExpression::MultilineOption);
    int count = 0;
    for (auto match = firstCell.globalMatch(facts); match.hasNext(); ++count) {
        const QString input = match.next().captured(1);
        QVERIFY2(known.contains(input), qPrintable(input));
    }
    QCOMPARE(count, 45);
}

void TestNaming::addresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QStringList>("expected");
    for (const QStringList &row : table("addresses.tsv"))
        QTest::newRow(qPrintable(row[0])) << row[0] << row.mid(1);
}

void TestNaming::addresses()
{
    QFETCH(QString, address);
    QFETCH(QStringList, expected);
    const WorkAddress found = describeAddress(address);
    QCOMPARE(QStringList({shown(found.site), found.id, found.doi}), expected);
}

QTEST_GUILESS_MAIN(TestNaming)
#include "tst_naming.moc"
