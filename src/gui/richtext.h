// SPDX-License-Identifier: MIT
#pragma once

#include "formulas/formulalayout.h"

#include <QImage>
#include <QUrl>

#include <functional>
#include <memory>

namespace paperdip {

// What stands in a note beside its words.
struct RichParts
{
    std::function<QImage(const QUrl &address)> picture; // null: there is none
    // By what is written; null: it stays as it is written.
    std::function<std::shared_ptr<const FormulaLayout>(const QString &written)> formula;
};

// A note's HTML (markdown/render.h) for other programs: all in itself, pictures and formulas as
// pictures of its own, boxes as signs, no anchors.
QString richHtml(const QString &html, const RichParts &parts);

} // namespace paperdip
