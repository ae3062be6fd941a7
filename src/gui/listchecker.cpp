// SPDX-License-Identifier: MIT
#include "gui/listchecker.h"

namespace paperdip {

ListChecker::ListChecker(QObject *parent)
    : QObject(parent), m_work([](const CheckInput &input) { return checkList(input); },
                              [this](const CheckInput &input, const QList<Finding> &findings) {
                                  Q_EMIT checked(input, findings);
                              })
{
}

} // namespace paperdip
