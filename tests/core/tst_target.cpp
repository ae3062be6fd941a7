// SPDX-License-Identifier: MIT
#include "core/identify.h"
#include "shared.h"

#include <QElapsedTimer>
#include <QMetaType>
#include <QTest>

using namespace paperdip;

Q_DECLARE_METATYPE(paperdip::Target)

class TestTarget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void classify_data();
    void classify();
    void works();
    void seedLinks();
    void corpusLinks();
    void isQuick();
};

void TestTarget::classify_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<Target>("expected");
    const auto row = [](const char *url, Target expected) {
        QTest::newRow(url) << QString::fromUtf8(url) << expected;
    };
    row("https://arxiv.org/abs/2205.14135", Target::Arxiv);
    row("http://arxiv.org/pdf/2205.14135v2.pdf", Target::Arxiv);
    row("arxiv.org/abs/2205.14135", Target::Arxiv);
    row("arxiv:2205.14135", Target::Arxiv);
    row("https://huggingface.co/papers/2205.14135", Target::Arxiv);
    row("https://doi.org/10.48550/arXiv.2205.14135", Target::Arxiv);
    row("https://arxiv.org/abs/2401.00.12345", Target::Publisher); // a paper, mistyped
    row("https://arxiv.org/list/cs.LG/recent", Target::Page);
    row("https://arxiv.org/", Target::Page);
    row("https://doi.org/10.1145/3600006.3613165", Target::Doi);
    row("http://dx.doi.org/10.1145/1.2", Target::Doi);
    row("doi:10.1145/1.2", Target::Doi);
    row("10.1145/3600006.3613165", Target::Doi);
    row("https://doi.org/", Target::Page);
    row("https://attention-survey.github.io/files/Attention_Survey.pdf", Target::Pdf);
    row("https://example.org/a.PDF?download=1", Target::Pdf);
    row("https://example.org/a.pdf#page=2", Target::Pdf);
    row("papers/a.pdf", Target::Pdf);
    row("https://github.com/a/b/blob/main/paper.pdf", Target::Pdf);
    row("https://www.usenix.org/system/files/osdi23-x.pdf", Target::Pdf);
    row("https://www.usenix.org/conference/osdi23/presentation/miao", Target::Publisher);
    row("https://www.usenix.org/conference/osdi23", Target::Page);
    row("https://a.org/fetch.php?media=papers:one.pdf", Target::Pdf);
    row("https://a.org/page?x=1#one.pdf", Target::Page);
    row("https://github.com/a/b?file=one.pdf", Target::Code);
    row("http://citeseerx.ist.psu.edu/viewdoc/download?doi=10.1.1.1&rep=rep1&type=pdf",
        Target::Publisher);
    row("https://cacm.acm.org/magazines/2013/2/160173-the-tail-at-scale/abstract",
        Target::Publisher);
    row("https://cacm.acm.org/", Target::Page);
    row("https://distill.pub/2021/gnn-intro/", Target::Publisher);
    row("https://distill.pub/about/", Target::Page);
    row("http://dblp.org/rec/html/conf/sigmod/x", Target::Publisher);
    row("https://dblp.org/pid/1/2.html", Target::Page);
    row("https://paperswithcode.com/paper/x", Target::Publisher);
    row("https://paperswithcode.com/sota", Target::Page);
    row("https://www.amazon.science/publications/x", Target::Publisher);
    row("https://www.amazon.science/blog/x", Target::Page);
    row("https://ai.meta.com/research/publications/x/", Target::Publisher);
    row("https://ai.meta.com/llama/", Target::Page);
    row("https://research.nvidia.com/publication/2020-01_x", Target::Publisher);
    row("https://openreview.net/forum?id=H4DqfPSibmx", Target::Publisher);
    row("https://openreview.net/group?id=ICLR.cc/2024", Target::Page);
    row("https://aclanthology.org/2021.naacl-main.208/", Target::Publisher);
    row("https://www.aclweb.org/anthology/P19-1001/", Target::Publisher);
    row("https://aclanthology.org/P19-1001/", Target::Publisher);
    row("https://aclanthology.org/venues/acl/", Target::Page);
    row("https://aclanthology.org/events/acl-2021/", Target::Page);
    row("https://dl.acm.org/doi/10.1145/3600006.3613165", Target::Publisher);
    row("https://dl.acm.org/doi/abs/10.1145/3600006.3613165", Target::Publisher);
    row("https://dl.acm.org/citation.cfm?id=1", Target::Publisher);
    row("https://dl.acm.org/", Target::Page);
    row("https://ieeexplore.ieee.org/document/9138924", Target::Publisher);
    row("https://ieeexplore.ieee.org/abstract/document/9138924/", Target::Publisher);
    row("https://ieeexplore.ieee.org/Xplore/home.jsp", Target::Page);
    row("https://openaccess.thecvf.com/content/CVPR2021/html/A_B_CVPR_2021_paper.html",
        Target::Publisher);
    row("https://openaccess.thecvf.com/CVPR2021", Target::Page);
    row("https://papers.nips.cc/paper/2017/hash/x-Abstract.html", Target::Publisher);
    row("https://proceedings.neurips.cc/paper_files/paper/2022/hash/x.html", Target::Publisher);
    row("https://proceedings.mlr.press/v202/sheng23a.html", Target::Publisher);
    row("https://proceedings.mlr.press/v202/", Target::Page);
    row("https://link.springer.com/article/10.1007/s11263-020-01316-z", Target::Publisher);
    row("https://link.springer.com/", Target::Page);
    row("https://www.nature.com/articles/s41586-021-03819-2", Target::Publisher);
    row("https://www.sciencedirect.com/science/article/pii/S0", Target::Publisher);
    row("https://www.semanticscholar.org/paper/abc/def", Target::Publisher);
    row("https://eprint.iacr.org/2017/1118", Target::Publisher);
    row("https://openreview.net.evil.com/forum?id=1", Target::Page);
    row("https://openreview.net@evil.com/forum?id=1", Target::Page);
    row("https://github.com/Dao-AILab/flash-attention", Target::Code);
    row("http://www.github.com/a/b", Target::Code);
    row("https://gitlab.com/a/b", Target::Code);
    row("https://huggingface.co/meta-llama/Llama-2-7b", Target::Code);
    row("https://notgithub.com/a/b", Target::Page);
    row("https://attention-survey.github.io/", Target::Page);
    row("https://www.youtube.com/watch?v=1", Target::Video);
    row("https://youtu.be/1", Target::Video);
    row("https://www.bilibili.com/video/BV1", Target::Video);
    row("https://img.shields.io/badge/arXiv-2205.14135-red", Target::Badge);
    row("https://img.shields.io/badge/x.pdf", Target::Badge);
    row("https://example.org/a.png", Target::Badge);
    row("images/a.svg", Target::Badge);
    row("#contents", Target::Anchor);
    row("#", Target::Anchor);
    row("note/Medusa.md", Target::Local);
    row("./note/attention survey.md", Target::Local);
    row("../x", Target::Local);
    row("/x.md", Target::Local);
    row("flashattention.md", Target::Local);
    row("README.md#anchor", Target::Local);
    row("?query", Target::Local);
    row("https://www.sigops.org/awards/hof/", Target::Page);
    row("https://adsl-rg.github.io/", Target::Page);
    row("http://example.org", Target::Page);
    row("//example.org/x", Target::Page);
    row("www.example.org/x", Target::Page);
    row("mailto:a@b.org", Target::Other);
    row("javascript:alert(1)", Target::Other);
    row("data:image/png;base64,AAAA", Target::Other);
    row("ftp://example.org/a", Target::Other);
    row("https://", Target::Other);
    row("http:///x", Target::Other);
    row("", Target::Other);
    row("  ", Target::Other);
}

