// SPDX-License-Identifier: MIT
#include "gui/pagelook.h"

#include <QThread>
#include <memory>

namespace paperdip {

PageLook::PageLook(QObject *parent) : QObject(parent)
{
    connect(&m_fetcher, &PageFetcher::fetched, this, [this](const FetchedPage &page) {
        if (page.error)
            Q_EMIT failed(*page.error);
        else
            read(page);
    });
}

PageLook::~PageLook()
{
    constexpr int patience = 500; // ms; a page that takes longer is left behind with its thread
    if (m_thread != nullptr && m_thread->wait(patience))
        delete m_thread;
}

void PageLook::look(const QUrl &url)
{
    cancel();
    m_fetcher.fetch(url);
}

void PageLook::cancel()
{
    m_fetcher.abort();
    m_isReading = false;
    m_next.reset();
}

void PageLook::read(const FetchedPage &page)
{
    if (m_thread != nullptr) {
        m_next = page;
        m_isReading = true;
        return;
    }
    m_isReading = true;
    auto read = std::make_shared<Result<SourcePage>>();
    m_thread = QThread::create([page, read] { *read = readSourcePage(page); });
    connect(m_thread, &QThread::finished, this, [this, read] {
        m_thread->deleteLater();
        m_thread = nullptr;
        take(*read);
    });
    m_thread->start();
}

void PageLook::take(const Result<SourcePage> &page)
{
    if (m_next) {
        read(*std::exchange(m_next, std::nullopt));
        return;
    }
    if (!std::exchange(m_isReading, false))
        return;
    if (page)
        Q_EMIT found(*page);
    else
        Q_EMIT failed(page.error());
}

} // namespace paperdip
