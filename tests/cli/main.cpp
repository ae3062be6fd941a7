// SPDX-License-Identifier: MIT
#include "cli/commandline.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("paperdip"));
    QCoreApplication::setApplicationVersion(QStringLiteral("0"));
    return paperdip::runCommand(QCoreApplication::arguments().mid(1));
}
