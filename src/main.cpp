// SPDX-License-Identifier: MIT
#include "cli/commandline.h"
#include "gui/application.h"

#include <QApplication>

using namespace paperdip;

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("paperdip"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PAPERDIP_VERSION));

    QStringList words;
    for (int i = 1; i < argc; ++i)
        words << QString::fromLocal8Bit(argv[i]);
    if (isCommand(words)) {
        QCoreApplication app(argc, argv);
        return runCommand(app.arguments().mid(1));
    }
    QApplication app(argc, argv);
    return runWindow(app.arguments().mid(1));
}
