// SPDX-License-Identifier: MIT
#include "library/check.h"

#include "cli/output.h"
#include "library/library.h"
#include "library/linkedfiles.h"
#include "library/paths.h"
#include "library/unifieddiff.h"
#include "store/store.h"
#include "sync/safefile.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <array>

// What is wrong with lists. Exit status: 0, 1 (errors or warnings), 2 (could not be told).
namespace paperdip {

namespace {

// A list's file as it was named, with what was found.
struct Checked
{
    QString name;
    QByteArray bytes;
    Document document;
    QList<Finding> findings;
    int fixed = 0;

    int count(Severity severity) const
    {
        return static_cast<int>(
            std::count_if(findings.begin(), findings.end(), [severity](const Finding &finding) {
                return finding.severity == severity;
            }));
    }
    int fixes() const
    {
        return static_cast<int>(std::count_if(findings.begin(), findings.end(),
                                              [](const Finding &f) { return f.fix.has_value(); }));
    }
};

// What a run is asked for.
struct Wish
{
    QSet<ProblemKind> kinds;
    QHash<QString, QString> titles;
};

QStringList allKinds()
{
    QStringList names;
    for (int kind = 0; kind < problemKinds; ++kind)
        names << nameOf(static_cast<ProblemKind>(kind));
    return names;
}

Result<QSet<ProblemKind>> kindsIn(const QStringList &values)
{
    const QStringList names = allKinds();
    QSet<ProblemKind> kinds;
    for (const QString &name : values.join(u',').split(u',', Qt::SkipEmptyParts)) {
        const qsizetype kind = names.indexOf(name.trimmed());
        if (kind < 0) {
            return fail(ErrorCode::Invalid,
                        QStringLiteral("there is no kind \"%1\"; there are %2")
                            .arg(name.trimmed(), names.join(QStringLiteral(", "))));
        }
        kinds << static_cast<ProblemKind>(kind);
    }
    return kinds;
}

Result<QSet<ProblemKind>> wantedKinds(const QCommandLineParser &options)
{
    const QString only = QStringLiteral("only");
    const Result<QSet<ProblemKind>> named = kindsIn(options.values(only));
    const Result<QSet<ProblemKind>> except = kindsIn(options.values(QStringLiteral("except")));
    if (!named || !except)
        return Failure(named ? except.error() : named.error());
    const Result<QSet<ProblemKind>> all = kindsIn(allKinds());
    return (options.isSet(only) ? *named : *all) - *except;
}

// The titles of the records in a library that was named; the person's own is left alone.
Result<QHash<QString, QString>> knownTitles(const QString &path)
{
    if (path == defaultLibraryPath())
        return QHash<QString, QString>();
    if (!QFileInfo::exists(path))
        return fail(ErrorCode::NotFound, QStringLiteral("There is no library at %1").arg(path));
    const auto library = Library::open(path);
    if (!library)
        return Failure(library.error());
    return (*library)->store().records().titles(0);
}

Result<Checked> checkFile(const QString &given, const Wish &wish)
{
    QString name = given;
    if (QFileInfo(given).isDir()) {
        const Result<QString> found = LinkedFiles::listInFolder(given);
        if (!found)
            return Failure(found.error());
        name = QDir::cleanPath(given + u'/' + QFileInfo(*found).fileName());
    }
    const Result<QByteArray> bytes = readFile(name);
    if (!bytes)
        return Failure(bytes.error());
    Checked checked{name, *bytes, Document::read(*bytes), {}};
    for (const Finding &finding :
         checkList(checked.document, QFileInfo(name).absoluteFilePath(), wish.titles)) {
        if (wish.kinds.contains(finding.kind))
            checked.findings << finding;
    }
    return checked;
}

// The file that holds a finding, seen from where the list was named.
QString fileOf(const Checked &checked, const Finding &finding)
{
    if (finding.file.isEmpty())
        return checked.name;
    const QFileInfo list(checked.name);
    const QDir folder(list.absoluteDir().canonicalPath());
    return QDir::cleanPath(list.path() + u'/' + folder.relativeFilePath(finding.file));
}

QString counted(int count, const QString &noun)
{
    return QStringLiteral("%1 %2%3").arg(count).arg(noun, QLatin1String(count == 1 ? "" : "s"));
}

QString summary(const Checked &checked)
{
    QString text =
        QStringLiteral("%1: %2, %3, %4")
            .arg(checked.name, counted(checked.count(Severity::Error), QStringLiteral("error")),
                 counted(checked.count(Severity::Warning), QStringLiteral("warning")),
                 counted(checked.count(Severity::Hint), QStringLiteral("hint")));
    if (checked.fixes() > 0)
        text += QStringLiteral("; %1 can be mended with --fix").arg(checked.fixes());
    return text;
}

QString asText(const Checked &checked)
{
    if (checked.findings.isEmpty())
        return QStringLiteral("%1: no problems found\n").arg(checked.name);
    QString text;
    for (const Finding &finding : checked.findings) {
        text += QStringLiteral("%1:%2:%3: ")
                    .arg(fileOf(checked, finding))
                    .arg(finding.line)
                    .arg(finding.column) +
                nameOf(finding.severity) + QStringLiteral(": ") + inEnglish(finding.said) +
                QStringLiteral(" [") + nameOf(finding.kind) + QStringLiteral("]\n");
    }
    return text;
}

QJsonObject asJson(const Checked &checked, const Finding &finding)
{
    QJsonValue fix;
    if (finding.fix) {
        const Span span = finding.fix->span;
        fix = QJsonObject{{QStringLiteral("before"),
                           QString::fromUtf8(finding.segment.mid(span.begin, span.size()))},
                          {QStringLiteral("after"), QString::fromUtf8(finding.fix->bytes)}};
    }
    return {{QStringLiteral("kind"), nameOf(finding.kind)},
            {QStringLiteral("severity"), nameOf(finding.severity)},
            {QStringLiteral("file"), fileOf(checked, finding)},
            {QStringLiteral("line"), finding.line},
            {QStringLiteral("column"), finding.column},
            {QStringLiteral("message"), inEnglish(finding.said)},
            {QStringLiteral("entry"), finding.node == 0 ? QJsonValue() : QJsonValue(finding.title)},
            {QStringLiteral("fix"), fix}};
}

QJsonObject asJson(const Checked &checked)
{
    QJsonArray findings;
    for (const Finding &finding : checked.findings)
        findings << asJson(checked, finding);
    return {{QStringLiteral("file"), checked.name},
            {QStringLiteral("errors"), checked.count(Severity::Error)},
            {QStringLiteral("warnings"), checked.count(Severity::Warning)},
            {QStringLiteral("hints"), checked.count(Severity::Hint)},
            {QStringLiteral("fixed"), checked.fixed},
            {QStringLiteral("findings"), findings}};
}

// Writes the fixes and looks again.
Result<Checked> mended(const Checked &checked, const Wish &wish)
{
    const Result<QByteArray> bytes = fixedBytes(checked.document, checked.findings);
    if (!bytes)
        return Failure(bytes.error());
    if (*bytes == checked.bytes)
        return checked;
    WriteJob job;
    job.path = QFileInfo(checked.name).absoluteFilePath();
    job.bytes = *bytes;
    job.allowed = {hashOf(checked.bytes)};
    if (const Result<QByteArray> written = writeFile(job); !written)
        return Failure(written.error());
    Result<Checked> again = checkFile(checked.name, wish);
    if (again)
        again->fixed = checked.fixes();
    return again;
}

int notTold(const Error &error)
{
    failed(error);
    return WrongUsage;
}

int printDiffs(const QList<Checked> &lists)
{
    QByteArray diff;
    for (const Checked &checked : lists) {
        const Result<QByteArray> bytes = fixedBytes(checked.document, checked.findings);
        if (!bytes)
            return notTold(bytes.error());
        diff += unifiedDiff(checked.bytes, *bytes, checked.name);
    }
    if (print(diff) != Worked)
        return WrongUsage;
    return diff.isEmpty() ? Worked : DidNotWork;
}

int printFindings(const QList<Checked> &lists, bool json)
{
    QJsonArray documents;
    QString text;
    bool bad = false;
    for (const Checked &checked : lists) {
        bad = bad || checked.count(Severity::Error) + checked.count(Severity::Warning) > 0;
        if (json)
            documents << asJson(checked);
        else
            text += asText(checked);
    }
    const int printed =
        json ? print(QJsonDocument(QJsonObject{{QStringLiteral("lists"), documents}}))
             : print(text);
    if (printed != Worked)
        return WrongUsage;
    for (const Checked &checked : lists) {
        if (checked.fixed > 0)
            say(QStringLiteral("%1: mended %2")
                    .arg(checked.name, counted(checked.fixed, QStringLiteral("problem"))));
        if (!json && !checked.findings.isEmpty())
            say(summary(checked));
    }
    return bad ? DidNotWork : Worked;
}

void declare(QCommandLineParser &options)
{
    const QString kinds = allKinds().join(QStringLiteral(", "));
    options.addOption({QStringLiteral("fix"),
                       QStringLiteral("Mend what has one right answer, and tell what is left.")});
    options.addOption({QStringLiteral("diff"),
                       QStringLiteral("Only print what --fix would change, as a unified diff.")});
    options.addOption({QStringLiteral("only"),
                       QStringLiteral("Only these kinds, with commas: %1.").arg(kinds),
                       QStringLiteral("KIND,...")});
    options.addOption({QStringLiteral("except"), QStringLiteral("All kinds but these."),
                       QStringLiteral("KIND,...")});
}

int run(const Invocation &invocation)
{
    const bool fix = invocation.options.isSet(QStringLiteral("fix"));
    const bool diff = invocation.options.isSet(QStringLiteral("diff"));
    if (diff && (fix || invocation.json))
        return misused(QStringLiteral("--diff goes neither with --fix nor with --json"));
    const Result<QSet<ProblemKind>> kinds = wantedKinds(invocation.options);
    if (!kinds)
        return misused(kinds.error().message);
    const auto titles = knownTitles(invocation.library);
    if (!titles)
        return notTold(titles.error());
    const Wish wish{*kinds, *titles};
    QList<Checked> lists;
    for (const QString &word : invocation.words) {
        Result<Checked> checked = checkFile(word, wish);
        if (checked && fix)
            checked = mended(*checked, wish);
        if (!checked)
            return notTold(checked.error());
        lists << *checked;
    }
    return diff ? printDiffs(lists) : printFindings(lists, invocation.json);
}

} // namespace

const Command checkCommand{
    "check",
    "LIST.md... [--fix | --diff] [--only KIND,...] [--except KIND,...]",
    "Tell what is wrong with lists, the files that they link and their notes",
    1,
    -1,
    true,
    &declare,
    &run};

} // namespace paperdip
