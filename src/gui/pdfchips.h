// SPDX-License-Identifier: MIT
#pragma once

#include "gui/chip.h"
#include "library/pdfs.h"

#include <QPointer>

namespace paperdip {

class FlowLayout;

// The chips of a card that say how a paper stands with its PDF. Progress moves in place; for
// another state they are made anew.
class PdfChips : public QObject
{
    Q_OBJECT

public:
    explicit PdfChips(Pdfs &pdfs, QObject *parent = nullptr);

    void addTo(FlowLayout &flow, const NodeRow &paper);

Q_SIGNALS:
    void changed(const QString &work); // they are to be made anew
    void openWanted(paperdip::NodeId paper);
    void downloadWanted(paperdip::NodeId paper);
    void cancelWanted(const QString &work);

private:
    Chip *add(const QString &text, Chip::Look look, const char *name, const QString &tip = {});
    void addDownload(const QString &text, const QString &tip);
    void addHere(const PdfStatus &status);
    void addRunning();
    void showProgress();

    Pdfs &m_pdfs;
    FlowLayout *m_flow = nullptr;
    NodeRow m_paper;
    QPointer<Chip> m_progress;
};

} // namespace paperdip
