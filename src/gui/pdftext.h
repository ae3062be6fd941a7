// SPDX-License-Identifier: MIT
#pragma once

#include "library/pdfs.h"

#include <QString>

namespace paperdip {

// Why a PDF did not come, as a sentence.
QString pdfProblemText(const PdfAnswer &answer);

// "4.6 MB"
QString sizeText(qint64 bytes);

// "1.2 of 4.6 MB", as far as it is known; empty: nothing is there yet.
QString amountText(const PdfStatus &status);

} // namespace paperdip
