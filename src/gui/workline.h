// SPDX-License-Identifier: MIT
#pragma once

#include "gui/progressline.h"

#include <QTimer>

namespace paperdip {

class LinkedFiles;

// What a worker is doing with files, and how far it is: in the window's bottom line. Work that is
// over within half a second is not worth a word.
class WorkLine final : public ProgressLine
{
    Q_OBJECT

public:
    explicit WorkLine(LinkedFiles &files, QWidget *parent = nullptr);

protected:
    void retranslate() override;

private:
    void follow();
    void showWork();

    LinkedFiles &m_files;
    QTimer m_soon; // from the first work on
};

} // namespace paperdip
