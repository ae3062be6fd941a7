// SPDX-License-Identifier: MIT
#pragma once

#include "gui/paperadder.h"
#include "sync/pdftext.h"

namespace paperdip {

// Finds which papers PDF files are, by their names and else by the text of their first pages, one
// file after the other beside the window's work; what is found goes to the adder, the files of one
// drop at once. Says which files it knows nothing of.
class PdfAdder : public QObject
{
    Q_OBJECT

public:
    PdfAdder(PaperAdder &adder, MessageBar &bar, QObject *parent = nullptr);

    void add(const QStringList &files, const PaperAdder::Target &target);
    bool isReading() const { return m_busy; }
    // For tests: another program, shorter times.
    void setOptions(const PdfTextOptions &options);

private:
    struct Batch
    {
        QStringList files;
        qsizetype at = 0; // the file that is looked at
        PaperAdder::Target target;
        QList<Identified> papers;
        QStringList unknown; // files in which nothing was found
        bool programMissing = false;
    };

    void next();
    void take(const Result<QString> &text);
    void found(Identified paper);
    void finish();
    static QString unknownText(const Batch &batch);

    PaperAdder &m_adder;
    MessageBar &m_bar;
    std::unique_ptr<PdfText> m_reader;
    QList<Batch> m_batches; // the first one is worked on
    bool m_busy = false;
};

} // namespace paperdip
