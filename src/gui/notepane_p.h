// SPDX-License-Identifier: MIT
#pragma once

#include "gui/notepane.h"
#include "gui/noterenderer.h"
#include "gui/notesession.h"
#include "library/picturestore.h"

#include <QTimer>

#include <optional>

class QHBoxLayout;
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
    void connectReading();
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
    void jumpTo(const QString &anchor);
    void turnBox(int line, bool ticked);
    void showPicture(const QString &address);
    void followEditor();
    void followView();
    bool hasNote() const;
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
    bool following = false;        // one of the two is being moved by the other
    bool viewLeads = false;        // it was scrolled by hand last
    bool typed = false;            // since it was rendered
    std::optional<Place> arriving; // once its note is shown

    PathField *path = nullptr;
    QHBoxLayout *headerRow = nullptr;
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
