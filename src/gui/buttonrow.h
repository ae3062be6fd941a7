// SPDX-License-Identifier: MIT
#pragma once

#include <initializer_list>
#include <utility>

class QHBoxLayout;
class QPushButton;

namespace paperdip {

// The buttons of a view beside the window, each with the name that tests find it by; the last one
// stands apart, at the end. None is pressed by Enter elsewhere.
QHBoxLayout *buttonRow(std::initializer_list<std::pair<QPushButton *, const char *>> buttons);

} // namespace paperdip
