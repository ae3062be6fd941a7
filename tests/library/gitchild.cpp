// SPDX-License-Identifier: MIT
// Commits a list, or pulls into it, from start to end: gitchild ROOT commit|pull. Exit status 0: it
// was done.
#include "library/gitacts.h"
#include "sync/safefile.h"

#include <QCoreApplication>

#include <cstdio>

using namespace paperdip;

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3)
        return 2;
    const QString &root = arguments.at(1);
    const QString path = root + QStringLiteral("/README.md");
    const GitRepository repository(root);
    GitOutcome outcome;
    if (arguments.at(2) == QLatin1String("commit"))
        outcome = commitFiles(repository, {QStringLiteral("README.md")}, QStringLiteral("Tick"));
    else
        outcome = pullLists(repository,
                            {{1, path, Document::read(readFile(path).value_or(QByteArray())), {}}});
    std::fprintf(stdout, "%d\n", static_cast<int>(outcome.kind));
    return outcome.isDone() ? 0 : 3;
}
