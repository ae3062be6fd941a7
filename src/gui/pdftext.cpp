// SPDX-License-Identifier: MIT
#include "gui/pdftext.h"

#include "gui/errortext.h"

#include <QCoreApplication>
#include <QLocale>

namespace paperdip {

namespace {

struct PdfWording
{
    Q_DECLARE_TR_FUNCTIONS(paperdip::PdfWording)

public:
    static QString busy(int retryAfterMs);
    static QString connection(const Error &error);
};

QString PdfWording::busy(int retryAfterMs)
{
    if (retryAfterMs < 0)
        return tr("The server is busy and asks for patience.");
    const int minutes = (retryAfterMs + 59999) / 60000;
    return tr("The server is busy and asks to be left alone for %n minute(s).", nullptr, minutes);
}

// Nothing goes on by itself here.
QString PdfWording::connection(const Error &error)
{
    return error.code == ErrorCode::Offline ? tr("There is no connection.") : errorText(error);
}

} // namespace

QString pdfProblemText(const PdfAnswer &answer)
{
    switch (answer.problem) {
    case PdfProblem::None:
        return {};
    case PdfProblem::Address:
        return PdfWording::tr("Its address leads to a place where nothing may be fetched.");
    case PdfProblem::WebPage:
        return PdfWording::tr("A web page came, not a PDF; perhaps one has to log in there.");
    case PdfProblem::NotPdf:
        return PdfWording::tr("What came is not a PDF.");
    case PdfProblem::TooLarge:
        return PdfWording::tr("The file is too large.");
    case PdfProblem::Missing:
        return PdfWording::tr("The server does not have it.");
    case PdfProblem::Forbidden:
        return PdfWording::tr("The server does not give it to this program.");
    case PdfProblem::Busy:
        return PdfWording::busy(answer.retryAfterMs);
    case PdfProblem::Status:
        return PdfWording::tr("The server answered with status %1.").arg(answer.httpStatus);
    case PdfProblem::Connection:
        return PdfWording::connection(answer.error);
    case PdfProblem::Target:
        return errorText(answer.error);
    }
    return {};
}

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString amountText(const PdfStatus &status)
{
    if (status.total > 0)
        return PdfWording::tr("%1 of %2").arg(sizeText(status.bytes), sizeText(status.total));
    return status.bytes > 0 ? sizeText(status.bytes) : QString();
}

} // namespace paperdip
