// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QIcon>

class QPainter;
class QRectF;

namespace paperdip {

// One hand: 16 x 16 units, 1.4 wide round strokes, no fill unless it means something. Sharp at any
// scale.
// g++ takes an enumerator for a shadow of core's Edit; it is scoped and cannot be.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
enum class Icon {
    Add,
    AddSection,
    Open,
    Folder,
    Search,
    Close,
    Undo,
    Redo,
    Delete,
    Move,
    Edit,
    View,
    SideBySide,
    Note,
    NoteMissing,
    Waiting,
    Failed,
    Retry,
    Link,
    Pdf,
    Copy,
    Source,
    Paper,
    Section,
    ChevronRight,
    ChevronDown,
    Warning,
    Info,
    Check,
    Settings,
    Save,
    List,
    Offline,
    Back,
    Forward,
    Picture,
    Lock,
    Shelf,
};
#pragma GCC diagnostic pop

void paintIcon(QPainter *painter, Icon icon, const QRectF &rect, const QColor &colour);
// An icon for actions and buttons that follows the palette, disabled look included.
QIcon icon(Icon icon);

} // namespace paperdip
