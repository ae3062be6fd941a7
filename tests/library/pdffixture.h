// SPDX-License-Identifier: MIT
#pragma once

#include "fetchfixture.h"
#include "library/pdfs.h"
#include "smallpdf.h"
#include "writeall.h"

#include <QDir>
#include <QFile>

namespace paperdip {

inline const QString flash = QStringLiteral("2205.14135");
inline const QString second = QStringLiteral("2307.08691");
inline const QString survey = QStringLiteral("https://survey.example.org/files/Survey.pdf");

inline QByteArray wholePdf()
{
    static const QByteArray bytes = bigPdf(120000);
    return bytes;
}

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QStringList filesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

// A library on disk, with its list in another folder, and arXiv.
struct PdfHouse
{
    PdfHouse()
    {
        const QString home = folder.filePath(QStringLiteral("home")); // its trash is here
        if (!QDir().mkpath(data()) || !QDir().mkpath(home))
            qFatal("no folders");
        qputenv("XDG_DATA_HOME", QFile::encodeName(home));
    }

    void open()
    {
        library = openLibrary(data() + QStringLiteral("/library.db"));
        if (library->lists().isEmpty()) {
            QDir().mkpath(folder.filePath(QStringLiteral("list")));
            const QString path = folder.filePath(QStringLiteral("list/README.md"));
            writeAll(path, homeList());
            if (!library->addList(homeList(), path))
                qFatal("no list");
        }
        PdfOptions options;
        options.arxiv.baseUrl = stub.url();
        options.arxiv.limits = {1000, 3000, 2 * 1024 * 1024, false, 16 * 1024};
        options.alsoAllowed = other.url();
        client = std::make_unique<ArxivClient>(FetchHouse::clientOptions(stub));
        pdfs = std::make_unique<Pdfs>(*library, client->gate(), options);
    }
    void close()
    {
        pdfs.reset();
        client.reset();
        library.reset();
    }
    void reopen()
    {
        close();
        open();
    }
    QString data() const { return folder.filePath(place); }
    NodeId paper(const QString &work) const { return library->papersByWork(work).value(0).id; }
    PdfStatus::State state(const QString &work) const { return pdfs->status(work).state; }
    bool hasMark(const QString &work) const { return library->papersByWork(work).value(0).hasPdf; }
    bool bring(const QString &work) const
    {
        return pdfs->download(paper(work)) &&
               QTest::qWaitFor([&] { return state(work) == PdfStatus::State::Here; });
    }
    void serve(const QString &id, const QByteArray &bytes = wholePdf())
    {
        stub.serve("/pdf/" + id.toUtf8(), {bytes, "\"one\""});
    }
    // A link of the survey that leads to the other server.
    QString moveSurvey()
    {
        const QString url = other.url().toString() + QStringLiteral("/Survey.pdf");
        const Result<Change> plan = library->planUrl(paper(survey), url);
        if (!plan || !library->apply(*plan))
            qFatal("no change");
        return url;
    }

    QTemporaryDir folder;
    QString place = QStringLiteral("data");
    ArxivStub stub;
    ArxivStub other;
    std::unique_ptr<Library> library;
    std::unique_ptr<ArxivClient> client;
    std::unique_ptr<Pdfs> pdfs;
};

} // namespace paperdip
