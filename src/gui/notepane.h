// SPDX-License-Identifier: MIT
#pragma once

#include "gui/notecommand.h"
#include "gui/notefooter.h"
#include "library/types.h"

#include <QUrl>
#include <QWidget>

#include <memory>

namespace paperdip {

class FormulaEngine;
class Library;
class NoteEditor;
class NoteImages;
class Notes;
struct WritingStyle;

// A paper's note: its path and save state in a line, below it the note to view, to edit, or both.
class NotePane : public QWidget
{
    Q_OBJECT

public:
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow" // core's Edit: g++ overlooks that these names are scoped
    enum class Mode { View, Edit, SideBySide };
#pragma GCC diagnostic pop
    Q_ENUM(Mode)

    NotePane(Library &library, Notes &notes, QWidget *parent = nullptr);
    ~NotePane() override;

    // Shows a paper's note; 0, sections and sources show nothing. What was typed before is kept
    // first.
    void setPaper(NodeId paper);
    // In its place a Markdown file that belongs to no paper; empty: the paper's note again.
    void showFile(const QString &absolutePath);
    NodeId paper() const; // whose note is shown; 0: nobody's

    // Where one is reading.
    struct Place
    {
        NodeId paper = 0; // that is selected
        QString file;     // shown in place of its note; empty: none
        int block = 0;    // of the view, as NoteView::Place
        int past = 0;
        double line = 1; // at the top of the editor
        QString anchor;  // where not empty, this place counts
        bool operator==(const Place &) const = default;
    };
    Place place() const;
    // Once this paper is selected, or at once.
    void showPlace(const Place &place);
    NodeId selected() const; // the paper, also where a file has the place of its note
    int currentLine() const; // of the caret, or where one is reading; from 1
    void goToLine(int line);
    void takeFocus(); // to be read, or written on
    // Buttons before the path.
    void addButtons(const QList<QAction *> &actions);
    QPoint headerEnd() const; // below them, on the screen

    void setMode(Mode mode);
    Mode mode() const;

    void zoomIn();
    void zoomOut();
    void zoomReset();

    // Opens the editor: on the note, or on a new one whose file and link come into being at the
    // first letter typed.
    void writeNote();
    // Makes the path a field: of a new note before its first letter, else to rename its file.
    void renameNote();
    QString notePath() const; // absolute; empty: there is none
    // The other notes that link to this one, those that only name its paper, and those of papers
    // that it only names.
    void showAround(const QList<NoteFooter::Entry> &linking,
                    const QList<NoteFooter::Entry> &mentioning,
                    const QList<NoteFooter::Entry> &named = {});
    // Where the link leads nowhere: the file that was most likely meant, as the list would write
    // it; empty: none.
    void offerLikely(const QString &written);
    QByteArray text() const; // of the note, saved or not
    NoteEditor &editor() const;
    NoteImages &images() const;
    // Where an address in the note leads, absolute; empty: nowhere that may be read.
    QString fileBeside(const QString &address) const;
    // All of the note is this from now on, as if it had been typed.
    void replaceText(const QByteArray &bytes);
    // Puts all that was typed into files, and waits.
    Result<void> flush();
    // Puts a text with TeX in it into the note as a quotation: below where one writes, else at the
    // end; of a new note where its caret is.
    void quote(const QString &text);
    // A command of the menu, on the note that is open.
    void run(NoteCommand command);
    void setWritingStyle(const WritingStyle &style);
    // Shows images from the network without being asked (a setting).
    void setRemoteImages(bool allowed);
    // Who typesets formulas; without, they are shown as written.
    void setFormulas(FormulaEngine *engine);

Q_SIGNALS:
    void changeWanted(const paperdip::Change &change, const QString &undoText);
    void openUrl(const QUrl &url); // the web, mail, or a file, perhaps with a fragment
    void leaving();                // for another place of the same note
    void backWanted();
    void forwardWanted();
    void linkMentionsWanted();
    void noteOpened(); // another note, or another state of it
    void renameWanted(paperdip::NodeId paper, const QString &written);
    void relinkWanted(paperdip::NodeId paper, const QString &written);
    void problem(const paperdip::Error &error);
    void modeChanged(paperdip::NotePane::Mode mode);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace paperdip
