// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QObject>
#include <QProcess>
#include <QTimer>

namespace paperdip {

struct PdfTextOptions
{
    QString program = QStringLiteral("pdftotext"); // of poppler-utils
    int timeoutMs = 5000;
    qsizetype maxBytes = 64 * 1024;
};

// The text of a PDF's first page, by poppler's pdftotext in a process of its own: nobody waits for
// it, and a hostile file can only fail. One file at a time.
class PdfText : public QObject
{
    Q_OBJECT

public:
    explicit PdfText(const PdfTextOptions &options = {}, QObject *parent = nullptr);
    ~PdfText() override;

    void start(const QString &path);

Q_SIGNALS:
    // Once for each start(), never from within it. At most maxBytes of text. NotFound (subject
    // "pdftotext": the program is not installed), Io (no regular file), Timeout, BadAnswer (no
    // readable PDF).
    void done(const paperdip::Result<QString> &text);

private:
    void read();
    void finish(const Result<QString> &text);
    Result<QString> outcome(int exitCode, QProcess::ExitStatus status) const;

    PdfTextOptions m_options;
    QProcess m_process;
    QTimer m_limit;
    QString m_path;
    QByteArray m_bytes;
    bool m_late = false;
    bool m_running = false;
};

} // namespace paperdip
