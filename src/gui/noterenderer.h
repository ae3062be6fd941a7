// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QObject>
#include <QThreadPool>

#include <memory>
#include <optional>

namespace paperdip {

// Renders notes on a thread of its own. Only the newest request counts: what waits is replaced,
// what comes late is dropped.
class NoteRenderer : public QObject
{
    Q_OBJECT

public:
    explicit NoteRenderer(QObject *parent = nullptr);
    ~NoteRenderer() override;

    void render(const QByteArray &markdown);
    void cancel(); // what is under way will not be announced

Q_SIGNALS:
    void rendered(const QString &html);

private:
    void start(const QByteArray &markdown);
    void done(const QString &html);

    std::unique_ptr<QThreadPool> m_pool;
    std::optional<QByteArray> m_waiting;
    bool m_busy = false;
    bool m_stale = false; // what is under way
};

} // namespace paperdip
