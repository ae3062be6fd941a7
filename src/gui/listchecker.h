// SPDX-License-Identifier: MIT
#pragma once

#include "core/newestonly.h"
#include "library/check.h"

#include <QObject>

namespace paperdip {

// Checks lists on a thread of its own. Only the newest request counts: what waits is replaced, what
// comes late is dropped.
class ListChecker : public QObject
{
    Q_OBJECT

public:
    explicit ListChecker(QObject *parent = nullptr);

    void check(const CheckInput &input) { m_work.run(input); }
    void cancel() { m_work.cancel(); } // what is under way will not be announced
    bool isBusy() const { return m_work.isBusy(); }

Q_SIGNALS:
    void checked(const paperdip::CheckInput &input, const QList<paperdip::Finding> &findings);

private:
    NewestOnly<CheckInput, QList<Finding>> m_work;
};

} // namespace paperdip
