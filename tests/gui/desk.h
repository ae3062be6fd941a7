// SPDX-License-Identifier: MIT
#pragma once

#include "gui/mainwindow.h"
#include "gui/outlinemodel.h"
#include "gui/outlineview.h"
#include "library/backups.h"
#include "library/fetcher.h"
#include "library/library.h"
#include "library/linkedfiles.h"
#include "library/notes.h"
#include "library/pdfs.h"
#include "library/searcher.h"
#include "metadata/arxivclient.h"
#include "metadata/arxivstub.h"

#include <QMimeData>
#include <QTemporaryDir>

namespace paperdip {

// What main() does before the first window.
void prepareWindows();
// A test fails on every warning but the offscreen platform's own.
void failOnWindowWarnings();

// A list in the shape that people write.
QByteArray sampleList();

// Letters as keys, all others as an input method commits them.
void typeText(QWidget &widget, const QString &text);
// A window that others took the keys from has them again.
void beActive(QWidget &window);

// Drags over a view's viewport and drops there; whether it was taken.
bool dropOn(QWidget &viewport, const QMimeData &data, const QPoint &at);

// The whole program on files of its own, talking to an arXiv of its own: what main() builds,
// without exec().
class Desk
{
public:
    explicit Desk(const QByteArray &list = sampleList());

    // Shuts the window and opens the same library again.
    void restart();
    void closeLibrary();
    // After closeLibrary().
    void openAgain(Library::Anew anew = Library::Anew::Now) { openLibrary(anew); }

    QString path(const QString &name) const { return folder.filePath(name); }
    QString listPath() const { return path(QStringLiteral("list/README.md")); }
    QByteArray fileBytes() const;
    ListId list() const { return library->lists().value(0).id; }
    NodeId node(const QString &title) const;
    QModelIndex row(const QString &title) const;
    void select(const QString &title) const;
    // Where a row (or its box) stands in the tree's viewport.
    QPoint middleOf(const QString &title) const;
    QPoint boxOf(const QString &title) const;
    // Titles below a section, one a line; as the tree shows them.
    QStringList shownBelow(const QString &title) const;

    void press(int key, Qt::KeyboardModifiers modifiers = {}) const;
    QAction *action(const char *name) const;
    bool drop(const QMimeData &data, const QPoint &at) const;

    QTemporaryDir folder;
    ArxivStub stub;
    std::unique_ptr<Library> library;
    std::unique_ptr<ArxivClient> client;
    std::unique_ptr<LinkedFiles> files;
    std::unique_ptr<Notes> notes;
    std::unique_ptr<Fetcher> fetcher;
    std::unique_ptr<Pdfs> pdfs;
    std::unique_ptr<Backups> backups;
    std::unique_ptr<Searcher> searcher;
    std::unique_ptr<MainWindow> window;
    OutlineView *tree = nullptr;
    OutlineModel *model = nullptr;

private:
    void openLibrary(Library::Anew anew = Library::Anew::Now);
    void openList();
};

// Every row with its depth, as it is shown: to compare trees as pictures.
QStringList picture(OutlineModel &model, const QModelIndex &parent, int depth = 0);

} // namespace paperdip
