// SPDX-License-Identifier: MIT
#include "markdown/merge.h"

#include "cli/output.h"
#include "library/exporter.h"
#include "sync/safefile.h"

#include <QFileInfo>

// Three versions of a list into one; fit to be a Git merge driver ("paperdip merge %O %A %B -o
// %A"). Exit status as Git expects it: 0, 1 (with conflicts marked), 2 (could not; nothing is
// written).
namespace paperdip {

namespace {

constexpr int HasConflicts = 1;
constexpr int CouldNot = 2;

void declare(QCommandLineParser &options)
{
    options.addOption({{QStringLiteral("o"), QStringLiteral("output")},
                       QStringLiteral("Write to FILE, as a whole or not at all."),
                       QStringLiteral("FILE")});
    options.addOption(
        {QStringLiteral("base"), QStringLiteral("Show in conflicts what both began with, too.")});
}

int couldNot(const Error &error)
{
    say(error.message);
    return CouldNot;
}

int write(const QByteArray &bytes, const Invocation &invocation)
{
    const QString output = QStringLiteral("output");
    if (!invocation.options.isSet(output))
        return print(bytes) == Worked ? Worked : CouldNot;
    const Result<void> written = writeExport(bytes, invocation.options.value(output));
    return written ? Worked : couldNot(written.error());
}

int run(const Invocation &invocation)
{
    if (invocation.options.isSet(QStringLiteral("output")) &&
        invocation.options.value(QStringLiteral("output")).isEmpty())
        return misused(QStringLiteral("-o needs the name of a file"));
    QByteArrayList versions;
    for (const QString &path : invocation.words) {
        const Result<QByteArray> bytes = readFile(path);
        if (!bytes)
            return couldNot(bytes.error());
        versions << *bytes;
    }
    ConflictNames names;
    names.mine = QFileInfo(invocation.words.at(1)).fileName().toUtf8();
    names.theirs = QFileInfo(invocation.words.at(2)).fileName().toUtf8();
    if (invocation.options.isSet(QStringLiteral("base")))
        names.base = QFileInfo(invocation.words.at(0)).fileName().toUtf8();
    const ListMerge merge = mergeLists(versions.at(0), versions.at(1), versions.at(2));
    const int written = write(withMarkers(merge, names), invocation);
    if (written != Worked || merge.conflicts.isEmpty())
        return written;
    const qsizetype count = merge.conflicts.size();
    say(count == 1 ? QStringLiteral("1 conflict") : QStringLiteral("%1 conflicts").arg(count));
    return HasConflicts;
}

} // namespace

const Command mergeCommand{"merge",
                           "BASE MINE THEIRS [-o FILE]",
                           "Bring two versions of a list together, entry by entry",
                           3,
                           3,
                           false,
                           &declare,
                           &run};

} // namespace paperdip
