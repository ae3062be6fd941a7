// SPDX-License-Identifier: MIT
#include "sync/gittrace.h"

#include <QFile>
#include <QStringList>

namespace paperdip {

namespace {

constexpr qint64 logTail = 4096;

// With the log's length: the same twice in a second gives the same line.
QByteArray lastActIn(const QString &log)
{
    QFile file(log);
    if (!file.open(QIODevice::ReadOnly) || !file.seek(qMax(qint64(0), file.size() - logTail)))
        return {};
    const QByteArray end = file.readAll().trimmed();
    return QByteArray::number(file.size()) + ' ' + end.mid(end.lastIndexOf('\n') + 1);
}

int linesIn(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? static_cast<int>(file.readAll().count('\n')) : 0;
}

} // namespace

QString GitTrace::toText() const
{
    if (*this == GitTrace())
        return {};
    return QStringList{branch, QString::fromLatin1(head), QString::number(stashes),
                       QString::fromUtf8(act)}
        .join(QLatin1Char('\n'));
}

GitTrace GitTrace::fromText(const QString &text)
{
    const QStringList parts = text.split(QLatin1Char('\n'));
    if (parts.size() != 4)
        return {};
    return {parts.at(0), parts.at(1).toLatin1(), parts.at(3).toUtf8(), parts.at(2).toInt()};
}

QString GitTrace::name() const
{
    return branch.isEmpty() ? QString::fromLatin1(head.left(7)) : branch;
}

GitTrace gitTraceOf(const GitState &state)
{
    if (!state.isWorkTree())
        return {};
    return {state.branch, state.head,
            // Through text and back: a name in another encoding must compare equal later.
            QString::fromUtf8(lastActIn(state.gitDir + QStringLiteral("/logs/HEAD"))).toUtf8(),
            linesIn(state.commonDir + QStringLiteral("/logs/refs/stash"))};
}

GitTurn turnBetween(const GitTrace &before, const GitTrace &now)
{
    GitTurn turn{GitTurn::None, before.name(), now.name()};
    if (before == now || before == GitTrace())
        return turn;
    const bool another =
        before.branch != now.branch || (now.branch.isEmpty() && before.head != now.head);
    if (another)
        turn.kind = GitTurn::Switched;
    else if (now.stashes > before.stashes)
        turn.kind = GitTurn::Stashed;
    else if (before.act != now.act && now.act.contains("\treset: "))
        turn.kind = GitTurn::Reset;
    else if (before.head != now.head)
        turn.kind = GitTurn::Moved;
    return turn;
}

} // namespace paperdip
