// SPDX-License-Identifier: MIT
#pragma once

#include "library/arxivturn.h"
#include "library/library.h"
#include "library/pdfs.h"
#include "metadata/arxivgate.h"
#include "store/store.h"
#include "sync/partfile.h"

#include <QElapsedTimer>
#include <QThreadPool>
#include <atomic>

namespace paperdip {

struct Pdfs::Private
{
    // One wish: a download, or a copy of one's own file.
    struct Wish
    {
        QString work;
        PdfPlace place; // empty: a copy
        PdfStatus status;
        std::shared_ptr<std::atomic_bool> isCancelled; // of a copy
    };

    // A stream of downloads, one after the other.
    struct Lane : PdfTarget
    {
        Lane(Private &owner, bool forArxiv, std::shared_ptr<ArxivGate> gate);

        Result<void> begin(qint64 from, qint64 total, const QByteArray &validator) override;
        Result<void> write(const QByteArray &piece) override;

        Private &d;
        bool forArxiv;
        PdfClient client;
        PartFile part;
        StoredPdf pdf; // that comes
        QElapsedTimer told;
    };

    Private(Pdfs &owner, Library &theLibrary, const std::shared_ptr<ArxivGate> &gate,
            PdfOptions those);

    PdfTable &table() const { return library.store().pdfs(); }
    bool hasFolder() const { return library.path() != QLatin1String(":memory:"); }
    QString pathOf(const StoredPdf &pdf) const
    {
        return library.dataFolder() + QLatin1Char('/') + pdf.file;
    }
    PdfStatus stored(const QString &work) const;
    StoredPdf fileFor(const NodeRow &paper, const std::optional<ArxivId> &id) const;
    Result<NodeRow> paperFor(NodeId paper) const;
    Wish *find(const QString &work);
    void drop(const QString &work);
    void tell(const QString &work);

    // pdfsdownload.cpp
    void next();
    void start(Lane &lane, Wish &wish);
    void take(Lane &lane, const PdfAnswer &answer);
    void fail(const QString &work, const PdfAnswer &answer);
    void refuseArxiv(const PdfAnswer &answer);
    void finish(const StoredPdf &pdf);
    void copy(StoredPdf pdf, const QString &from, const Wish &wish);
    void end(StoredPdf pdf, const Result<void> &completed);

    Pdfs &q;
    Library &library;
    const PdfOptions options;
    ArxivTurn turn;
    QList<Wish> wishes;
    Lane arxiv;
    Lane web;
    std::optional<PdfAnswer> refusal; // of arXiv's: no more until the next start
    QThreadPool workers;              // of one thread
};

} // namespace paperdip
