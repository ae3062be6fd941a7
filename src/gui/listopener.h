// SPDX-License-Identifier: MIT
#pragma once

#include "core/identify.h"
#include "library/types.h"

#include <QObject>

class QWidget;

namespace paperdip {

class Library;
class LinkedFiles;

// Opens lists: files, folders, the sample, what the command line named.
class ListOpener : public QObject
{
    Q_OBJECT

public:
    ListOpener(Library &library, LinkedFiles &files, QWidget &window);

    void openPaths(const QStringList &paths); // files and folders
    void openSample();
    void askForList();
    void askForFolder();

Q_SIGNALS:
    void opened(paperdip::ListId list);
    void problem(const paperdip::Error &error);

private:
    Result<QString> copySample() const;

    Library &m_library;
    LinkedFiles &m_files;
    QWidget &m_window;
};

// A start's arguments: files and folders as absolute paths, everything else as links and ids.
struct StartArguments
{
    QStringList paths;
    QList<Identified> papers;
    QStringList unknown;

    static StartArguments read(const QStringList &arguments);
    // The same arguments for a process with another working folder.
    static QStringList absolute(const QStringList &arguments);
};

} // namespace paperdip
