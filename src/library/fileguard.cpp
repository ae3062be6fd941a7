// SPDX-License-Identifier: MIT
#include "library/fileguard.h"

#include "core/linemerge.h"
#include "markdown/outline.h"
#include "sync/safefile.h"

#include <QDir>
#include <QSet>

namespace paperdip {

namespace {

constexpr int FewPapers = 4; // with fewer, half is soon gone in good faith

QByteArray withLf(QByteArray bytes)
{
    bytes.replace("\r\n", "\n");
    bytes.replace('\r', '\n');
    return bytes;
}

bool isBlank(const QByteArray &bytes)
{
    const QByteArray bom("\xEF\xBB\xBF");
    return (bytes.startsWith(bom) ? bytes.mid(bom.size()) : bytes).trimmed().isEmpty();
}

// All three of Git's markers, each at the start of a line and in order.
bool hasConflictMarkers(const QByteArray &bytes)
{
    const QByteArray text = '\n' + withLf(bytes) + '\n';
    const qsizetype ours = text.indexOf("\n<<<<<<< ");
    const qsizetype middle = ours < 0 ? -1 : text.indexOf("\n=======\n", ours);
    return middle >= 0 && text.indexOf("\n>>>>>>> ", middle) >= 0;
}

// A paper's names: it is still there if one of them is.
struct PaperNames
{
    QString id;
    QString title;
};

QList<PaperNames> papersIn(const QByteArray &bytes)
{
    QList<PaperNames> papers;
    const Outline outline = read(bytes);
    for (const OutlineNode &node : outline) {
        const Reading &reading = node.reading;
        if (reading.kind != NodeKind::Paper)
            continue;
        QString id = reading.arxiv.isEmpty() ? reading.doi : reading.arxiv;
        if (id.isEmpty() && reading.main)
            id = reading.main->url;
        papers << PaperNames{id, reading.title};
    }
    return papers;
}

bool isHalved(const QByteArray &mine, const QByteArray &disk)
{
    const QList<PaperNames> before = papersIn(mine);
    if (before.size() < FewPapers)
        return false;
    QSet<QString> ids;
    QSet<QString> titles;
    const QList<PaperNames> after = papersIn(disk);
    for (const PaperNames &paper : after) {
        ids << paper.id;
        titles << paper.title;
    }
    qsizetype gone = 0;
    for (const PaperNames &paper : before) {
        const bool found = (!paper.id.isEmpty() && ids.contains(paper.id)) ||
                           (!paper.title.isEmpty() && titles.contains(paper.title));
        gone += found ? 0 : 1;
    }
    return gone * 2 > before.size();
}

Verdict takeIn(const QByteArray &bytes)
{
    return {Verdict::TakeIn, OutsideChange::None, bytes, {}};
}

Verdict ask(OutsideChange outside)
{
    return {Verdict::Ask, outside, {}, {}};
}

} // namespace

OutsideChange guardOf(const QByteArray &mine, const QByteArray &disk)
{
    if (isBlank(disk) && !isBlank(mine))
        return OutsideChange::Emptied;
    if (hasConflictMarkers(disk) && !hasConflictMarkers(mine))
        return OutsideChange::ConflictMarkers;
    return isHalved(mine, disk) ? OutsideChange::Halved : OutsideChange::None;
}

QByteArray withLineEndsOf(const QByteArray &like, const QByteArray &bytes)
{
    const QByteArray lf = withLf(like);
    QByteArray crlf = lf;
    crlf.replace("\n", "\r\n");
    if (like == lf)
        return withLf(bytes);
    return like == crlf ? withLf(bytes).replace("\n", "\r\n") : bytes;
}

Verdict judge(const StoredFile &stored, const QByteArray &mine,
              const std::optional<QByteArray> &seen, const Result<QByteArray> &disk)
{
    if (!disk && disk.error().code == ErrorCode::NotFound)
        return stored.seenHash.isEmpty() ? Verdict{} : ask(OutsideChange::Vanished);
    if (!disk)
        return {Verdict::Unreadable, OutsideChange::None, {}, disk.error()};
    const QByteArray hash = hashOf(*disk);
    if (*disk == mine)
        return {Verdict::Equal, OutsideChange::None, {}, {}};
    if (hash == stored.seenHash)
        return {};
    if (hash == stored.writingHash)
        return {Verdict::Ours, OutsideChange::None, {}, {}};
    if (const OutsideChange outside = guardOf(mine, *disk); outside != OutsideChange::None)
        return ask(outside);
    if ((seen && mine == *seen) || sameButLineEnds(*disk, mine))
        return takeIn(*disk);
    if (seen && sameButLineEnds(*disk, *seen))
        return takeIn(withLineEndsOf(*disk, mine));
    return ask(OutsideChange::BothChanged);
}

Error folderGone(const QString &path)
{
    return {ErrorCode::FolderGone,
            path,
            QStringLiteral("The folder of %1 is not there").arg(QDir::toNativeSeparators(path)),
            {}};
}

Error outsideError(OutsideChange outside, const QString &path)
{
    const QString file = QDir::toNativeSeparators(path);
    Error error{ErrorCode::Conflict, path, {}, {}};
    switch (outside) {
    case OutsideChange::None:
        break;
    case OutsideChange::BothChanged:
        error.message =
            QStringLiteral("%1 was changed by another program, and the library's version too")
                .arg(file);
        break;
    case OutsideChange::Emptied:
        error.message = QStringLiteral("%1 was emptied by another program").arg(file);
        break;
    case OutsideChange::Vanished:
        error.message = QStringLiteral("%1 is no longer there").arg(file);
        break;
    case OutsideChange::ConflictMarkers:
        error.message =
            QStringLiteral("%1 holds the marks of a merge that is not finished").arg(file);
        break;
    case OutsideChange::GitUnderWay:
        error.message = QStringLiteral("Git is in the middle of something around %1").arg(file);
        break;
    case OutsideChange::Switched:
        error.message =
            QStringLiteral("%1 is another branch's, and what was changed here is not in it")
                .arg(file);
        break;
    case OutsideChange::TakenBack:
        error.message =
            QStringLiteral("Git took changes out of %1, and the library's version has others")
                .arg(file);
        break;
    case OutsideChange::Halved:
        error.message = QStringLiteral("More than half of the papers are gone from %1").arg(file);
        break;
    }
    return error;
}

} // namespace paperdip
