// SPDX-License-Identifier: MIT
#include "cli/linkwords.h"

#include "core/pdfpaper.h"
#include "core/workkeys.h"
#include "sync/pdftext.h"
#include "sync/shortcutfile.h"

#include <QEventLoop>
#include <QFileInfo>
#include <QSet>
#include <algorithm>

namespace paperdip {

namespace {

Result<QString> firstPage(const QString &path)
{
    PdfText reader;
    QEventLoop loop;
    Result<QString> found;
    QObject::connect(&reader, &PdfText::done, &loop, [&](const Result<QString> &text) {
        found = text;
        loop.quit();
    });
    reader.start(path);
    loop.exec();
    return found;
}

Result<QList<Identified>> ofPdf(const QString &path)
{
    std::optional<Identified> paper = paperOfPdfName(path);
    QString reason = QStringLiteral("No arXiv id or DOI was found in \"%1\"").arg(path);
    if (!paper || !paper->sure) {
        const Result<QString> text = firstPage(path);
        if (const auto read = text ? paperOfPdfText(*text) : std::nullopt)
            paper = read;
        if (!text && text.error().code == ErrorCode::NotFound)
            reason += QStringLiteral(" (its name only: pdftotext, of poppler-utils, is not "
                                     "installed)");
        else if (!text)
            reason += QStringLiteral(" (%1)").arg(text.error().message);
    }
    if (!paper)
        return fail(ErrorCode::Invalid, reason, path);
    paper->file = QFileInfo(path).absoluteFilePath();
    return QList<Identified>{*paper};
}

Result<QList<Identified>> identifyWord(const QString &word)
{
    const QFileInfo file(word);
    const bool isFile = file.isFile();
    if (isFile && file.suffix().compare(QLatin1String("pdf"), Qt::CaseInsensitive) == 0)
        return ofPdf(word);
    if (isFile && file.suffix().compare(QLatin1String("bib"), Qt::CaseInsensitive) == 0)
        return fail(ErrorCode::Invalid,
                    QStringLiteral("\"%1\" is a BibTeX file: paperdip import takes it").arg(word),
                    word);
    const QString text = isFile && isShortcutName(word) ? shortcutAddress(word) : word;
    const QList<Identified> found = identify(text);
    if (found.isEmpty())
        return fail(ErrorCode::Invalid,
                    QStringLiteral("\"%1\" is no link and no arXiv id or DOI").arg(word), word);
    return found;
}

} // namespace

Result<QList<Identified>> identifyWords(const QStringList &words)
{
    QList<Identified> all;
    QSet<QString> seen;
    for (const QString &word : words) {
        const Result<QList<Identified>> found = identifyWord(word);
        if (!found)
            return found;
        for (const Identified &paper : *found) {
            const QStringList keys = workKeys(paper);
            const bool isNew = std::none_of(keys.cbegin(), keys.cend(),
                                            [&](const QString &key) { return seen.contains(key); });
            if (isNew)
                all << paper;
            seen.unite(QSet<QString>(keys.cbegin(), keys.cend()));
        }
    }
    return all;
}

} // namespace paperdip
