// SPDX-License-Identifier: MIT
#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>

namespace paperdip {

inline double milliseconds(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

// Tells when a paint of one widget is over.
class Application : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        const bool paints = receiver == watched && event->type() == QEvent::Paint;
        const bool done = QApplication::notify(receiver, event);
        paintsDone += paints ? 1 : 0;
        return done;
    }

    QObject *watched = nullptr;
    int paintsDone = 0;
};

} // namespace paperdip
