// SPDX-License-Identifier: MIT
#include "sync/gitparse.h"

#include <QStringList>

namespace paperdip {

namespace {

QString name(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes);
}

// The part of a record behind so many blanks: a path, which may hold more of them.
QByteArray behind(const QByteArray &record, int blanks)
{
    qsizetype at = 0;
    for (; blanks > 0; --blanks) {
        at = record.indexOf(' ', at) + 1;
        if (at == 0)
            return {};
    }
    return record.mid(at);
}

void readHeader(const QByteArray &record, GitStatus &status)
{
    const QByteArray value = behind(record, 2);
    if (record.startsWith("# branch.oid ") && value != "(initial)")
        status.head = value;
    else if (record.startsWith("# branch.head ") && value != "(detached)")
        status.branch = name(value);
    else if (record.startsWith("# branch.upstream "))
        status.upstream = name(value);
    else if (record.startsWith("# branch.ab ")) {
        const QList<QByteArray> counts = value.split(' ');
        status.hasCounts = counts.size() == 2;
        status.ahead = counts.value(0).toInt();
        status.behind = -counts.value(1).toInt();
    }
}

// Empty path: it makes no sense.
GitFile readFile(const QByteArray &record)
{
    GitFile file;
    if (record.startsWith("? ")) {
        file.index = file.tree = '?';
        file.path = name(record.mid(2));
        return file;
    }
    if (record.size() < 10)
        return file;
    file.index = record.at(2);
    file.tree = record.at(3);
    file.isSubmodule = record.at(5) == 'S';
    file.isUnmerged = record.startsWith("u ");
    file.path = name(behind(record, record.startsWith("1 ")   ? 8
                                    : record.startsWith("2 ") ? 9
                                                              : 10));
    return file;
}

struct TroubleSign
{
    const char *words;
    GitTrouble trouble;
};
// The first of these that is said counts.
constexpr TroubleSign troubleSigns[] = {
    {"terminal prompts disabled", GitTrouble::NoPassword},
    {"could not read Username", GitTrouble::NoPassword},
    {"could not read Password", GitTrouble::NoPassword},
    {"Authentication failed", GitTrouble::NoPassword},
    {"unable to read askpass response", GitTrouble::NoPassword},
    {"Host key verification failed", GitTrouble::UnknownHost},
    {"Permission denied (", GitTrouble::NoKey},
    {"Could not resolve host", GitTrouble::NoConnection},
    {"Could not resolve proxy", GitTrouble::NoConnection},
    {"Failed to connect", GitTrouble::NoConnection},
    {"Couldn't connect to server", GitTrouble::NoConnection},
    {"Connection refused", GitTrouble::NoConnection},
    {"Connection timed out", GitTrouble::NoConnection},
    {"Connection reset", GitTrouble::NoConnection},
    {"Network is unreachable", GitTrouble::NoConnection},
    {"No route to host", GitTrouble::NoConnection},
    {"Operation timed out", GitTrouble::NoConnection},
    {"early EOF", GitTrouble::NoConnection},
    {"dubious ownership", GitTrouble::NotOurs},
    {"Please tell me who you are", GitTrouble::NoIdentity},
    {"empty ident name", GitTrouble::NoIdentity},
    {"unable to auto-detect email address", GitTrouble::NoIdentity},
    {".lock': File exists", GitTrouble::Locked},
    {"cannot lock ref", GitTrouble::Locked},
    {"would be overwritten by", GitTrouble::WouldOverwrite},
    {"(fetch first)", GitTrouble::NotForward},
    {"(non-fast-forward)", GitTrouble::NotForward},
    {"[remote rejected]", GitTrouble::RemoteRefused},
    {"Could not read from remote repository", GitTrouble::NoRepository},
    {"does not appear to be a git repository", GitTrouble::NoRepository},
    {"epository not found", GitTrouble::NoRepository},
    {"' not found", GitTrouble::NoRepository},
    {"does not exist", GitTrouble::NoRepository},
};

} // namespace

