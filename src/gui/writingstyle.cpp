// SPDX-License-Identifier: MIT
#include "gui/writingstyle.h"

#include "gui/settings.h"

namespace paperdip {

WritingStyle WritingStyle::stored()
{
    const Settings settings;
    WritingStyle style;
    style.family = settings.value(Settings::noteFont).toString();
    style.points = qBound(0, settings.value(Settings::notePoints, 0).toInt(), 72);
    style.columns = qBound(0, settings.value(Settings::noteColumns, style.columns).toInt(), 1000);
    return style;
}

} // namespace paperdip
