// SPDX-License-Identifier: MIT
#pragma once

#include <QTest>
#include <algorithm>

// Lists of which three versions are made: one as it was, and what each side and the merge change in
// it.

namespace paperdip {

// Replacements, one after the other; each text must be there.
using Edits = QList<std::pair<QByteArray, QByteArray>>;

inline constexpr char seed[] = "# List\n\n"
                               "Words before.\n\n"
                               "- [A Site](https://example.org/)\n\n"
                               "## Kernel\n\n"
                               "- [ ] [[2001.00001] One](https://arxiv.org/abs/2001.00001)\n"
                               "  first, one\n"
                               "- [ ] [[2001.00002] Two](https://arxiv.org/abs/2001.00002)\n\n"
                               "  two，备注在这里。\n"
                               "- [X] [[2001.00003] Three](https://arxiv.org/abs/2001.00003)\n\n"
                               "## Decode\n\n"
                               "- [ ] [[2001.00004] Four](https://arxiv.org/abs/2001.00004)\n\n"
                               "## Other\n";
inline constexpr char table[] = "# Rows\n\n"
                                "| done | title | remark |\n"
                                "| ---- | ----- | ------ |\n"
                                "| ⬜ | [One of Them](https://arxiv.org/abs/2001.00001) | good |\n"
                                "| ⬜ | [Two of Them](https://arxiv.org/abs/2001.00002) | |\n\n"
                                "Words below.\n";
inline constexpr char nested[] = "# Nested\n\n"
                                 "- [ ] [One](https://arxiv.org/abs/2001.00001)\n"
                                 "  - [ ] [Below One](https://arxiv.org/abs/2001.00011)\n"
                                 "- [ ] [Two](https://arxiv.org/abs/2001.00002)\n";
inline constexpr char references[] = "# References\n\n"
                                     "- [ ] [One][1]\n"
                                     "- [ ] [Two][2]\n\n"
                                     "[1]: https://arxiv.org/abs/2001.00001\n"
                                     "[2]: https://arxiv.org/abs/2001.00002\n";

// The seed's entries, and two that it does not have.
inline const QByteArray one =
    "- [ ] [[2001.00001] One](https://arxiv.org/abs/2001.00001)\n  first, one\n";
inline const QByteArray two = "- [ ] [[2001.00002] Two](https://arxiv.org/abs/2001.00002)\n\n"
                              "  two，备注在这里。\n";
inline const QByteArray three = "- [X] [[2001.00003] Three](https://arxiv.org/abs/2001.00003)\n";
inline const QByteArray four = "- [ ] [[2001.00004] Four](https://arxiv.org/abs/2001.00004)\n";
inline const QByteArray five = "- [ ] [[2001.00005] Five](https://arxiv.org/abs/2001.00005)\n";
inline const QByteArray six = "- [ ] [[2001.00006] Six](https://arxiv.org/abs/2001.00006)\n  six\n";

inline QByteArray edited(QByteArray list, const Edits &edits)
{
    for (const auto &[from, to] : edits) {
        if (from.isEmpty()) {
            list += to;
            continue;
        }
        const qsizetype at = list.indexOf(from);
        if (at < 0)
            qFatal("\"%s\" is not in the list", from.constData());
        list.replace(at, from.size(), to);
    }
    return list;
}

// Both texts from the first line on in which they differ.
inline QByteArray fromDifference(const QByteArray &is, const QByteArray &expected)
{
    qsizetype at = 0;
    while (at < std::min(is.size(), expected.size()) && is[at] == expected[at])
        ++at;
    at = is.lastIndexOf('\n', at - is.size() - 1) + 1;
    return "is:\n" + is.mid(at) + "expected:\n" + expected.mid(at);
}

inline void addColumns()
{
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QByteArray>("mine");
    QTest::addColumn<QByteArray>("theirs");
    QTest::addColumn<QByteArray>("expected");
}

} // namespace paperdip
