// SPDX-License-Identifier: MIT
#pragma once

#include "gui/linkdrop.h"
#include "library/types.h"

#include <QObject>

class QWidget;

namespace paperdip {

class Library;
class LinkedFiles;

// Opens lists: files, folders, the sample, what the command line named. A worker reads them; what
// comes of it is said by signals.
class ListOpener : public QObject
{
    Q_OBJECT

public:
    ListOpener(Library &library, LinkedFiles &files, QWidget &window);

    void openPaths(const QStringList &paths); // files and folders
    bool isOpening() const { return !m_paths.isEmpty(); }
    void openSample();
    void askForList();
    void askForFolder();

Q_SIGNALS:
    void opened(paperdip::ListId list);
    void problem(const paperdip::Error &error);
    void finished(); // nothing is being opened any more

private:
    Result<QString> copySample() const;
    void done(const QString &path);

    Library &m_library;
    LinkedFiles &m_files;
    QWidget &m_window;
    QStringList m_paths; // asked for and not opened yet
};

// A start's arguments: files and folders by their absolute paths, everything else as links and ids.
struct StartArguments
{
    LinkDrop content; // a file of any other kind is opened as a list
    QStringList unknown;

    static StartArguments read(const QStringList &arguments);
    // The same arguments for a process with another working folder.
    static QStringList absolute(const QStringList &arguments);
};

} // namespace paperdip
