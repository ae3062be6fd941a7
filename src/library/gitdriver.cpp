// SPDX-License-Identifier: MIT
#include "library/gitdriver.h"

#include "sync/safefile.h"

#include <QDir>

namespace paperdip {

namespace {

constexpr qsizetype mostFolders = 6;
constexpr char attribute[] = " merge=paperdip";
const auto nameKey = QStringLiteral("merge.paperdip.name");
const auto commandKey = QStringLiteral("merge.paperdip.driver");

// For the shell that Git gives it to, and for Git, which puts files in the place of %A.
QString shellQuoted(QString path)
{
    path.replace(QLatin1Char('%'), QLatin1String("%%"));
    path.replace(QLatin1Char('\''), QLatin1String("'\\''"));
    return QLatin1Char('\'') + path + QLatin1Char('\'');
}

// Literal but for the last part, where `name` may be a pattern.
QByteArray quotedPattern(const QString &folder, const QString &name)
{
    QByteArray pattern = "/";
    const QByteArray literal = (folder.isEmpty() ? QString() : folder + QLatin1Char('/')).toUtf8();
    for (const char byte : literal) {
        if (QByteArray("*?[\\").contains(byte))
            pattern += '\\';
        pattern += byte;
    }
    pattern += name.toUtf8();
    const auto isPlain = [](char byte) {
        return static_cast<unsigned char>(byte) > ' ' && byte != '"' && byte != 0x7f;
    };
    if (std::all_of(pattern.cbegin(), pattern.cend(), isPlain))
        return pattern;
    QByteArray quoted = "\"";
    for (const char byte : std::as_const(pattern)) {
        if (byte == '"' || byte == '\\')
            quoted += '\\';
        if (byte == '\n')
            quoted += "\\n";
        else if (byte == '\t')
            quoted += "\\t";
        else
            quoted += byte;
    }
    return quoted + '"';
}

QList<QByteArray> patternsOf(const ListFiles &files)
{
    QStringList folders;
    for (auto it = files.notes.cbegin(); it != files.notes.cend(); ++it)
        folders << it.key().section(QLatin1Char('/'), 0, -2);
    folders.removeDuplicates();
    folders.sort();
    QList<QByteArray> patterns{attributesPattern(files.list)};
    if (folders.size() > mostFolders) // one a paper, perhaps
        return patterns << QByteArray("*.md");
    for (const QString &folder : std::as_const(folders))
        patterns << quotedPattern(folder, QStringLiteral("*.md"));
    return patterns;
}

} // namespace

QByteArray attributesPattern(const QString &path)
{
    QString name = path.section(QLatin1Char('/'), -1);
    for (const char *special : {"\\", "*", "?", "["})
        name.replace(QLatin1String(special), QLatin1Char('\\') + QLatin1String(special));
    return quotedPattern(path.section(QLatin1Char('/'), 0, -2), name);
}

GitDriverPlan planGitDriver(const GitRepository &repository, const ListFiles &files,
                            const QString &program)
{
    GitDriverPlan plan;
    plan.attributesPath = repository.root() + QStringLiteral("/.gitattributes");
    plan.before = readFile(plan.attributesPath).value_or(QByteArray());
    plan.after = plan.before;
    const QByteArray end = plan.before.contains("\r\n") ? "\r\n" : "\n";
    QList<QByteArray> present;
    const QList<QByteArray> lines = plan.before.split('\n');
    for (const QByteArray &line : lines)
        present << line.trimmed();
    if (!plan.after.isEmpty() && !plan.after.endsWith('\n'))
        plan.after += end;
    const QList<QByteArray> patterns = patternsOf(files);
    for (const QByteArray &pattern : patterns) {
        const QByteArray line = pattern + attribute;
        if (present.contains(line))
            continue;
        plan.lines << QString::fromUtf8(line);
        plan.after += line + end;
    }
    plan.name = QStringLiteral("Paper Dip: lists by entry");
    plan.command = shellQuoted(program) + QStringLiteral(" merge %O %A %B -o %A");
    plan.isConfigured =
        repository.config(nameKey) == plan.name && repository.config(commandKey) == plan.command;
    return plan;
}

Result<void> setUpGitDriver(const GitRepository &repository, const GitDriverPlan &plan)
{
    // First what is this machine's own: lines that name a driver which is not there do no harm
    // either, Git then merges as ever.
    for (const auto &[key, value] :
         {std::pair(nameKey, plan.name), std::pair(commandKey, plan.command)}) {
        if (const GitResult<void> set = repository.setConfig(key, value); !set)
            return fail(ErrorCode::Io, QString::fromUtf8(set.error().words).trimmed(),
                        QStringLiteral(".git/config"));
    }
    if (plan.lines.isEmpty())
        return {};
    WriteJob job;
    job.path = plan.attributesPath;
    job.bytes = plan.after;
    if (!plan.before.isEmpty() || QFile::exists(plan.attributesPath))
        job.allowed << hashOf(plan.before);
    const Result<QByteArray> written = writeFile(job);
    if (!written)
        return Failure(written.error());
    return {};
}

} // namespace paperdip
