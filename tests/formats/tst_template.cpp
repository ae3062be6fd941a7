// SPDX-License-Identifier: MIT
#include "formats/template.h"

#include "citations.h"

#include <QRegularExpression>
#include <QTest>

using namespace paperdip;

class TestTemplate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void home();
    void sections();
    void forms_data();
    void forms();
    void wrong_data();
    void wrong();
};

void TestTemplate::home()
{
    Citation bare = chinese();
    bare.sections = flash().sections;
    Citation untied = bare;
    untied.url.clear();
    QCOMPARE(
        QString::fromUtf8(writeTemplate(EntryTemplate::home(), {flash(), bare, untied})),
        QStringLiteral("# List\n\n## MLSys\n\n### Kernel\n\n"
                       "- [X] [[2205.14135] FlashAttention: Fast and Memory-Efficient Exact "
                       "Attention with IO-Awareness](https://arxiv.org/abs/2205.14135)\n"
                       "  Flash Attention, 注意力, 分块计算，100% exact [note](note/flash.md)\n"
                       "- [ ] [大模型推理综述](https://example.org/论文%20(1).pdf)\n"
                       "- [ ] 大模型推理综述\n"));
}

void TestTemplate::sections()
{
    const auto form = EntryTemplate::parse(QStringLiteral("* {title}"));
    QVERIFY(form);
    Citation up = chinese();
    up.sections = {QStringLiteral("List"), QStringLiteral("MLSys")};
    Citation flat = chinese();
    flat.sections.clear();
    QCOMPARE(
        QString::fromUtf8(writeTemplate(*form, {flat, flash(), up})),
        QStringLiteral("* 大模型推理综述\n\n# List\n\n## MLSys\n\n### Kernel\n\n* FlashAttention: "
                       "Fast and Memory-Efficient Exact Attention with IO-Awareness\n\n"
                       "## MLSys\n\n* 大模型推理综述\n"));
}

void TestTemplate::forms_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QString>("text");
    QTest::newRow("field") << "{arxiv}v{version} {year} {state} {key}"
                           << "2205.14135v2 2022 read key\n";
    QTest::newRow("where") << "{?doi:[{doi}]}{!doi:no DOI}"
                           << "no DOI\n";
    QTest::newRow("nested") << "{?arxiv:{?doi:both}{!doi:arXiv}}"
                            << "arXiv\n";
    QTest::newRow("braces") << "\\{{arxiv}\\}"
                            << "{2205.14135}\n";
    QTest::newRow("blank line goes") << "{arxiv}\n{doi}\n{year}"
                                     << "2205.14135\n2022\n";
    QTest::newRow("blank line stays") << "{arxiv}\n\n{year}"
                                      << "2205.14135\n\n2022\n";
    QTest::newRow("windows") << "{arxiv}\r\n{year}\r\n"
                             << "2205.14135\n2022\n";
    QTest::newRow("hard break") << "{arxiv}  \n{year}"
                                << "2205.14135  \n2022\n";
    QTest::newRow("line start") << "{year}. x\n  {category}"
                                << "2022. x\n  cs.LG\n";
    QTest::newRow("row") << "| {title} | {remark} |"
                         << "| A \\[b\\] \\*c\\* a_b \\_d\\_ \\<i> e\\|f | - one two |\n";
}

void TestTemplate::forms()
{
    QFETCH(const QString, form);
    QFETCH(const QString, text);
    const auto parsed = EntryTemplate::parse(form);
    QVERIFY(parsed);
    Citation citation = flash();
    if (form.startsWith(u'|')) {
        citation.title = QStringLiteral("A [b] *c* a_b _d_ <i> e|f");
        citation.remark = QStringLiteral("- one\ntwo");
    }
    QCOMPARE(parsed->apply(citation, QStringLiteral("key")), text);
}

void TestTemplate::wrong_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QString>("names");
    QTest::newRow("unknown") << "a\n{titel}"
                             << "line 2: there is no field \"titel\"";
    QTest::newRow("open") << "{title"
                          << "\"{title\" has no \"}\"";
    QTest::newRow("part open") << "{?title:x"
                               << "an optional part has no \"}\"";
    QTest::newRow("no colon") << "{?title}"
                              << "wants a \":\"";
    QTest::newRow("closed") << "a}"
                            << "\"}\" has no \"{\"";
    QTest::newRow("empty") << " \n"
                           << "empty";
    QTest::newRow("deep") << QStringLiteral("{?title:").repeated(500) << "too deep";
}

void TestTemplate::wrong()
{
    QFETCH(const QString, form);
    QFETCH(const QString, names);
    const auto parsed = EntryTemplate::parse(form);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, ErrorCode::Invalid);
    QVERIFY2(parsed.error().message.contains(names), qPrintable(parsed.error().message));
}

QTEST_APPLESS_MAIN(TestTemplate)
#include "tst_template.moc"
