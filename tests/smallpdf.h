// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>

namespace paperdip {

// A PDF of one page (ASCII, no brackets), a line of text below the other.
inline QByteArray smallPdf(const QList<QByteArray> &lines)
{
    QByteArray page = "BT /F1 10 Tf 14 TL 40 780 Td\n";
    for (const QByteArray &line : lines)
        page += "(" + line + ") Tj T*\n";
    page += "ET\n";
    const QList<QByteArray> objects{
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        "<< /Length " + QByteArray::number(page.size()) + " >>\nstream\n" + page + "endstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    };
    QByteArray bytes = "%PDF-1.4\n";
    QByteArray table = "xref\n0 6\n0000000000 65535 f \n";
    for (qsizetype i = 0; i < objects.size(); ++i) {
        table += QByteArray::number(bytes.size()).rightJustified(10, '0') + " 00000 n \n";
        bytes += QByteArray::number(i + 1) + " 0 obj\n" + objects.at(i) + "\nendobj\n";
    }
    const QByteArray at = QByteArray::number(bytes.size());
    return bytes + table + "trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n" + at + "\n%%EOF\n";
}

// What begins and ends as a PDF, with bytes that differ everywhere between: no piece of it can
// stand in another's place.
inline QByteArray bigPdf(int size)
{
    QByteArray bytes = "%PDF-1.4\n";
    for (int i = 0; bytes.size() < size; ++i)
        bytes += QByteArray::number(i) + ' ';
    return bytes + "\n%%EOF\n";
}

} // namespace paperdip
