// SPDX-License-Identifier: MIT
#pragma once

#include "gui/notepane.h"
#include "gui/noterenderer.h"
#include "gui/notesession.h"
#include "library/picturestore.h"

#include <QTimer>

class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace paperdip {

class MessageBar;
class NoteEditArea;
class NoteEditor;
class NoteView;
class PathField;

// The parts of a NotePane and how they play together.
struct NotePane::Private
{
    Private(NotePane &owner, Library &theLibrary, Notes &notes);

    void build();
    QWidget *buildHeader();
    QWidget *buildEmpty();
    void connectAll();
    void connectSession();
    void connectWriting();
    std::optional<PictureJob> picturePlace() const;
    QString titleOf(const QString &url) const;
    void showWords(qsizetype words, qsizetype selected);
    void retranslate();

    void showState(); // another note, or another state of it
    void showEmpty();
    void showMode();
    void showSave();
    void reload();
    void edited();
    void renderSoon();
    void renderNow();
    void offerDraft();
    void offerConflict();
    void offerRemote();
    void allowRemote(bool allowed);
    void followLink(const QUrl &url);
    void renameTo(const QString &written);
    void focusEditor();
    void zoomTo(int steps);
    void applyZoom();

    NotePane &q;
    Library &library;
    NoteSession session;
    NoteRenderer renderer;
    QTimer renderTimer;
    Mode mode = Mode::View;
    int zoom = 0;
    bool remoteAllowed = false;

    PathField *path = nullptr;
    QLabel *save = nullptr;
    QLabel *words = nullptr;
    QToolButton *modeButtons[3] = {};
    MessageBar *bar = nullptr;
    QStackedWidget *pages = nullptr;
    QSplitter *split = nullptr;
    NoteEditArea *writing = nullptr;
    NoteEditor *editor = nullptr;
    NoteView *view = nullptr;
    QLabel *emptyText = nullptr;
    QPushButton *emptyButton = nullptr;
    QPushButton *likelyButton = nullptr;
    NoteFooter *footer = nullptr;
    QString likely; // offered where the note is missing
};

} // namespace paperdip
