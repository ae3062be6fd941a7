// SPDX-License-Identifier: MIT
#pragma once

#include "library/types.h"

#include <QUrl>
#include <QWidget>

#include <memory>

namespace paperdip {

class Library;

// What the list and the record say of a node, editable in place. Plans changes, applies none.
class PaperCard : public QWidget
{
    Q_OBJECT

public:
    explicit PaperCard(Library &library, QWidget *parent = nullptr);
    ~PaperCard() override;

    void setNode(NodeId node); // 0: nothing is selected
    NodeId node() const;
    bool isEditing() const;
    // Starts editing, as a click would.
    void editTitle();
    void editKeywords();
    void editRemark();

Q_SIGNALS:
    void changeWanted(const paperdip::Change &change, const QString &undoText);
    void openUrl(const QUrl &url);
    void problem(const paperdip::Error &error);
    void writeNoteWanted(paperdip::NodeId paper);
    void lookWanted(); // for papers on the page that it shows

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace paperdip
