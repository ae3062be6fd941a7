// SPDX-License-Identifier: MIT
#pragma once

#include "gui/progressline.h"

namespace paperdip {

class Library;

// In the window's bottom line: that the library is being checked after an unclean exit, and changes
// wait.
class CheckLine final : public ProgressLine
{
    Q_OBJECT

public:
    explicit CheckLine(Library &library, QWidget *parent = nullptr);

protected:
    void retranslate() override;
    void showWork() override;
};

} // namespace paperdip
