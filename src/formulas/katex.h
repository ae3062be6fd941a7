// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "formulas/formulalayout.h"

#include <QJsonObject>

#include <memory>

class QJSEngine;
class QJSValue;

namespace paperdip {

// KaTeX in an engine of its own. Lives and dies on one thread, whose stack must be 8 MiB or more;
// only interrupt() is for others.
class Katex
{
public:
    Katex();
    ~Katex();

    // Once. Takes a tenth of a second and 20 MB.
    Result<void> load(const QString &script);
    // The layout tree (see KatexNode), or KaTeX's reason.
    Result<QJsonObject> tree(const FormulaSource &source);
    // What is being laid out ends with an error.
    void interrupt();

private:
    std::unique_ptr<QJSEngine> m_engine;
    std::unique_ptr<QJSValue> m_call;
};

} // namespace paperdip
