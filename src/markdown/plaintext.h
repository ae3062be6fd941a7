// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QString>

namespace paperdip {

// Markdown as the words that a person reads: emphasis, escapes, entities, code marks and tags are
// gone, links are their text. Lines are joined by a blank, by none between two CJK characters.
QString plainText(QByteArrayView markdown);

// Han, Kana, Hangul, and the full-width signs that go with them.
bool isCjk(char16_t unit);

// There is something to read in it, not only signs.
bool hasLetters(const QString &text);

// How much a piece of text is, as keywords are measured: words / 5 + CJK characters / 8.
double weight(const QString &text);

} // namespace paperdip
