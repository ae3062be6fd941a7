// SPDX-License-Identifier: MIT
#pragma once

#include <QPlainTextEdit>

namespace paperdip {

// A unified diff, in colours: what goes and what comes. Only its first megabyte is shown.
class DiffView : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit DiffView(QWidget *parent = nullptr);

    void showDiff(const QByteArray &diff);
};

} // namespace paperdip
