// SPDX-License-Identifier: MIT
#include "formats/bibtex.h"
#include "formats/citekey.h"
#include "formats/csljson.h"

#include "citations.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace paperdip;

// What is written is read by the programs that it is for, where they are installed.
class TestForeign : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void bibtex();
    void pybtex();
    void biber();
    void citationJs();

private:
    QString write(const char *name, const QByteArray &bytes);
    // Standard output and error together; the exit status in m_status.
    QString run(const QString &program, const QStringList &arguments);

    QTemporaryDir m_folder;
    int m_status = -1;
};

static const QList<Citation> &papers()
{
    static const QList<Citation> list{flash(), thorny(), chinese()};
    return list;
}

#define SKIP_WITHOUT_PROGRAM(name)                                                                 \
    if (QStandardPaths::findExecutable(QStringLiteral(name)).isEmpty())                            \
    QSKIP(name " is not installed")

QString TestForeign::write(const char *name, const QByteArray &bytes)
{
    QFile file(m_folder.filePath(QLatin1String(name)));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", name);
    return file.fileName();
}

QString TestForeign::run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("BIBINPUTS"), QStringLiteral("."));
    environment.insert(QStringLiteral("BSTINPUTS"), QStringLiteral("."));
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    m_status = process.waitForFinished(120000) ? process.exitCode() : -1;
    return QString::fromUtf8(process.readAll());
}

// A style of our own, so that no TeX distribution is needed: it prints each entry's title and year.
static const QByteArray style = R"(ENTRY { title author year } {} { }
FUNCTION {show} { cite$ write$ "|" write$ year empty$ { "" } { year } if$ write$ "|" write$
  title missing$ { "" } { title "t" change.case$ } if$ write$ "|" write$
  author missing$ { "" } { author #1 "{ff}{ vv}{ ll}" format.name$ } if$ write$ newline$ }
FUNCTION {misc} { show }
FUNCTION {default.type} { show }
FUNCTION {article} { show }
FUNCTION {inproceedings} { show }
READ
ITERATE {call.type$}
)";

void TestForeign::bibtex()
{
    SKIP_WITHOUT_PROGRAM("bibtex");
    write("list.bib", writeBibtex(papers()));
    write("plainest.bst", style);
    write("main.aux", "\\relax\n\\citation{*}\n\\bibdata{list}\n\\bibstyle{plainest}\n");
    const QString said = run(QStringLiteral("bibtex"), {QStringLiteral("main")});
    QVERIFY2(m_status == 0, qPrintable(said));
    QVERIFY2(!said.contains(QStringLiteral("arning")), qPrintable(said));
    QFile file(m_folder.filePath(QStringLiteral("main.bbl")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QString read = QString::fromUtf8(file.readAll());
    read.replace(QRegularExpression(QStringLiteral("\n +")), QStringLiteral(" ")); // long lines
    QVERIFY2(read.contains(QStringLiteral(
                 "dao2022flashattention|2022|{FlashAttention}: Fast and memory-efficient exact "
                 "attention with {IO-Awareness}|Tri Dao")),
             qPrintable(read));
    for (const QString &key : citeKeys(papers()))
        QVERIFY(read.contains(key + QLatin1Char('|')));
}

void TestForeign::pybtex()
{
    SKIP_WITHOUT_PROGRAM("pybtex-convert");
    write("list.bib", writeBibtex(papers()));
    const QString said = run(QStringLiteral("pybtex-convert"),
                             {QStringLiteral("list.bib"), QStringLiteral("list.yaml")});
    QVERIFY2(m_status == 0 && said.isEmpty(), qPrintable(said));
    QFile file(m_folder.filePath(QStringLiteral("list.yaml")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString read = QString::fromUtf8(file.readAll());
    for (const QString &key : citeKeys(papers()))
        QVERIFY2(read.contains(QStringLiteral("\n    %1:\n").arg(key)), qPrintable(read));
    for (const char *part :
         {"first: Tri", "last: Dao", "last: 张三", "middle: Y.", "lineage: Jr.", "prelast: van der",
          "first: Søren", "title: 大模型推理综述", "eprint: '2205.14135'"})
        QVERIFY2(read.contains(QString::fromUtf8(part)), qPrintable(read));
}

void TestForeign::biber()
{
    SKIP_WITHOUT_PROGRAM("biber");
    const QString file = write("list.bib", writeBibtex(papers()));
    const QString said =
        run(QStringLiteral("biber"),
            {QStringLiteral("--tool"), QStringLiteral("--output-file=out.bib"), file});
    QVERIFY2(m_status == 0, qPrintable(said));
    QVERIFY2(!said.contains(QStringLiteral("ERROR")), qPrintable(said));
    QFile out(m_folder.filePath(QStringLiteral("out.bib")));
    QVERIFY(out.open(QIODevice::ReadOnly));
    const QString read = QString::fromUtf8(out.readAll());
    for (const QString &key : citeKeys(papers()))
        QVERIFY2(read.contains(QLatin1Char('{') + key + QLatin1Char(',')), qPrintable(read));
}

// A module of node, found where NODE_PATH says.
void TestForeign::citationJs()
{
    SKIP_WITHOUT_PROGRAM("node");
    write("list.json", writeCslJson(papers()));
    write("read.js",
          "let Cite; try { Cite = require('citation-js'); } catch (e) { console.log('missing'); "
          "process.exit(0); }\n"
          "const data = new Cite(require('fs').readFileSync('list.json', 'utf8'));\n"
          "console.log(data.format('bibliography', {format: 'text'}));\n");
    const QString said = run(QStringLiteral("node"), {QStringLiteral("read.js")});
    if (said.startsWith(QStringLiteral("missing")))
        QSKIP("citation-js is not installed");
    QVERIFY2(m_status == 0, qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("Dao, T., & Fu, D. Y. (2022)")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("van der Aa, S., Jr.")), qPrintable(said));
}

QTEST_GUILESS_MAIN(TestForeign)
#include "tst_foreign.moc"
