// SPDX-License-Identifier: MIT
#include "library/filecheck.h"

#include "core/identify.h"
#include "core/lineplaces.h"
#include "library/folderindex.h"
#include "library/localpath.h"
#include "library/notescan.h"
#include "markdown/escape.h"
#include "sync/ownrepository.h"
#include "sync/safefile.h"
#include "sync/worktree.h"

#include <QDir>
#include <QFileInfo>
#include <QMap>
#include <QSet>
#include <QUrl>
#include <algorithm>
#include <tuple>

namespace paperdip {

namespace {

constexpr qint64 longestNote = 4 * 1024 * 1024;

bool hasEnding(const QString &path, const QStringList &endings)
{
    return endings.contains(QFileInfo(path).suffix().toLower());
}

bool isNoteFile(const QString &path)
{
    return hasEnding(path, {QStringLiteral("md"), QStringLiteral("markdown")});
}

bool isPicture(const QString &path)
{
    return hasEnding(path, {QStringLiteral("png"), QStringLiteral("jpg"), QStringLiteral("jpeg"),
                            QStringLiteral("gif"), QStringLiteral("svg"), QStringLiteral("webp"),
                            QStringLiteral("bmp")});
}

// Files that every folder may have and no entry links.
bool isHouseFile(const QString &path)
{
    const QString name = QFileInfo(path).completeBaseName().toLower();
    static const QStringList names{
        QStringLiteral("readme"),    QStringLiteral("index"),           QStringLiteral("summary"),
        QStringLiteral("template"),  QStringLiteral("contributing"),    QStringLiteral("license"),
        QStringLiteral("changelog"), QStringLiteral("code_of_conduct"), QStringLiteral("todo")};
    return names.contains(name) || name.startsWith(u'_') ||
           name.contains(QLatin1String("template")) || name.startsWith(QLatin1String("readme"));
}

// A note file with the entries that link it.
struct LinkedNote
{
    NodeId node = 0;   // the first of them
    bool own = false;  // as a paper's note, not only as one of its links
    QSet<QString> ids; // arXiv ids of the papers whose note it is, main and further links
};

class FileCheck
{
public:
    FileCheck(const Document &document, const QString &listPath, QList<Finding> &findings)
        : m_document(document), m_found(findings), m_offsets(nodeOffsets(document)),
          m_places(document.bytes())
    {
        const QString real = physicalPath(QFileInfo(listPath).absoluteFilePath());
        m_listFile = real.isEmpty() ? listPath : real;
        m_base = {QFileInfo(m_listFile).absolutePath(), workTreeOf(listPath)};
    }

    void run();

private:
    // A link that leads to no file.
    struct Missing
    {
        int node;
        Link link;
        QString path; // where it would be
    };

    const FolderIndex &index()
    {
        if (!m_index)
            m_index.emplace(m_base.root);
        return *m_index;
    }
    QString shown(const QString &path) const { return QDir(m_base.folder).relativeFilePath(path); }
    void readLinks(int node);
    void readLink(int node, const Link &link, bool note);
    void addMissing(const Missing &missing);
    QStringList candidates(const QString &path);
    Patch newAddress(const Link &link, const QString &path) const;
    void readNote(const QString &path, const LinkedNote &note);
    void checkPicture(const QString &note, NodeId node, const ShownPicture &picture,
                      const LinePlaces &places);
    void findUnlinked();
    void addUnlinked(const QStringList &paths);

