// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

namespace paperdip {

// Shows what fixes would change, as a unified diff, before they are made. Accepted: make them.
class DiffDialog : public QDialog
{
    Q_OBJECT

public:
    DiffDialog(const QByteArray &diff, int fixes, QWidget *parent);
};

} // namespace paperdip
