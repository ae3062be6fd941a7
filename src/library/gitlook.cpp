// SPDX-License-Identifier: MIT
#include "library/gitlook.h"

#include "library/fileguard.h"
#include "library/unifieddiff.h"
#include "sync/safefile.h"

namespace paperdip {

namespace {

constexpr qsizetype longestDiffed = 4 * 1024 * 1024; // of one file, and of all diffs
constexpr int subjectsRead = 20;
constexpr char attributesName[] = ".gitattributes";

GitChange changeOf(const GitFile &file, const ListFiles &files)
{
    GitChange change;
    change.path = file.path;
    const auto note = files.notes.constFind(file.path);
    if (file.path != files.list)
        change.kind = note == files.notes.cend() ? GitChange::Picture : GitChange::Note;
    if (file.path == QLatin1String(attributesName))
        change.kind = GitChange::Attributes;
    if (change.kind == GitChange::Note)
        change.title = *note;
    if (file.isUntracked() || file.index == 'A' || file.tree == 'A')
        change.how = GitChange::Added;
    else if (file.tree == 'D' || (file.index == 'D' && file.tree == '.'))
        change.how = GitChange::Removed;
    return change;
}

class Looker
{
public:
    Looker(const ListTask &task, const GitWatch &watch)
        : m_task(task), m_files(filesOfList(task)), m_repository(m_files.root, watch)
    {
        m_look.list = task.list;
        m_look.state = gitStateOf(task.path);
    }

    bool isWorkTree() const { return m_look.state.isWorkTree(); }
    const GitLook &result() const { return m_look; }
    const ListFiles &files() const { return m_files; }

    // The list as it was committed last; empty: it was not.
    QByteArray committed()
    {
        const auto blobs = m_repository.blobs({nameOf(m_files.list)});
        return blobs ? blobs->first().value_or(QByteArray()) : QByteArray();
    }
    void addNotesOf(const Document &document) { addNotes(m_files, m_task.path, document); }
    void look(PictureMemory &memory)
    {
        addPictures(m_files, memory);
        QStringList paths = m_files.all();
        // "Use for this repository" writes it, and who does that wants to share it.
        const QString attributes = QLatin1String(attributesName);
        if (readFile(m_files.root + QLatin1Char('/') + attributes)
                .value_or(QByteArray())
                .contains("merge=paperdip"))
            paths << attributes;
        const GitResult<GitStatus> status = m_repository.status(paths);
        if (!status) {
            m_look.failure = status.error();
            return;
        }
        m_look.status = *status;
        for (const GitFile &file : status->files) {
            if (!file.isSubmodule)
                m_look.changes << changeOf(file, m_files);
        }
        std::stable_sort(m_look.changes.begin(), m_look.changes.end(),
                         [](const GitChange &a, const GitChange &b) { return a.kind < b.kind; });
    }
    void addDiffs()
    {
        QList<QByteArray> names;
        for (const GitChange &change : std::as_const(m_look.changes))
            names << nameOf(change.path);
        const auto blobs = m_repository.blobs(names);
        qsizetype left = longestDiffed;
        for (qsizetype i = 0; blobs && i < names.size() && left > 0; ++i) {
            GitChange &change = m_look.changes[i];
            if (change.kind == GitChange::Picture)
                continue;
            const QByteArray before = blobs->at(i).value_or(QByteArray());
            const QByteArray after =
                readFile(m_files.root + QLatin1Char('/') + change.path, longestDiffed)
                    .value_or(QByteArray());
            // What is checked out may have other line ends (autocrlf).
            change.diff = unifiedDiff(
                before, before.isEmpty() ? after : withLineEndsOf(before, after), change.path);
            left -= change.diff.size();
        }
    }
    QStringList subjects() const
    {
        QStringList subjects;
        const GitResult<QList<GitCommit>> log = m_repository.log(subjectsRead);
        for (const GitCommit &commit : log ? *log : QList<GitCommit>())
            subjects << commit.subject;
        return subjects;
    }

private:
    static QByteArray nameOf(const QString &path) { return "HEAD:" + path.toUtf8(); }

    const ListTask &m_task;
    ListFiles m_files;
    GitRepository m_repository;
    GitLook m_look;
};

} // namespace

GitLook lookAtRepository(const ListTask &task, const GitWatch &watch, PictureMemory &memory)
{
    Looker looker(task, watch);
    if (looker.isWorkTree())
        looker.look(memory);
    return looker.result();
}

GitChanges readGitChanges(const ListTask &task, const GitWatch &watch, PictureMemory &memory,
                          bool chineseByDefault, bool withDiffs)
{
    GitChanges changes;
    Looker looker(task, watch);
    if (looker.isWorkTree()) {
        const QByteArray committed = looker.committed();
        const Document before = Document::read(committed);
        looker.addNotesOf(before); // a note that is no longer linked may be gone
        looker.look(memory);
        if (withDiffs)
            looker.addDiffs();
        const QByteArray now = task.document.bytes();
        changes.difference =
            listDifference(before, committed.isEmpty() ? now : withLineEndsOf(committed, now));
        CommitContent content{changes.difference, {}, 0};
        for (const GitChange &change : looker.result().changes) {
            ++content.files;
            if (change.kind == GitChange::Note)
                content.notes << change.title;
        }
        changes.message =
            proposedMessage(content, messageStyle(looker.subjects(), chineseByDefault));
    }
    changes.look = looker.result();
    return changes;
}

} // namespace paperdip
