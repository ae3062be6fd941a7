// SPDX-License-Identifier: MIT
#pragma once

#include "gui/chip.h"
#include "gui/papercard.h"
#include "gui/pdfchips.h"
#include "library/library.h"

class QLabel;
class QProgressBar;
class QToolButton;

namespace paperdip {

class FlowLayout;
class FoldLabel;
class FormulaLabel;
class InlineEdit;

struct PaperCard::Private
{
    Private(PaperCard &owner, Library &from, Pdfs &pdfs);

    void buildFields();
    void connectEdits();
    void connectPdf();
    void retranslate();
    void refresh();
    void showPaper();
    void showAuthors();
    // papercardchips.cpp
    void showChips();
    void showArxivChips(FlowLayout *flow);
    void showNewsChip(FlowLayout *flow);
    void showStateChip();
    void showLinks();
    void showAbstract();
    void showDetails();
    void showSection();
    void showOthers();
    void hideAll();
    void finishEdits();
    Chip *addChip(FlowLayout *flow, const QString &text, Chip::Look look, const QString &tip = {});
    void addLink(FlowLayout *flow, const QString &text, const QString &url,
                 const QString &tip = {});
    void offerStates(QWidget *below);
    void want(const Result<Change> &change, const QString &undoText);

    PaperCard &q;
    Library &library;
    PdfChips pdf;
    NodeId node = 0;
    NodeRow row;
    std::optional<Record> record;
    bool allAuthors = false;
    bool abstractOpen = false;

    InlineEdit *title;
    QLabel *authors;
    QToolButton *moreAuthors;
    QWidget *chips;
    QProgressBar *progress;
    QLabel *progressText;
    QWidget *fields;
    QLabel *keywordsLabel;
    InlineEdit *keywords;
    QLabel *remarkLabel;
    InlineEdit *remark;
    QLabel *linksLabel;
    QWidget *links;
    QLabel *othersLabel;
    QWidget *others; // where the paper stands besides
    FoldLabel *abstractLabel;
    FormulaLabel *abstract;
    QLabel *detailsLabel;
    QLabel *details; // journal reference and comment, as the service has them
};

} // namespace paperdip
