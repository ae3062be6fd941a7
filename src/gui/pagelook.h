// SPDX-License-Identifier: MIT
#pragma once

#include "library/sourcepage.h"

class QThread;

namespace paperdip {

// Fetches a page and reads it on a thread. Only the newest request counts.
class PageLook : public QObject
{
    Q_OBJECT

public:
    explicit PageLook(QObject *parent = nullptr);
    ~PageLook() override;

    // found() or failed() follows, later.
    void look(const QUrl &url);
    void cancel(); // neither follows
    bool isBusy() const { return m_fetcher.isBusy() || m_isReading; }

Q_SIGNALS:
    void found(const paperdip::SourcePage &page);
    void failed(const paperdip::Error &error);

private:
    void read(const FetchedPage &page);
    void take(const Result<SourcePage> &page);

    PageFetcher m_fetcher;
    QThread *m_thread = nullptr; // also of what nobody waits for any more
    bool m_isReading = false;
    std::optional<FetchedPage> m_next; // came while an older one was being read
};

} // namespace paperdip
