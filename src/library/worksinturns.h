// SPDX-License-Identifier: MIT
#pragma once

#include "library/types.h"

#include <QObject>
#include <QQueue>
#include <QStringList>
#include <QTimer>
#include <functional>

namespace paperdip {

// Works (core/work.h), however many, that are taken a hundred at a time: the first at once, the
// others in the turns of the event loop that follow. So many take less than a frame.
class WorksInTurns : public QObject
{
    Q_OBJECT

public:
    static constexpr int atOnce = 100;
    using Take = std::function<Result<void>(const QStringList &)>;

    explicit WorksInTurns(Take take, QObject *parent = nullptr);

    // Behind what waits already. An error, here or in failed(): what is left is not taken.
    Result<void> add(const QStringList &works);
    Result<void> takeAll(); // what is left, at once
    void clear();
    bool isEmpty() const { return m_left.isEmpty(); }

Q_SIGNALS:
    void failed(const paperdip::Error &error); // of a later turn

private:
    Result<void> takeSome();

    const Take m_take;
    QQueue<QString> m_left;
    QTimer m_turn;
};

} // namespace paperdip
