// SPDX-License-Identifier: MIT
#include "gui/listopener.h"

#include "gui/filedialog.h"
#include "library/library.h"
#include "library/linkedfiles.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUrl>

namespace paperdip {

namespace {

constexpr QLatin1String sampleResource(":/sample");

QString pathOf(const QString &argument)
{
    const QUrl url(argument);
    const QString path = url.isLocalFile() ? url.toLocalFile() : argument;
    return url.isLocalFile() || QFileInfo::exists(path) ? QFileInfo(path).absoluteFilePath()
                                                        : QString();
}

} // namespace

ListOpener::ListOpener(Library &library, LinkedFiles &files, QWidget &window)
    : QObject(&window), m_library(library), m_files(files), m_window(window)
{
    connect(&m_files, &LinkedFiles::opened, this, [this](const QString &path, ListId list) {
        Q_EMIT opened(list);
        done(path);
    });
    connect(&m_files, &LinkedFiles::openFailed, this,
            [this](const QString &path, const Error &error) {
                if (error.code != ErrorCode::Cancelled)
                    Q_EMIT problem(error);
                done(path);
            });
}

void ListOpener::openPaths(const QStringList &paths)
{
    QStringList files;
    for (const QString &path : paths) {
        const Result<QString> file =
            QFileInfo(path).isDir() ? LinkedFiles::listInFolder(path) : Result<QString>(path);
        if (file)
            files << QDir::cleanPath(QFileInfo(*file).absoluteFilePath());
        else
            Q_EMIT problem(file.error());
    }
    m_paths << files; // all of them before the first can be done
    for (const QString &file : std::as_const(files))
        m_files.openLater(file);
}

void ListOpener::done(const QString &path)
{
    if (m_paths.removeOne(path) && m_paths.isEmpty())
        Q_EMIT finished();
}

void ListOpener::openSample()
{
    const Result<QString> path = copySample();
    if (path)
        openPaths({*path});
    else
        Q_EMIT problem(path.error());
}

// Into the data folder, as files like any others. What is there already, perhaps changed, stays.
Result<QString> ListOpener::copySample() const
{
    const QString folder = m_library.dataFolder() + QStringLiteral("/sample");
    QDirIterator files(sampleResource, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString from = files.next();
        const QString to = folder + from.mid(sampleResource.size());
        if (QFileInfo::exists(to))
            continue;
        const bool copied = QDir().mkpath(QFileInfo(to).absolutePath()) && QFile::copy(from, to);
        // A resource is read-only, and QFile::copy takes that along.
        if (!copied || !QFile::setPermissions(to, QFile::ReadOwner | QFile::WriteOwner))
            return fail(ErrorCode::Io, QStringLiteral("The sample list cannot be written"), to);
    }
    return folder + QStringLiteral("/README.md");
}

void ListOpener::askForList()
{
    QFileDialog *dialog = openDialog(m_window, tr("Open list"), QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Markdown (*.md *.markdown *.mkd)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &ListOpener::openPaths);
    dialog->open();
}

void ListOpener::askForFolder()
{
    QFileDialog *dialog = openDialog(m_window, tr("Open folder"), QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &path) { openPaths({path}); });
    dialog->open();
}

StartArguments StartArguments::read(const QStringList &arguments)
{
    StartArguments start;
    QStringList files;
    QList<Identified> papers;
    for (const QString &argument : arguments) {
        const QString path = pathOf(argument);
        const QList<Identified> found = path.isEmpty() ? identify(argument) : QList<Identified>();
        if (!path.isEmpty())
            files << path;
        else if (!found.isEmpty())
            papers << found;
        else
            start.unknown << argument;
    }
    start.content = readFiles(files);
    start.content.paths << std::exchange(start.content.others, {});
    start.content.papers << papers;
    return start;
}

QStringList StartArguments::absolute(const QStringList &arguments)
{
    QStringList words;
    for (const QString &argument : arguments) {
        const QString path = pathOf(argument);
        words << (path.isEmpty() ? argument : path);
    }
    return words;
}

} // namespace paperdip
