// SPDX-License-Identifier: MIT
#include "gui/errortext.h"

#include "core/identify.h"

#include <QCoreApplication>

namespace paperdip {

namespace {

struct ErrorText
{
    Q_DECLARE_TR_FUNCTIONS(paperdip::ErrorText)

public:
    static QString files(ErrorCode code);
    static QString network(ErrorCode code);
};

// Texts that need no subject carry none; "%1" is the subject.
QString ErrorText::files(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound:
        return tr("%1 was not found.");
    case ErrorCode::Ambiguous:
        return tr("%1 could mean several things.");
    case ErrorCode::Invalid:
        return tr("%1 cannot be used here.");
    case ErrorCode::Refused:
    case ErrorCode::NoPlace:
        return tr("%1: this is not possible.");
    case ErrorCode::Conflict:
        return tr("%1 has changed in the meantime, so nothing was done.");
    case ErrorCode::Io:
        return tr("%1 could not be read or written.");
    case ErrorCode::DiskFull:
        return tr("The disk is full: %1 could not be written.");
    case ErrorCode::Locked:
        return tr("%1 is in use by another program.");
    case ErrorCode::NewerLibrary:
        return tr("%1 was written by a newer Paper Dip. Please update this one.");
    case ErrorCode::Damaged:
        return tr("%1 is damaged.");
    case ErrorCode::ReadOnly:
        return tr("“%1” is only read here, so nothing was changed in it. Its papers can be copied "
                  "to another list.");
    case ErrorCode::FolderGone:
        return tr("The folder of %1 is not there; Paper Dip goes on looking for it.");
    case ErrorCode::NotUtf8:
        return tr("%1 is not UTF-8 text, so it can be read here but not changed.");
    case ErrorCode::Checking:
        return tr("Paper Dip was not closed properly, so its data is being checked. Nothing can be "
                  "changed until that is done.");
    default:
        return {};
    }
}

QString ErrorText::network(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Offline:
        return tr("Offline; will continue by itself.");
    case ErrorCode::Network:
        return tr("The connection broke off.");
    case ErrorCode::Http:
        return tr("The service refused the request.");
    case ErrorCode::Timeout:
        return tr("The service did not answer in time.");
    case ErrorCode::BadAnswer:
        return tr("The service gave an answer that makes no sense.");
    case ErrorCode::Unknown:
        return tr("No service knows %1.");
    case ErrorCode::Cancelled:
        return tr("Cancelled.");
    default:
        return {};
    }
}

} // namespace

QString errorText(const Error &error)
{
    QString text = ErrorText::files(error.code);
    if (text.isEmpty())
        text = ErrorText::network(error.code);
    if (error.code == ErrorCode::Unknown && parseArxivId(error.subject))
        text = ErrorText::tr("arXiv does not know %1.");
    const QString subject = error.subject.isEmpty() ? ErrorText::tr("This") : error.subject;
    text.replace(QLatin1String("%1"), subject);
    // The reason behind a refusal is a sentence of its own, which only its author knows.
    const bool reason = error.code == ErrorCode::Refused || error.code == ErrorCode::Invalid ||
                        error.code == ErrorCode::Io || error.code == ErrorCode::Http;
    if (reason && !error.message.isEmpty())
        text +=
            QLatin1Char(' ') + ErrorText::tr("(%1)").replace(QLatin1String("%1"), error.message);
    return text;
}

} // namespace paperdip
