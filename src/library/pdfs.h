// SPDX-License-Identifier: MIT
#pragma once

#include "library/pdfplace.h"
#include "metadata/pdfclient.h"

#include <QObject>
#include <memory>

namespace paperdip {

class Library;

// How a paper stands with its PDF.
struct PdfStatus
{
    enum class State {
        None,
        Part,    // some of it came; nothing goes on unasked
        Waiting, // for its turn
        Running, // also while a file of one's own is copied
        Failed,  // and some of it may be there
        Here,
    };
    State state = State::None;
    QString path;         // absolute; of the file that is Here
    qint64 bytes = 0;     // that are there
    qint64 total = -1;    // of the whole; -1: not known
    bool resumes = false; // a download would go on where it was
    bool isCopy = false;  // while Running: of a file of one's own
    PdfAnswer answer;     // while Failed: why
};

// The PDF files of papers, in the folder pdf/ of the data folder and never in a list's own. What is
// downloaded a person asked for, and nothing goes on by itself after a start. One at a time from
// arXiv, never beside another request to it; one at a time from everywhere else.
class Pdfs : public QObject
{
    Q_OBJECT

public:
    // gate: arXiv's, as the other clients have it.
    Pdfs(Library &library, const std::shared_ptr<ArxivGate> &gate, PdfOptions options = {},
         QObject *parent = nullptr);
    ~Pdfs() override;

    // Where one would come from; empty: nowhere that is known.
    PdfPlace placeOf(NodeId paper) const;
    PdfStatus status(const QString &work) const; // core/work.h
    QString folder() const;                      // absolute; need not exist
    // Works whose files are waited for, are coming or did not come, in the order of asking.
    QStringList works() const;

    // Gets it, going on with what is there; a file that is here already is left alone. NotFound (no
    // place is known), Invalid (a paper without any address has nothing to keep a file under).
    Result<void> download(NodeId paper);
    Result<void> retry(const QString &work);
    // No longer; what is there of it stays, and a failure is forgotten.
    void cancel(const QString &work);
    // Copies a file of the person's own, beside the window's work. Conflict (there is one already),
    // BadAnswer (no PDF), NotFound, Io; what goes wrong later is told by failed().
    Result<void> attach(NodeId paper, const QString &file);
    // To the system's trash; what is there in part is thrown away. Io.
    Result<void> remove(const QString &work);

Q_SIGNALS:
    void changed(const QString &work);    // another state
    void progressed(const QString &work); // more of it is there
    void failed(const QString &work);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace paperdip
