// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/edit.h"

#include <QRect>
#include <optional>

class QDropEvent;
class QTreeView;

namespace paperdip {

class OutlineModel;

// Where in the tree something would land, and what shows it.
struct DropTarget
{
    ListId list = 0;
    Place place;
    QRect mark; // in the viewport: a line, or the row that is dropped onto
    bool onto = false;
};

// Papers and links land where the pointer is in the document: below the row above, which may be a
// heading. Sections land beside or below sections, never among the papers of one. Nothing where
// there is no list.
std::optional<DropTarget> dropTarget(const QTreeView &view, const OutlineModel &model,
                                     const QPoint &at, bool withSections);

// Takes what another program drags as a copy, else as a link. Where only a move is offered, a drop
// is taken but not called a move: the other program would delete what it gave.
void acceptAsCopy(QDropEvent &event);

} // namespace paperdip
