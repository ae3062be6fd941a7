// SPDX-License-Identifier: MIT
#pragma once

#include "gui/progressline.h"

namespace paperdip {

class LinkedFiles;

// What a worker is doing with files, and how far it is: in the window's bottom line.
class WorkLine final : public ProgressLine
{
    Q_OBJECT

public:
    explicit WorkLine(LinkedFiles &files, QWidget *parent = nullptr);

protected:
    void retranslate() override;
    void showWork() override;

private:
    void follow();

    LinkedFiles &m_files;
};

} // namespace paperdip