std::optional<GitStatus> parseGitStatus(const QByteArray &out)
{
    GitStatus status;
    const QList<QByteArray> records = out.split('\0');
    for (qsizetype i = 0; i < records.size(); ++i) {
        const QByteArray &record = records.at(i);
        if (record.isEmpty() || record.startsWith("! "))
            continue;
        if (record.startsWith("# ")) {
            readHeader(record, status);
            continue;
        }
        if (record.size() < 3 || record.at(1) != ' ' || !QByteArray("12u?").contains(record.at(0)))
            return std::nullopt;
        GitFile file = readFile(record);
        if (record.startsWith("2 "))
            file.from = name(records.value(++i));
        if (file.path.isEmpty())
            return std::nullopt;
        status.files << file;
    }
    return status;
}

QList<GitCommit> parseGitLog(const QByteArray &out)
{
    QList<GitCommit> commits;
    const QList<QByteArray> records = out.split('\x1e');
    for (const QByteArray &record : records) {
        const QList<QByteArray> fields = record.split('\x1f');
        if (fields.size() != 6)
            continue;
        GitCommit commit;
        commit.id = fields[0];
        commit.time = fields[2].toLongLong();
        commit.author = name(fields[3]);
        commit.subject = name(fields[4]);
        if (!fields[1].isEmpty())
            commit.parents = fields[1].split(' ');
        // "\0\nM\0path\0", "\0\nR100\0from\0to\0"
        QList<QByteArray> parts;
        const QList<QByteArray> pieces = fields[5].split('\0');
        for (const QByteArray &piece : pieces) {
            const QByteArray text = piece.startsWith('\n') ? piece.mid(1) : piece;
            if (!text.isEmpty())
                parts << text;
        }
        if (parts.size() >= 2) {
            commit.how = parts[0].at(0);
            commit.path = name(parts.last());
        }
        commits << commit;
    }
    return commits;
}

std::optional<GitMergeTree> parseGitMergeTree(const QByteArray &out)
{
    const QList<QByteArray> records = out.split('\0');
    GitMergeTree merge;
    merge.tree = records.value(0);
    if (merge.tree.size() < 40 || merge.tree.contains(' '))
        return std::nullopt;
    for (qsizetype i = 1; i < records.size() && !records.at(i).isEmpty(); ++i) {
        const qsizetype tab = records.at(i).indexOf('\t');
        const QList<QByteArray> fields = records.at(i).left(tab).split(' ');
        const int stage = fields.value(2).toInt();
        if (tab < 0 || fields.size() != 3 || stage < 1 || stage > 3)
            return std::nullopt;
        const QString path = name(records.at(i).mid(tab + 1));
        if (merge.conflicts.isEmpty() || merge.conflicts.last().path != path)
            merge.conflicts << GitConflict{path};
        merge.conflicts.last().modes[stage - 1] = fields[0];
        merge.conflicts.last().blobs[stage - 1] = fields[1];
    }
    return merge;
}

QList<std::optional<QByteArray>> parseGitBatch(const QByteArray &out)
{
    QList<std::optional<QByteArray>> contents;
    qsizetype at = 0;
    while (at < out.size()) {
        const qsizetype end = out.indexOf('\n', at);
        if (end < 0)
            break;
        const QByteArray header = out.mid(at, end - at);
        at = end + 1;
        const QList<QByteArray> fields = header.split(' ');
        if (fields.size() != 3 || fields[1] != "blob") {
            contents << std::nullopt;                             // "NAME missing"
            if (fields.size() == 3 && fields[2].toLongLong() > 0) // a folder, a submodule
                at += fields[2].toLongLong() + 1;
            continue;
        }
        const qint64 size = fields[2].toLongLong();
        contents << out.mid(at, size);
        at += size + 1;
    }
    return contents;
}

GitTrouble gitTrouble(const QByteArray &err)
{
    for (const TroubleSign &sign : troubleSigns) {
        if (err.contains(sign.words))
            return sign.trouble;
    }
    return GitTrouble::Other;
}

QStringList gitFilesInTheWay(const QByteArray &err)
{
    QStringList files;
    const QList<QByteArray> lines = err.split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith('\t'))
            files << name(line.mid(1));
    }
    return files;
}

} // namespace paperdip
