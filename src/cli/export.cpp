// SPDX-License-Identifier: MIT
#include "cli/output.h"
#include "cli/session.h"
#include "library/exporter.h"

#include <QFile>

namespace paperdip {

namespace {

QString formatNames()
{
    QStringList names;
    const QList<Format> formats = allFormats();
    for (const Format format : formats)
        names << nameOf(format);
    return names.join(QLatin1String(", "));
}

void declare(QCommandLineParser &options)
{
    declareList(options);
    options.addOption({QStringLiteral("format"),
                       QStringLiteral("One of %1; markdown is the list, byte for byte, home and "
                                      "template set its papers anew.")
                           .arg(formatNames()),
                       QStringLiteral("F"), QStringLiteral("markdown")});
    options.addOption({QStringLiteral("template"),
                       QStringLiteral("A file that says how an entry is set (see the manual page); "
                                      "means --format template."),
                       QStringLiteral("FILE")});
    options.addOption({QStringLiteral("section"),
                       QStringLiteral("Only this section, such as \"MLSys/Kernel\"."),
                       QStringLiteral("PATH")});
    options.addOption({{QStringLiteral("o"), QStringLiteral("output")},
                       QStringLiteral("Write to FILE, as a whole or not at all."),
                       QStringLiteral("FILE")});
}

struct Wish
{
    Format format = Format::Markdown;
    QString form; // the template's text
};

Result<Wish> readWish(const QCommandLineParser &options)
{
    Wish wish;
    const QString name = options.value(QStringLiteral("format"));
    const bool hasTemplate = options.isSet(QStringLiteral("template"));
    const std::optional<Format> format = formatCalled(name);
    if (!format)
        return fail(
            ErrorCode::Invalid,
            QStringLiteral("export has no format \"%1\"; there are %2").arg(name, formatNames()));
    wish.format = *format;
    if (hasTemplate && !options.isSet(QStringLiteral("format")))
        wish.format = Format::Template;
    if ((wish.format == Format::Template) != hasTemplate)
        return fail(ErrorCode::Invalid,
                    QStringLiteral("--format template and --template FILE go together"));
    if (options.isSet(QStringLiteral("output")) &&
        options.value(QStringLiteral("output")).isEmpty())
        return fail(ErrorCode::Invalid, QStringLiteral("-o needs the name of a file"));
    return wish;
}

Result<QString> readTemplate(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io,
                    QStringLiteral("%1 could not be read: %2").arg(path, file.errorString()), path);
    return QString::fromUtf8(file.readAll());
}

Result<QByteArray> writtenList(Session &session, const Invocation &invocation, const Wish &wish)
{
    const Result<ListId> list = session.onlyList(invocation);
    if (!list)
        return Failure(list.error());
    session.look({*list});
    QList<NodeId> nodes;
    if (invocation.options.isSet(QStringLiteral("section"))) {
        const Result<NodeId> section = session.library().findSection(
            *list, invocation.options.value(QStringLiteral("section")));
        if (!section)
            return Failure(section.error());
        nodes << *section;
    }
    return exported(session.library().store(), *list, nodes, wish.format, wish.form);
}

int run(const Invocation &invocation)
{
    Result<Wish> wish = readWish(invocation.options);
    if (!wish)
        return misused(wish.error().message);
    if (wish->format == Format::Template) {
        const Result<QString> form =
            readTemplate(invocation.options.value(QStringLiteral("template")));
        if (!form)
            return failed(form.error());
        wish->form = *form;
    }
    const auto session = Session::open(invocation.library, Session::Absent::Refuse);
    if (!session)
        return failed(session.error());
    const Result<QByteArray> bytes = writtenList(**session, invocation, *wish);
    if (!bytes)
        return failed(bytes.error());
    if (!invocation.options.isSet(QStringLiteral("output")))
        return print(*bytes);
    const QString path = invocation.options.value(QStringLiteral("output"));
    if (const Result<void> written = writeExport(*bytes, path); !written)
        return failed(written.error());
    return Worked;
}

} // namespace

const Command exportCommand{
    "export",
    "[--list NAME] [--section PATH] [--format F] [--template FILE] [-o FILE]",
    "Print a list byte for byte, or its papers as BibTeX and the like",
    0,
    0,
    false,
    &declare,
    &run};

} // namespace paperdip
