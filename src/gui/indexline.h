// SPDX-License-Identifier: MIT
#pragma once

#include "gui/progressline.h"

namespace paperdip {

class Searcher;

// How far the search index is behind, in the window's bottom line, while that takes more than a
// moment.
class IndexLine final : public ProgressLine
{
    Q_OBJECT

public:
    explicit IndexLine(Searcher &searcher, QWidget *parent = nullptr);

protected:
    void retranslate() override;
    void showWork() override;

private:
    void follow(int left);

    Searcher &m_searcher;
    int m_all = 0; // when this began
};

} // namespace paperdip
