// SPDX-License-Identifier: MIT
#pragma once

#include "library/types.h"

#include <QUrl>
#include <QWidget>

#include <memory>

namespace paperdip {

class FormulaEngine;
class Library;
class Pdfs;

// What the list and the record say of a node, editable in place. Plans changes, applies none.
class PaperCard : public QWidget
{
    Q_OBJECT

public:
    PaperCard(Library &library, Pdfs &pdfs, QWidget *parent = nullptr);
    ~PaperCard() override;

    void setNode(NodeId node); // 0: nothing is selected
    NodeId node() const;
    bool isEditing() const;
    // Who typesets what is not simple in an abstract; without, it is shown as written.
    void setFormulas(FormulaEngine *engine);
    // What is selected of the abstract, else all of it as its service has it; empty: there is none.
    QString quotable() const;
    // Starts editing, as a click would.
    void editTitle();
    void editKeywords();
    void editRemark();

Q_SIGNALS:
    void changeWanted(const paperdip::Change &change, const QString &undoText);
    void openUrl(const QUrl &url);
    void problem(const paperdip::Error &error);
    void writeNoteWanted(paperdip::NodeId paper);
    void goTo(paperdip::NodeId paper);
    void lookWanted(); // for papers on the page that it shows
    void openPdfWanted(paperdip::NodeId paper);
    void downloadPdfWanted(paperdip::NodeId paper);
    void cancelPdfWanted(const QString &work);
    void attachPdfWanted(paperdip::NodeId paper, const QString &file); // it was dropped here

protected:
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace paperdip
