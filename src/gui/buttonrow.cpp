// SPDX-License-Identifier: MIT
#include "gui/buttonrow.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace paperdip {

QHBoxLayout *buttonRow(std::initializer_list<std::pair<QPushButton *, const char *>> buttons)
{
    auto *row = new QHBoxLayout;
    for (const auto &[button, name] : buttons) {
        button->setObjectName(QLatin1String(name));
        button->setAutoDefault(false);
        if (button == std::prev(buttons.end())->first)
            row->addStretch();
        row->addWidget(button);
    }
    return row;
}

} // namespace paperdip
