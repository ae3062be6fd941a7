// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace paperdip {

// Where a work lies: how it is shown, and which service is asked for its record.
enum class WorkSite {
    None, // no web address, or a picture
    Arxiv,
    Doi,
    OpenReview,
    AclAnthology,
    Usenix,
    Acm,
    Publisher, // any other that classifyTarget() knows
    Pdf,       // a PDF anywhere else
    Page,      // any other page
};

// What an address says of the work that it leads to, without asking anybody.
struct WorkAddress
{
    WorkSite site = WorkSite::None;
    QString id;  // "2205.14135", "H4DqfPSibmx", "2021.naacl-main.208", "osdi23/miao"; may be empty
    QString doi; // as it stands in the path: dl.acm.org/doi/pdf/10.1145/1.2; often empty

    bool operator==(const WorkAddress &) const = default;
};
WorkAddress describeAddress(const QString &url);

// What people call it, in any language: "arXiv", "USENIX"; empty for what has no name of its own.
QString properName(WorkSite site);
// Where the PDF of the work at a web address is: the address itself where it leads to one, else by
// the rules of its site (OpenReview, ACL Anthology). Empty: not known. arXiv's are ArxivId's.
QString pdfOfAddress(const QString &url);

} // namespace paperdip
