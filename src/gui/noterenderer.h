// SPDX-License-Identifier: MIT
#pragma once

#include "core/newestonly.h"

#include <QByteArray>
#include <QObject>

namespace paperdip {

// Renders notes on a thread of its own. Only the newest request counts: what waits is replaced,
// what comes late is dropped.
class NoteRenderer : public QObject
{
    Q_OBJECT

public:
    explicit NoteRenderer(QObject *parent = nullptr);

    void render(const QByteArray &markdown) { m_work.run(markdown); }
    void cancel() { m_work.cancel(); } // what is under way will not be announced

Q_SIGNALS:
    void rendered(const QString &html);

private:
    NewestOnly<QByteArray, QString> m_work;
};

} // namespace paperdip
