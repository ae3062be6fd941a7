// SPDX-License-Identifier: MIT
#pragma once

#include "gui/linkdrop.h"
#include "gui/paperadder.h"

namespace paperdip {

class Exchange;
class ListOpener;
class PdfAdder;

// Where everything goes that a person gives the window by drop, paste, the Add field or the command
// line: links to the adder, lists to the opener, PDF files to be recognised, .bib files to their
// preview. What is nothing for us is said.
class Intake : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        PaperAdder &adder;
        ListOpener &opener;
        Exchange &exchange;
        MessageBar &bar;
    };

    explicit Intake(const Parts &parts, QObject *parent = nullptr);

    // To where a paste goes; where lists are opened with it, into these.
    void take(const LinkDrop &content);
    void takeAt(const LinkDrop &content, paperdip::ListId list, const paperdip::Place &place);

private:
    void takeRest();

    Parts m_with;
    PdfAdder *m_pdfs;
    QList<LinkDrop> m_waiting; // until what is being opened is there
};

} // namespace paperdip
