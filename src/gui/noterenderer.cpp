// SPDX-License-Identifier: MIT
#include "gui/noterenderer.h"

#include "markdown/render.h"

#include <QPointer>

namespace paperdip {

NoteRenderer::NoteRenderer(QObject *parent)
    : QObject(parent), m_pool(std::make_unique<QThreadPool>())
{
    registerExtensions();
    m_pool->setMaxThreadCount(1);
}

NoteRenderer::~NoteRenderer()
{
    constexpr int Patience = 500; // ms
    if (!m_pool->waitForDone(Patience))
        static_cast<void>(
            m_pool.release()); // one of cmark's slow inputs: the window closes without it
}

void NoteRenderer::render(const QByteArray &markdown)
{
    m_stale = m_busy;
    if (m_busy)
        m_waiting = markdown;
    else
        start(markdown);
}

void NoteRenderer::cancel()
{
    m_stale = m_busy;
    m_waiting.reset();
}

void NoteRenderer::start(const QByteArray &markdown)
{
    m_busy = true;
    m_stale = false;
    // The guard is looked at on this thread only, where the object lives and dies.
    m_pool->start([guard = QPointer<NoteRenderer>(this), markdown, thread = this->thread()] {
        auto *carrier = new QObject;
        carrier->moveToThread(thread);
        QMetaObject::invokeMethod(
            carrier,
            [guard, carrier, html = renderHtml(markdown)] {
                if (guard)
                    guard->done(html);
                carrier->deleteLater();
            },
            Qt::QueuedConnection);
    });
}

void NoteRenderer::done(const QString &html)
{
    m_busy = false;
    if (!m_stale)
        Q_EMIT rendered(html);
    if (m_waiting && !m_busy)
        start(*std::exchange(m_waiting, std::nullopt));
}

} // namespace paperdip
