// SPDX-License-Identifier: MIT
#pragma once

#include "core/identify.h"
#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>
#include <optional>

namespace paperdip {

// What the parsers of this room have in common.

constexpr qint64 largestAnswer = 8 * 1024 * 1024; // bytes; no parser looks at more

// The body is a web page, whatever was asked for: a proxy's, a login's, an overloaded front end's.
bool looksLikeHtml(const QByteArray &body);

// BadAnswer; says so where the body is a web page.
Failure badAnswer(const QString &service, const QByteArray &body, const QString &detail);

// A newline that blanks or another newline follow begins a paragraph; other newlines only wrap.
// Paragraphs are separated by "\n\n".
QString joinedParagraphs(const QString &text);

// ISO dates, also "2019", "2019-02", "2019/2/7" (the first day, midnight), in UTC; else invalid.
QDateTime utcTime(const QString &text);

// "Ann B. Author" from its parts, or from "Author, Ann B." ("Author, Jr., Ann B." too). A name
// without a comma stays.
QString personName(const QString &given, const QString &family, const QString &suffix = {});
QString personName(const QString &written);

// "12(3)" or "12"; empty without a volume.
QString volumeAndIssue(const QString &volume, const QString &issue);

// The codes in "Digital Libraries (cs.DL); Artificial Intelligence (cs.AI)", each once.
QStringList categoriesIn(const QString &subjects);

// parseArxivId() and arxivFromUrl() without their limit on dates.
std::optional<ArxivId> givenArxivId(const QString &text);
std::optional<ArxivId> arxivAtAddress(const QString &url);

// The arXiv id in "10.48550/arXiv.2205.14135"; else empty.
QString arxivOfDoi(const QString &doi);

} // namespace paperdip