    const Document &m_document;
    QList<Finding> &m_found;
    std::vector<qsizetype> m_offsets;
    LinePlaces m_places;
    QString m_listFile;
    LocalBase m_base;
    std::optional<FolderIndex> m_index;
    QSet<QString> m_linked; // files that the list leads to
    QMap<QString, LinkedNote> m_notes;
    QList<Missing> m_missing;
    QSet<QString> m_pictureFolders;
    QSet<QString> m_shownPictures;
};

void FileCheck::run()
{
    for (int node = 0; node < m_document.size(); ++node)
        readLinks(node);
    for (const Missing &missing : std::as_const(m_missing))
        addMissing(missing);
    for (auto it = m_notes.cbegin(); it != m_notes.cend(); ++it)
        readNote(it.key(), it.value());
    findUnlinked();
}

void FileCheck::readLinks(int node)
{
    const Reading &reading = m_document.at(node).reading;
    if (reading.main)
        readLink(node, *reading.main, reading.kind == NodeKind::Paper && reading.noteLink < 0);
    for (qsizetype i = 0; i < reading.links.size(); ++i)
        readLink(node, reading.links.at(i), i == reading.noteLink);
}

void FileCheck::readLink(int node, const Link &link, bool note)
{
    QString local = localPathOf(link.url);
    if (local.isEmpty() && classifyTarget(link.url) == Target::Code)
        local = ownRepositoryPath(m_listFile, link.url);
    if (local.isEmpty())
        return;
    const QString path = locate(m_base, local);
    const bool isNote = isNoteFile(path);
    if (!QFileInfo::exists(path)) {
        if (isNote || hasEnding(path, {QStringLiteral("pdf")}))
            m_missing.append({node, link, path});
        return;
    }
    m_linked << path;
    if (!isNote || path == m_listFile || !path.startsWith(m_base.root + u'/'))
        return;
    LinkedNote &linked = m_notes[path];
    if (linked.node == 0)
        linked.node = m_document.idAt(node);
    const Reading &reading = m_document.at(node).reading;
    if (!note || reading.kind != NodeKind::Paper)
        return;
    linked.own = true;
    if (!reading.arxiv.isEmpty())
        linked.ids << reading.arxiv;
    for (const Link &other : reading.links) {
        if (const auto id = arxivFromUrl(other.url))
            linked.ids << id->id;
    }
}

// Files that a missing one may be. One that the list leads to already is another entry's.
QStringList FileCheck::candidates(const QString &path)
{
    QStringList found;
    for (const QString &file : index().namesakes(path)) {
        if (file != m_listFile && !m_linked.contains(file))
            found << file;
    }
    const QString folder = QFileInfo(path).dir().dirName();
    QStringList near;
    for (const QString &file : std::as_const(found)) {
        if (QFileInfo(file).dir().dirName().compare(folder, Qt::CaseInsensitive) == 0)
            near << file;
    }
    return near.size() == 1 ? near : found;
}

// The address of another file, written as the link writes its own.
Patch FileCheck::newAddress(const Link &link, const QString &path) const
{
    QString written;
    if (link.url.startsWith(u'/'))
        written = u'/' + QDir(m_base.root).relativeFilePath(path);
    else
        written = shown(path);
    if (link.url.startsWith(u"./") && !written.startsWith(u"../"))
        written.prepend(QStringLiteral("./"));
    const qsizetype hash = link.url.indexOf(u'#');
    return {link.urlSpan,
            writtenPath(written) + (hash < 0 ? QByteArray() : link.url.mid(hash).toUtf8())};
}

void FileCheck::addMissing(const Missing &missing)
{
    const QString local = QUrl::fromPercentEncoding(localPathOf(missing.link.url).toUtf8());
    if (local.startsWith(u'/') && index().hasSuffix(local))
        return; // a site with a root of its own
    const bool note = isNoteFile(missing.path) && !isHouseFile(missing.path);
    Finding finding =
        newFinding(note ? ProblemKind::MissingNote : ProblemKind::MissingFile,
                   note ? Severity::Error : Severity::Warning, m_document.idAt(missing.node));
    std::tie(finding.line, finding.column) =
        m_places.at(m_offsets[size_t(missing.node)] + missing.link.whole.begin);
    const QStringList likely = candidates(missing.path);
    if (likely.size() == 1 && !missing.link.urlSpan.isNull()) {
        finding.fix = newAddress(missing.link, likely.first());
        finding.segment = m_document.bytesAt(missing.node);
    }
    QStringList names;
    for (const QString &path : likely.first(qMin<qsizetype>(3, likely.size())))
        names << shown(path);
    finding.said = {likely.isEmpty()     ? Sentence::NoFile
                    : likely.size() == 1 ? Sentence::NoFileLikely
                                         : Sentence::NoFilePerhaps,
                    {missing.link.url, names.join(QStringLiteral(", "))}};
    m_found << finding;
}

void FileCheck::readNote(const QString &path, const LinkedNote &note)
{
    const Result<QByteArray> bytes = readFile(path, longestNote);
    if (!bytes)
        return;
    const NoteScan scan = scanNote(*bytes);
    const LinePlaces places(*bytes);
    for (const ShownPicture &picture : scan.pictures)
        checkPicture(path, note.node, picture, places);
    const bool other = std::none_of(scan.headingIds.begin(), scan.headingIds.end(),
                                    [&note](const QString &id) { return note.ids.contains(id); });
    if (note.ids.isEmpty() || scan.headingIds.isEmpty() || !other)
        return;
    Finding finding = newFinding(ProblemKind::NoteHeading, Severity::Warning, note.node, path);
    std::tie(finding.line, finding.column) = places.at(scan.headingAt);
    finding.said = {Sentence::OtherHeading, {scan.headingIds.first(), *note.ids.begin()}};
    m_found << finding;
}

void FileCheck::checkPicture(const QString &note, NodeId node, const ShownPicture &picture,
                             const LinePlaces &places)
{
    const QString local = localPathOf(picture.url);
    if (local.isEmpty() || !isPicture(local))
        return;
    const QString path = locate({QFileInfo(note).absolutePath(), m_base.root}, local);
    if (QFileInfo::exists(path)) {
        m_shownPictures << path;
        m_pictureFolders << QFileInfo(path).absolutePath();
        return;
    }
    const QString decoded = QUrl::fromPercentEncoding(local.toUtf8());
    if (local.startsWith(u'/') && index().hasSuffix(decoded))
        return;
    Finding finding = newFinding(ProblemKind::MissingPicture, Severity::Warning, node, note);
    std::tie(finding.line, finding.column) = places.at(picture.at);
    finding.said = {Sentence::NoPicture, {picture.url}};
    if (const QStringList likely = index().namesakes(path); likely.size() == 1)
        finding.said = {Sentence::NoPictureLikely, {picture.url, shown(likely.first())}};
    m_found << finding;
}

// Notes and pictures in the folders of the notes that no text file of the work tree names.
void FileCheck::findUnlinked()
{
    QSet<QString> folders;
    for (auto it = m_notes.cbegin(); it != m_notes.cend(); ++it) {
        const QString folder = QFileInfo(it.key()).absolutePath();
        if (it.value().own && folder != m_base.folder && folder != m_base.root)
            folders << folder;
    }
    if (folders.isEmpty())
        return;
    QStringList candidates;
    for (const QString &path : index().files()) {
        const QString folder = QFileInfo(path).path();
        const bool among = folders.contains(folder);
        const bool below = among || folders.contains(QFileInfo(folder).path());
        const bool note = isNoteFile(path) && among && !isHouseFile(path);
        const bool picture = isPicture(path) && (below || m_pictureFolders.contains(folder));
        if ((note || picture) && path != m_listFile && !m_linked.contains(path) &&
            !m_shownPictures.contains(path))
            candidates << path;
    }
    addUnlinked(index().unnamed(candidates));
}

void FileCheck::addUnlinked(const QStringList &paths)
{
    for (const QString &path : paths) {
        const bool picture = isPicture(path);
        Finding finding =
            newFinding(picture ? ProblemKind::UnlinkedPicture : ProblemKind::UnlinkedNote,
                       Severity::Hint, 0, path);
        finding.said = {picture ? Sentence::PictureUnlinked : Sentence::NoteUnlinked, {}};
        if (picture)
            finding.trash = path;
        m_found << finding;
    }
}

} // namespace

void findInFiles(const Document &document, const QString &path, QList<Finding> &findings)
{
    FileCheck(document, path, findings).run();
}

} // namespace paperdip
