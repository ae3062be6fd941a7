// SPDX-License-Identifier: MIT
#pragma once

#include "core/identify.h"
#include "core/record.h"

namespace paperdip {

// What a work's record and its fetching are kept under: the arXiv id, else "doi:" and the DOI in
// lower case, else the address. Empty: there is nothing to ask for. The column node.work is the
// same rule in SQL.
QString recordKey(const QString &arxiv, const QString &doi, const QString &url);
QString recordKey(const Identified &paper);

// The DOI of a work that is kept under one, or whose address has one in it; else empty.
QString doiOfWork(const QString &work);

// Who is asked first for a work's record; nothing for a file, and for what is no web address.
std::optional<Service> firstService(const QString &work);

// As a person reads it: "arXiv 2205.14135", the DOI, the address.
QString workName(const QString &work);

} // namespace paperdip
