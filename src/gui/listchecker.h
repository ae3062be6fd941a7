// SPDX-License-Identifier: MIT
#pragma once

#include "library/check.h"

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <optional>

namespace paperdip {

// Checks lists on a thread of its own. Only the newest request counts: what waits is replaced, what
// comes late is dropped.
class ListChecker : public QObject
{
    Q_OBJECT

public:
    explicit ListChecker(QObject *parent = nullptr);
    ~ListChecker() override;

    void check(const CheckInput &input);
    void cancel(); // what is under way will not be announced
    bool isBusy() const { return m_busy && !m_stale; }

Q_SIGNALS:
    void checked(const paperdip::CheckInput &input, const QList<paperdip::Finding> &findings);

private:
    void start(const CheckInput &input);
    void done(const CheckInput &input, const QList<Finding> &findings);

    std::unique_ptr<QThreadPool> m_pool;
    std::optional<CheckInput> m_waiting;
    bool m_busy = false;
    bool m_stale = false; // what is under way
};

} // namespace paperdip
