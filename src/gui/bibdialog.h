// SPDX-License-Identifier: MIT
#pragma once

#include "library/bibimport.h"

#include <QDialog>
#include <memory>

class QPushButton;
class QTreeWidgetItem;

namespace Ui {
class BibDialog;
}

namespace paperdip {

class Library;

// The entries of a .bib file, doubles marked and not ticked, and the section that gets those that
// are. Blocks nothing.
class BibDialog : public QDialog
{
    Q_OBJECT

public:
    explicit BibDialog(Library &library, QWidget *parent = nullptr);
    ~BibDialog() override;

    // Opens it for what a file holds; the section is offered first (0: the list's top).
    void choose(const BibCandidates &found, ListId list, NodeId section);

Q_SIGNALS:
    void chosen(paperdip::ListId list, paperdip::NodeId section,
                const QList<paperdip::BibCandidate> &entries);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void fillEntries();
    void mark(QTreeWidgetItem &item, const BibCandidate &candidate) const;
    void showProblems();
    void countChosen();
    void take();
    QList<BibCandidate> ticked() const;

    Library &m_library;
    std::unique_ptr<Ui::BibDialog> m_ui;
    QPushButton *m_add;
    BibCandidates m_found;
};

} // namespace paperdip
