// SPDX-License-Identifier: MIT
#pragma once

#include "library/gitdriver.h"

#include <QDialog>

namespace paperdip {

// Shows what will be written so that Git itself merges this repository's lists by entry. Accepted:
// write it.
class DriverDialog : public QDialog
{
    Q_OBJECT

public:
    DriverDialog(const GitDriverPlan &plan, QWidget *parent);
};

} // namespace paperdip
