// SPDX-License-Identifier: MIT
#pragma once

#include "gui/filterfield.h"

namespace paperdip {

// The window's one field to search with: it takes the query language of core/searchquery.h.
class FindField : public FilterField
{
    Q_OBJECT

public:
    explicit FindField(QWidget *parent = nullptr);

protected:
    void retranslate() override;
};

} // namespace paperdip
