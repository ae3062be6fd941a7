// SPDX-License-Identifier: MIT
#include "sync/pdftext.h"

#include "smallpdf.h"

#include <QFile>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace paperdip;

// The first page's text of a PDF: by the real program, and by stand-ins for it that misbehave.
class TestPdfText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void readsARealPdf()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
            QSKIP("pdftotext (poppler-utils) is not installed");
        const QString path =
            write("-a b.pdf", smallPdf({"arXiv:2205.14135v2 [cs.LG] 23 Jun 2022", "Flash"}));
        const Result<QString> text = read(path, {});
        QVERIFY(text.has_value());
        QVERIFY2(text->contains(QStringLiteral("arXiv:2205.14135v2 [cs.LG] 23 Jun 2022\n")),
                 qPrintable(*text));
        const Result<QString> broken = read(write("broken.pdf", "%PDF-1.4\nnothing"), {});
        QCOMPARE(broken.error().code, ErrorCode::BadAnswer);
    }

    void takesWhatTheProgramPrints()
    {
        const QString program = script("printf '%s\\n' \"$@\"");
        const QString path = write("p.pdf", "x");
        QCOMPARE(read(path, {program}).value(),
                 QStringLiteral("-l\n1\n-q\n-enc\nUTF-8\n%1\n-\n").arg(path));
    }

    void stopsWhatPrintsTooMuch()
    {
        const QString program = script("while :; do echo 0123456789abcdef0123456789abcdef; done");
        const Result<QString> text = read(write("p.pdf", "x"), {program, 20000, 4096});
        QCOMPARE(text.value().size(), 4096);
    }

    void stopsWhatTakesTooLong()
    {
        const QString program = script("echo begun; exec sleep 60");
        QElapsedTimer clock;
        clock.start();
        const Result<QString> text = read(write("p.pdf", "x"), {program, 200, 4096});
        QCOMPARE(text.error().code, ErrorCode::Timeout);
        QVERIFY(clock.elapsed() < 30000);
    }

    void saysWhatWentWrong()
    {
        const QString path = write("p.pdf", "x");
        const Result<QString> absent = read(path, {QStringLiteral("/nowhere/pdftotext")});
        QCOMPARE(absent.error().code, ErrorCode::NotFound);
        QCOMPARE(absent.error().subject, QStringLiteral("pdftotext"));
        QCOMPARE(read(path, {script("exit 3")}).error().code, ErrorCode::BadAnswer);
        QCOMPARE(read(m_folder.path(), {script("echo no")}).error().code, ErrorCode::Io);
    }

    void canBeDestroyedWhileItReads()
    {
        PdfText reader({script("exec sleep 60"), 20000, 4096});
        reader.start(write("p.pdf", "x"));
    }

private:
    QString write(const char *name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", name);
        return file.fileName();
    }

    QString script(const QByteArray &body)
    {
        const QByteArray name = "script" + QByteArray::number(++m_scripts);
        const QString path = write(name.constData(), "#!/bin/sh\n" + body + "\n");
        if (!QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
            qFatal("cannot make the script executable");
        return path;
    }

    static Result<QString> read(const QString &path, const PdfTextOptions &options)
    {
        PdfText reader(options);
        std::optional<Result<QString>> found;
        connect(&reader, &PdfText::done, &reader,
                [&found](const Result<QString> &text) { found = text; });
        reader.start(path);
        if (found || !QTest::qWaitFor([&found] { return found.has_value(); }, 30000))
            qFatal("done() did not come, or too early");
        return *found;
    }

    QTemporaryDir m_folder;
    int m_scripts = 0;
};

QTEST_GUILESS_MAIN(TestPdfText)
#include "tst_pdftext.moc"
