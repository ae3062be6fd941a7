// SPDX-License-Identifier: MIT
#pragma once

#include "gui/progressline.h"

#include <QStringList>

namespace paperdip {

class Library;
class Pdfs;

// The PDF files that are coming, in the window's bottom line.
class DownloadLine final : public ProgressLine
{
    Q_OBJECT

public:
    DownloadLine(Pdfs &pdfs, Library &library, QWidget *parent = nullptr);

protected:
    void retranslate() override;

private:
    void follow();
    void showBar(const QString &work);
    QStringList coming() const; // what runs first

    Pdfs &m_pdfs;
    Library &m_library;
};

} // namespace paperdip
