// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"
#include "core/result.h"

#include <QObject>
#include <QTimer>

class QWidget;

namespace paperdip {

class ActionSet;
class Library;
class MessageBar;
class OutlineModel;
class OutlineView;
class PaperActions;
class PaperAdder;
class PaperCard;
class Pdfs;

// What the window does with PDF files: fetch, cancel, take a person's own, show, delete; say what
// did not come.
class PdfCommands : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ActionSet &actions;
        OutlineView &tree;
        OutlineModel &model;
        Library &library;
        Pdfs &pdfs;
        PaperActions &papers;
        PaperAdder &adder;
        PaperCard &card;
        MessageBar &messages;
    };

    PdfCommands(const Parts &parts, QWidget &window);

    // By what is selected and what is here.
    void enableActions();

Q_SIGNALS:
    void problem(const paperdip::Error &error);

private:
    void connectActions();
    void enableActionsSoon();
    void download(const QList<NodeId> &nodes);
    void attach(NodeId paper, const QString &file);
    void askForFile();
    void remove();
    void showFailures();
    QString titleOf(const QString &work) const;
    QString currentWork() const; // of the selected paper; empty: none

    Parts m_with;
    QWidget &m_window;
    QTimer m_soon;
};

} // namespace paperdip
