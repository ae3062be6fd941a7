// SPDX-License-Identifier: MIT
#include "library/noteversions.h"

namespace paperdip {

namespace {

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;
constexpr qint64 apart = 5 * minute;
constexpr qsizetype mostVersions = 50;

qint64 distanceFor(qint64 age)
{
    if (age < day)
        return apart;
    return age < 7 * day ? hour : day;
}

} // namespace

QList<qint64> surplusVersions(const QList<NoteVersion> &newestFirst, qint64 now)
{
    QList<qint64> surplus;
    qsizetype kept = 0;
    qint64 younger = 0;
    for (const NoteVersion &version : newestFirst) {
        // What other programs wrote may stand close together: the last hour stays as it is.
        const qint64 age = now - version.at;
        const bool tooClose = kept > 0 && age > hour && younger - version.at < distanceFor(age);
        if (tooClose || kept == mostVersions) {
            surplus << version.id;
            continue;
        }
        ++kept;
        younger = version.at;
    }
    return surplus;
}

Result<void> keepVersion(NoteTable &notes, const QString &path, const QByteArray &was,
                         const QByteArray &becomes, bool byOthers, qint64 now)
{
    if (was == becomes || was.trimmed().isEmpty())
        return {};
    QList<NoteVersion> versions = notes.versions(path);
    const bool shrinks = becomes.size() * 2 < was.size();
    const bool recent = !versions.isEmpty() && now - versions.first().at < apart;
    if (recent && !byOthers && !shrinks)
        return {};
    if (const Result<void> added = notes.addVersion(path, was, now); !added)
        return added;
    return notes.removeVersions(surplusVersions(notes.versions(path), now));
}

} // namespace paperdip
