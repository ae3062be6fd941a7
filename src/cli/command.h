// SPDX-License-Identifier: MIT
#pragma once

#include <QCommandLineParser>
#include <QStringList>

namespace paperdip {

enum ExitStatus { Worked = 0, DidNotWork = 1, WrongUsage = 2 };

// What a command is given once its options are understood.
struct Invocation
{
    const QCommandLineParser &options;
    QStringList words; // what is no option
    QString library;   // the file, absolute
    bool json = false;
};

// One word of the command line.
struct Command
{
    const char *name;
    const char *synopsis; // behind the name
    const char *summary;
    int minWords;
    int maxWords; // -1: any number
    bool hasJson;
    void (*declare)(QCommandLineParser &options); // its own options; may be null
    int (*run)(const Invocation &invocation);
};

extern const Command importCommand;
extern const Command exportCommand;
extern const Command addCommand;
extern const Command fetchCommand;
extern const Command tickCommand;
extern const Command searchCommand;
extern const Command showCommand;
extern const Command checkCommand;
extern const Command identifyCommand;
extern const Command renderCommand;
extern const Command mergeCommand;

// --list NAME, which several commands take.
void declareList(QCommandLineParser &options);

} // namespace paperdip
