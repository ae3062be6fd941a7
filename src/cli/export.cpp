// SPDX-License-Identifier: MIT
#include "cli/output.h"
#include "cli/session.h"

namespace paperdip {

namespace {

void declare(QCommandLineParser &options)
{
    declareList(options);
    options.addOption({QStringLiteral("format"),
                       QStringLiteral("The form: markdown (the only one)."), QStringLiteral("F"),
                       QStringLiteral("markdown")});
    options.addOption({{QStringLiteral("o"), QStringLiteral("output")},
                       QStringLiteral("Write to FILE, as a whole or not at all."),
                       QStringLiteral("FILE")});
}

int run(const Invocation &invocation)
{
    const QString format = invocation.options.value(QStringLiteral("format"));
    if (format != QLatin1String("markdown"))
        return misused(
            QStringLiteral("export has no format \"%1\"; there is markdown").arg(format));
    const bool toFile = invocation.options.isSet(QStringLiteral("output"));
    const QString path = invocation.options.value(QStringLiteral("output"));
    if (toFile && path.isEmpty())
        return misused(QStringLiteral("-o needs the name of a file"));

    const auto session = Session::open(invocation.library, Session::Absent::Refuse);
    if (!session)
        return failed(session.error());
    const Result<ListId> list = (*session)->onlyList(invocation);
    if (!list)
        return failed(list.error());
    (*session)->look({*list});
    if (!toFile)
        return print((*session)->library().bytes(*list));
    if (const Result<void> written = (*session)->files().exportTo(*list, path); !written)
        return failed(written.error());
    return Worked;
}

} // namespace

const Command exportCommand{"export",
                            "[--list NAME] [--format F] [-o FILE]",
                            "Print a list, byte for byte, or write it to a file",
                            0,
                            0,
                            false,
                            &declare,
                            &run};

} // namespace paperdip