void TestTarget::classify()
{
    QFETCH(QString, url);
    QFETCH(Target, expected);
    QCOMPARE(classifyTarget(url), expected);
}

void TestTarget::works()
{
    for (const Target target : {Target::Arxiv, Target::Doi, Target::Pdf, Target::Publisher})
        QVERIFY(isWork(target));
    for (const Target target : {Target::Code, Target::Video, Target::Badge, Target::Anchor,
                                Target::Local, Target::Page, Target::Other})
        QVERIFY(!isWork(target));
}

void TestTarget::seedLinks()
{
    SKIP_WITHOUT_SHARED();
    int arxiv = 0;
    for (const Identified &one : identify(QString::fromUtf8(seedBytes()))) {
        if (one.kind == Identified::Kind::Arxiv) {
            ++arxiv;
            QCOMPARE(classifyTarget(one.url), Target::Arxiv);
            QVERIFY(one.sure);
            QVERIFY2(!one.titleHint.isEmpty(), qPrintable(one.id));
        }
    }
    QCOMPARE(arxiv, 10);
}

// INDEX.tsv counts the distinct arXiv ids of every list by another program.
void TestTarget::corpusLinks()
{
    SKIP_WITHOUT_SHARED();
    const QList<QByteArray> lines =
        readAll(sharedFolder() + QStringLiteral("/corpus/INDEX.tsv")).split('\n');
    for (const QByteArray &line : lines.mid(1)) {
        const QList<QByteArray> fields = line.split('\t');
        if (fields.size() < 9)
            continue;
        const QString path = QString::fromUtf8(fields[0]);
        const QByteArray bytes = readAll(sharedFolder() + QStringLiteral("/corpus/") + path);
        int arxiv = 0;
        for (const Identified &one : identify(QString::fromUtf8(bytes)))
            arxiv += one.kind == Identified::Kind::Arxiv ? 1 : 0;
        QVERIFY2(arxiv == fields[8].toInt(),
                 qPrintable(QStringLiteral("%1: %2").arg(path).arg(arxiv)));
    }
}

// A list of 2 MB holds some 20,000 links; even with sanitizers on they must not be felt.
void TestTarget::isQuick()
{
    QStringList urls;
    for (int i = 0; i < 20000; ++i)
        urls << QStringLiteral("https://openaccess.thecvf.com/content/CVPR2021/html/%1_paper.html")
                    .arg(i);
    QElapsedTimer timer;
    timer.start();
    int count = 0;
    for (const QString &url : urls)
        count += isWork(classifyTarget(url)) ? 1 : 0;
    QCOMPARE(count, 20000);
    QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestTarget)
#include "tst_target.moc"
