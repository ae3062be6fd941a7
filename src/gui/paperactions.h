// SPDX-License-Identifier: MIT
#pragma once

#include "library/library.h"

#include <QUrl>

namespace paperdip {

class Fetcher;
class Pdfs;

// What is done with papers that changes no list: opening their pages, copying their words,
// fetching.
class PaperActions : public QObject
{
    Q_OBJECT

public:
    PaperActions(Library &library, Fetcher &fetcher, Pdfs &pdfs, QObject *parent = nullptr);

    // Hands an address to the system. Only web pages, mail addresses and documents; never a
    // program.
    void openUrl(const QUrl &url);
    void openAbstract(NodeId paper);
    void openPdf(NodeId paper); // the file that is here, else its address
    void openPdfFolder(NodeId paper);
    void copyTitle(NodeId paper);
    void copyAbstract(NodeId paper);
    void fetchIfUnknown(NodeId paper); // it is shown
    void retry(NodeId paper);

Q_SIGNALS:
    void problem(const paperdip::Error &error);

private:
    void report(const Result<void> &result);

    Library &m_library;
    Fetcher &m_fetcher;
    Pdfs &m_pdfs;
};

} // namespace paperdip
