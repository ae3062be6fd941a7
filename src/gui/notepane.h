// SPDX-License-Identifier: MIT
#pragma once

#include "gui/notecommand.h"
#include "library/types.h"

#include <QUrl>
#include <QWidget>

#include <memory>

namespace paperdip {

class FormulaEngine;
class Library;
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
    NodeId paper() const;

    void setMode(Mode mode);
    Mode mode() const;

    void zoomIn();
    void zoomOut();
    void zoomReset();

    // Opens the editor: on the note, or on a new one whose file and link come into being at the
    // first letter typed.
    void writeNote();
    // Puts all that was typed into files, and waits.
    Result<void> flush();
    // A command of the menu, on the note that is open.
    void run(NoteCommand command);
    void setWritingStyle(const WritingStyle &style);
    // Shows images from the network without being asked (a setting).
    void setRemoteImages(bool allowed);
    // Who typesets formulas; without, they are shown as written.
    void setFormulas(FormulaEngine *engine);

Q_SIGNALS:
    void changeWanted(const paperdip::Change &change, const QString &undoText);
    void openUrl(const QUrl &url);
    void problem(const paperdip::Error &error);
    void modeChanged(paperdip::NotePane::Mode mode);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace paperdip
