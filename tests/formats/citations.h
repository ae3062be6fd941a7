// SPDX-License-Identifier: MIT
#pragma once

#include "formats/citation.h"

namespace paperdip {

inline Citation flash()
{
    Citation citation;
    citation.title = QStringLiteral("FlashAttention: Fast and Memory-Efficient Exact Attention "
                                    "with IO-Awareness");
    citation.authors = {QStringLiteral("Tri Dao"), QStringLiteral("Daniel Y. Fu")};
    citation.year = 2022;
    citation.month = 5;
    citation.day = 27;
    citation.arxiv = QStringLiteral("2205.14135");
    citation.version = 2;
    citation.category = QStringLiteral("cs.LG");
    citation.url = QStringLiteral("https://arxiv.org/abs/2205.14135");
    citation.abstract = QStringLiteral("Transformers are slow & costly.\n\nWe save 50% memory.");
    citation.keywords = {QStringLiteral("Flash Attention"), QStringLiteral("注意力")};
    citation.remark = QStringLiteral("分块计算，100% exact");
    citation.notePath = QStringLiteral("note/flash.md");
    citation.state = ReadState::Read;
    citation.sections = {QStringLiteral("List"), QStringLiteral("MLSys"), QStringLiteral("Kernel")};
    citation.links = {{QStringLiteral("code"), QStringLiteral("https://github.com/a/b")}};
    return citation;
}

// All that is troublesome in one paper.
inline Citation thorny()
{
    Citation citation;
    citation.title =
        QStringLiteral("=1+1 \"C\" & <script>alert(1)</script> of {a_b} 100% #1 ~x^2 \\n $5");
    citation.authors = {QStringLiteral("Søren van der Aa Jr."), QStringLiteral("张三"),
                        QStringLiteral("Research and Development Team")};
    citation.year = 2020;
    citation.venue = QStringLiteral("Proceedings of ICML 2021");
    citation.doi = QStringLiteral("10.1000/a_b(c)%3C1");
    citation.url = QStringLiteral("javascript:alert(1)");
    citation.remark = QStringLiteral("- [x] *no* item, | and\nTY  - JOUR");
    citation.sections = {QStringLiteral("List"), QStringLiteral("A <b> & c")};
    return citation;
}

inline Citation chinese()
{
    Citation citation;
    citation.title = QStringLiteral("大模型推理综述");
    citation.url = QStringLiteral("https://example.org/论文 (1).pdf");
    citation.state = ReadState::Reading;
    citation.sections = {QStringLiteral("List")};
    return citation;
}

} // namespace paperdip
