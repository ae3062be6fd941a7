// SPDX-License-Identifier: MIT
#pragma once

#include "library/types.h"

#include <QMainWindow>
#include <QUndoStack>
#include <memory>

namespace Ui {
class MainWindow;
}

namespace paperdip {

class ActionSet;
class Backups;
class Fetcher;
class Library;
class LinkedFiles;
class Exchange;
class FetchCommands;
class GitCommands;
class Intake;
class ListEditor;
class ListOpener;
class Menus;
class NoteAlone;
class NoteCommands;
class NotePane;
class Notes;
class OutlineModel;
class OutsideChanges;
class PaperActions;
class PaperAdder;
class PaperCard;
class PdfCommands;
class Pdfs;
class SearchCommands;
class Searcher;
class StatusStrip;
class TreeCommands;
class WindowState;

// What the window works on. All of it outlives the window.
struct Services
{
    Library &library;
    LinkedFiles &files;
    Notes &notes;
    Fetcher &fetcher;
    Pdfs &pdfs;
    Backups &backups;
    Searcher &searcher;
};

// Lays out the window and wires its parts; each does its own work.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const Services &services, QWidget *parent = nullptr);
    ~MainWindow() override;

    // Markdown files, folders, links: of this start, or of a second one.
    void openArguments(const QStringList &arguments);
    void comeForward();
    QUndoStack &undoStack() { return m_undo; }

Q_SIGNALS:
    void languageChanged(const QString &language);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void layOut();
    void takeColours();
    void connectTree();
    void connectDetail();
    void connectFile();
    void connectView();
    void connectMessages();
    void connectReading();

    void showCurrent();
    void showPage();
    void showTitle();
    void forgetList();
    void zoom(int step);
    void goTo(const QList<NodeId> &papers);
    void report(const Error &error);
    Result<void> saveAll();
    void showSettings();

    Services m_services;
    std::unique_ptr<Ui::MainWindow> m_ui;
    QUndoStack m_undo;
    ActionSet *m_actions;
    OutlineModel *m_model;
    ListEditor *m_editor;
    PaperAdder *m_adder = nullptr;
    PaperActions *m_papers;
    ListOpener *m_opener;
    OutsideChanges *m_outside = nullptr;
    TreeCommands *m_commands = nullptr;
    Exchange *m_exchange = nullptr;
    FetchCommands *m_fetching = nullptr;
    PdfCommands *m_pdfs = nullptr;
    GitCommands *m_git = nullptr;
    Intake *m_intake = nullptr;
    PaperCard *m_card = nullptr;
    NotePane *m_note = nullptr;
    NoteCommands *m_noteFiles = nullptr;
    NoteAlone *m_alone = nullptr;
    StatusStrip *m_status = nullptr;
    SearchCommands *m_search = nullptr;
    std::unique_ptr<Menus> m_menus;
    std::unique_ptr<WindowState> m_state;
    bool m_closeAnyway = false;
};

} // namespace paperdip
