// SPDX-License-Identifier: MIT
#include "cli/commandline.h"

#include "cli/output.h"
#include "core/identify.h"
#include "library/paths.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <array>

namespace paperdip {

namespace {

const std::array commands{&importCommand, &exportCommand,   &addCommand,   &fetchCommand,
                          &tickCommand,   &searchCommand,   &showCommand,  &checkCommand,
                          &mergeCommand,  &identifyCommand, &renderCommand};

const Command *findCommand(const QString &word)
{
    for (const Command *command : commands) {
        if (word == QLatin1String(command->name))
            return command;
    }
    return nullptr;
}

bool asksForHelp(const QString &word)
{
    return word == QLatin1String("--help") || word == QLatin1String("-h");
}

bool asksForVersion(const QString &word)
{
    return word == QLatin1String("--version") || word == QLatin1String("-v");
}

// Qt's own options ("-platform", "-style") go to the window; QApplication takes them out.
bool isQtOption(const QString &word)
{
    static const QStringList names{
        QStringLiteral("platform"),        QStringLiteral("platformpluginpath"),
        QStringLiteral("platformtheme"),   QStringLiteral("plugin"),
        QStringLiteral("qwindowgeometry"), QStringLiteral("qwindowicon"),
        QStringLiteral("qwindowtitle"),    QStringLiteral("reverse"),
        QStringLiteral("session"),         QStringLiteral("style"),
        QStringLiteral("stylesheet"),      QStringLiteral("widgetcount"),
        QStringLiteral("display"),         QStringLiteral("geometry"),
        QStringLiteral("fontengine"),      QStringLiteral("dialogs")};
    const QString name = word.mid(word.startsWith(QLatin1String("--")) ? 2 : 1);
    return names.contains(name.section(QLatin1Char('='), 0, 0));
}

bool isForTheWindow(const QString &word)
{
    if (word.startsWith(QLatin1Char('-')))
        return isQtOption(word);
    return QFileInfo::exists(word) || word.contains(QLatin1Char('/')) ||
           word.contains(QLatin1Char('.')) || !identify(word).isEmpty();
}

struct Start
{
    QString library;
    bool json = false;
    QStringList rest;
};

Result<Start> readStart(const QStringList &arguments)
{
    Start start;
    start.rest = arguments;
    start.json = start.rest.value(0) == QLatin1String("--json");
    if (start.json)
        start.rest.removeFirst();
    const Result<QString> library = takeLibraryPath(&start.rest);
    if (!library)
        return Failure(library.error());
    start.library = *library;
    if (start.rest.value(0) == QLatin1String("--json")) {
        start.json = true;
        start.rest.removeFirst();
    }
    return start;
}

QString help()
{
    QString text = QStringLiteral(
        "Usage: paperdip [--library FILE] [LIST.md | LINK ...]    open the window, with these\n"
        "       paperdip [--library FILE] COMMAND [ARGUMENT ...]\n\nCommands:\n");
    for (const Command *command : commands) {
        const QString call = QStringLiteral("%1 %2").arg(QLatin1String(command->name),
                                                         QLatin1String(command->synopsis));
        text +=
            QStringLiteral("  %1\n      %2\n").arg(call.trimmed(), QLatin1String(command->summary));
    }
    text += QStringLiteral("\nOptions:\n"
                           "  --library FILE  use another library than %1\n"
                           "  --json          print one JSON document\n"
                           "  -h, --help      print this; after a command, more about it\n"
                           "  -v, --version   print the version\n\n"
                           "Exit status: 0, 1 (it did not work), 2 (wrong usage).\n");
    return text.arg(defaultLibraryPath());
}

QString helpOn(const Command &command, const QCommandLineParser &options)
{
    const QString call = QStringLiteral("paperdip %1 %2")
                             .arg(QLatin1String(command.name), QLatin1String(command.synopsis));
    const QString listed = options.helpText();
    return QStringLiteral("Usage: %1\n%2.\n\n%3")
        .arg(call.trimmed(), QLatin1String(command.summary),
             listed.mid(listed.indexOf(QLatin1String("Options:"))));
}

int runOne(const Command &command, const Start &start)
{
    QCommandLineParser options;
    options.addOption(
        {{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Print this.")});
    options.addOption({QStringLiteral("library"), QStringLiteral("Use another library."),
                       QStringLiteral("FILE")});
    if (command.hasJson)
        options.addOption({QStringLiteral("json"), QStringLiteral("Print one JSON document.")});
    if (command.declare)
        command.declare(options);
    if (!options.parse(start.rest)) // the command stands where the parser expects the program
        return misused(options.errorText());
    if (options.isSet(QStringLiteral("help")))
        return print(helpOn(command, options));
    if (start.json && !command.hasJson)
        return misused(QStringLiteral("%1 has no --json").arg(QLatin1String(command.name)));

    const QStringList words = options.positionalArguments();
    const bool tooMany = command.maxWords >= 0 && words.size() > command.maxWords;
    if (words.size() < command.minWords || tooMany)
        return misused(QStringLiteral("usage: paperdip %1 %2")
                           .arg(QLatin1String(command.name), QLatin1String(command.synopsis))
                           .trimmed());
    QString library = start.library;
    if (options.isSet(QStringLiteral("library"))) {
        const QString given = options.value(QStringLiteral("library"));
        if (given.isEmpty())
            return misused(QStringLiteral("--library needs the name of a file"));
        library = QFileInfo(given).absoluteFilePath();
    }
    const bool json = start.json || (command.hasJson && options.isSet(QStringLiteral("json")));
    return command.run({options, words, library, json});
}

} // namespace

void declareList(QCommandLineParser &options)
{
    options.addOption({QStringLiteral("list"), QStringLiteral("The list, by name, path or number."),
                       QStringLiteral("NAME")});
}

bool isCommand(const QStringList &arguments)
{
    const Result<Start> start = readStart(arguments);
    if (!start || start->json)
        return true;
    if (start->rest.isEmpty())
        return false;
    const QString word = start->rest.first();
    return findCommand(word) || !isForTheWindow(word);
}

int runCommand(const QStringList &arguments)
{
    const Result<Start> start = readStart(arguments);
    if (!start)
        return misused(start.error().message);
    const QString word = start->rest.value(0);
    if (const Command *command = findCommand(word))
        return runOne(*command, *start);
    if (asksForHelp(word))
        return print(help());
    if (asksForVersion(word))
        return print(QStringLiteral("Paper Dip %1\n").arg(QCoreApplication::applicationVersion()));
    if (word.isEmpty())
        return misused(QStringLiteral("a command is missing; see paperdip --help"));
    return misused(QStringLiteral("\"%1\" is no command; see paperdip --help").arg(word));
}

} // namespace paperdip
