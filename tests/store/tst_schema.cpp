// SPDX-License-Identifier: MIT
#include "store/schema.h"

#include <QTest>

using namespace paperdip;

class TestSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void filesAreCompiledIn();
    void splits_data();
    void splits();
};

void TestSchema::filesAreCompiledIn()
{
    const QStringList files = schemaFiles();
    QVERIFY(!files.isEmpty());
    QVERIFY(files.first().contains(QStringLiteral("CREATE TABLE list")));
}

void TestSchema::splits_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QStringList>("statements");

    const auto row = [](const char *name, const char *sql, const QStringList &statements) {
        QTest::newRow(name) << QString::fromUtf8(sql) << statements;
    };
    const auto text = [](const char *sql) { return QString::fromUtf8(sql); };
    row("nothing", "", {});
    row("only blanks and comments", " \n-- a; b\n/* c; */ ;;", {});
    row("two", "SELECT 1; SELECT 2;", {text("SELECT 1"), text("SELECT 2")});
    row("no last semicolon", "SELECT 1;\nSELECT 2", {text("SELECT 1"), text("SELECT 2")});
    row("in a string", "SELECT 'a;b''c;';SELECT \"x;\", [y;], `z;`;",
        {text("SELECT 'a;b''c;'"), text("SELECT \"x;\", [y;], `z;`")});
    row("in a comment", "SELECT 1 -- one; two\n+ 1; SELECT /* ; */ 2;",
        {text("SELECT 1 + 1"), text("SELECT  2")});
    row("a quote in a comment", "SELECT 1; -- don't\nSELECT 2;",
        {text("SELECT 1"), text("SELECT 2")});
    row("a trigger", "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; SELECT 2; END; SELECT 3;",
        {text("CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; SELECT 2; END"),
         text("SELECT 3")});
    row("a trigger with CASE",
        "CREATE TEMP TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET b = CASE c WHEN 1 THEN 2 END; "
        "SELECT 2; end ;",
        {text("CREATE TEMP TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET b = CASE c WHEN 1 THEN 2 "
              "END; SELECT 2; "
              "end")});
    row("a table called trigger", "CREATE TABLE trigger_log (a); SELECT 1;",
        {text("CREATE TABLE trigger_log (a)"), text("SELECT 1")});
    row("Chinese", "INSERT INTO a VALUES ('清单；;'); SELECT 1;",
        {text("INSERT INTO a VALUES ('清单；;')"), text("SELECT 1")});
}

void TestSchema::splits()
{
    QFETCH(QString, sql);
    QFETCH(QStringList, statements);
    QCOMPARE(splitStatements(sql), statements);
}

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
