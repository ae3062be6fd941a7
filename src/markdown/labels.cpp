// SPDX-License-Identifier: MIT
#include "markdown/labels.h"

#include "markdown/plaintext.h"

#include <QSet>
#include <QStringList>
#include <algorithm>

namespace paperdip {
namespace {

constexpr int mostWords = 4;
constexpr qsizetype longestLabel = 60;

QSet<QString> setOf(const char *words)
{
    const QStringList list = QString::fromUtf8(words).split(QLatin1Char(' '));
    return {list.begin(), list.end()};
}

// Runs of letters, lower case; CJK runs are words of their own, numbers are none. No more than one
// word too many for a label.
QStringList wordsOf(const QString &text)
{
    QStringList words;
    QString word;
    bool cjk = false;
    const auto end = [&] {
        static const QSet<QString> joining = setOf("on and or the of with");
        if (!word.isEmpty() && (words.isEmpty() || !joining.contains(word)))
            words << word;
        word.clear();
    };
    for (const QChar c : text) {
        if (words.size() > mostWords)
            return words;
        if (!c.isLetter()) {
            end();
            continue;
        }
        if (isCjk(c.unicode()) != cjk)
            end();
        cjk = isCjk(c.unicode());
        word += c.toLower();
    }
    end();
    return words;
}

const QSet<QString> &paperLabels()
{
    static const QSet<QString> labels =
        setOf("cvf thecvf openaccess paper papers pdf ps html arxiv abs abstract doi link url "
              "openreview acm acmdl ieee "
              "usenix acl "
              "aclanthology springer published preprint version proceedings publication v "
              "论文 原文 链接 地址 论文链接 论文地址 原文链接 全文 下载");
    return labels;
}

const QSet<QString> &otherLabels()
{
    static const QSet<QString> labels =
        setOf("code codes codebase github gitlab git repo repository project page webpage website "
              "web site "
              "homepage home "
              "demo video videos talk slides slide poster blog post note notes review reviews "
              "summary supp supplementary "
              "supplemental material appendix bib bibtex data dataset datasets model models "
              "checkpoint weights pytorch "
              "tensorflow jax keras paddle colab notebook huggingface hf docs documentation "
              "tutorial news citation cite source program programme schedule markdown ppt pptx "
              "benchmark benchmarks artifact artifacts trace traces errata erratum "
              "personal official unofficial implementation reading report annotated comments "
              "discussion tweet twitter "
              "bilibili youtube zhihu medium semantic scholar my "
              "笔记 代码 解读 项目 主页 项目主页 视频 博客 总结 阅读笔记 论文笔记 论文解读 "
              "读书笔记 中文笔记 精读 "
              "详解 翻译 讲解 源码 开源代码 数据 数据集 模型 官网 知乎 幻灯片 演示 评论 备注");
    return labels;
}

} // namespace

bool isLabel(const QString &text)
{
    if (text.size() > longestLabel)
        return false;
    // "Slides in USENIX ATC", "Code by the authors"
    for (const QLatin1String word : {QLatin1String(" in "), QLatin1String(" by "),
                                     QLatin1String(" for "), QLatin1String(" at ")}) {
        const qsizetype at = text.indexOf(word);
        if (at > 0 && otherLabels().contains(text.left(at).toLower()))
            return true;
    }
    const QStringList words = wordsOf(text);
    if (words.size() > mostWords)
        return false;
    if (!words.isEmpty() && words.first() == QLatin1String("arxiv"))
        return true;
    return std::all_of(words.begin(), words.end(), [](const QString &word) {
        return paperLabels().contains(word) || otherLabels().contains(word);
    });
}

bool isPaperLabel(const QString &text)
{
    const QStringList words = wordsOf(text);
    return !words.isEmpty() && paperLabels().contains(words.first()) && isLabel(text);
}

bool isWorkLabel(const QString &text)
{
    static const QSet<QString> vague = setOf("link url html version v published publication "
                                             "proceedings 链接 地址 下载");
    const QStringList words = wordsOf(text);
    return isPaperLabel(text) && !vague.contains(words.first());
}

bool isOtherLabel(const QString &text)
{
    const QStringList words = wordsOf(text);
    return !words.isEmpty() && otherLabels().contains(words.first()) &&
           std::none_of(words.begin(), words.end(),
                        [](const QString &word) { return paperLabels().contains(word); });
}

} // namespace paperdip
