// SPDX-License-Identifier: MIT
#include "sync/pdftext.h"

#include <QFileInfo>
#include <QStandardPaths>

namespace paperdip {

PdfText::PdfText(const PdfTextOptions &options, QObject *parent)
    : QObject(parent), m_options(options)
{
    m_limit.setSingleShot(true);
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.setStandardInputFile(QProcess::nullDevice());
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &PdfText::read);
    connect(&m_process, &QProcess::finished, this,
            [this](int code, QProcess::ExitStatus status) { finish(outcome(code, status)); });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            finish(fail(ErrorCode::NotFound, QStringLiteral("pdftotext could not be started."),
                        QStringLiteral("pdftotext"), m_process.errorString()));
    });
    connect(&m_limit, &QTimer::timeout, this, [this] {
        m_late = true;
        m_process.kill();
    });
}

PdfText::~PdfText()
{
    m_process.disconnect(this);
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished(1000);
    }
}

void PdfText::start(const QString &path)
{
    const QFileInfo file(path);
    m_path = file.absoluteFilePath(); // begins with a slash: never taken for an option
    m_bytes.clear();
    m_late = false;
    m_running = true;
    const auto refuse = [this](const Failure &failure) {
        QTimer::singleShot(0, this, [this, failure] { finish(failure); });
    };
    if (!file.isFile())
        return refuse(fail(ErrorCode::Io, QStringLiteral("It is no regular file."), m_path));
    const QString program = QStandardPaths::findExecutable(m_options.program);
    if (program.isEmpty())
        return refuse(fail(ErrorCode::NotFound, QStringLiteral("pdftotext is not installed."),
                           QStringLiteral("pdftotext")));
    m_limit.start(m_options.timeoutMs);
    m_process.start(program,
                    {QStringLiteral("-l"), QStringLiteral("1"), QStringLiteral("-q"),
                     QStringLiteral("-enc"), QStringLiteral("UTF-8"), m_path, QStringLiteral("-")});
}

void PdfText::read()
{
    m_bytes += m_process.read(m_options.maxBytes - m_bytes.size());
    if (m_bytes.size() >= m_options.maxBytes)
        m_process.kill();
}

Result<QString> PdfText::outcome(int exitCode, QProcess::ExitStatus status) const
{
    const bool full = m_bytes.size() >= m_options.maxBytes;
    if (m_late)
        return fail(ErrorCode::Timeout, QStringLiteral("Reading its first page took too long."),
                    m_path);
    if (!full && (status != QProcess::NormalExit || exitCode != 0))
        return fail(ErrorCode::BadAnswer, QStringLiteral("It could not be read as a PDF."), m_path);
    return QString::fromUtf8(m_bytes);
}

void PdfText::finish(const Result<QString> &text)
{
    if (!m_running)
        return;
    m_running = false;
    m_limit.stop();
    Q_EMIT done(text);
}

} // namespace paperdip
