// SPDX-License-Identifier: MIT
#pragma once

#include <QFileDialog>

namespace paperdip {

// A file dialog in the folder that was last used, which it remembers; not shown yet. Never a nested
// event loop: the dialog calls back, and deletes itself.
QFileDialog *openDialog(QWidget &window, const QString &title, QFileDialog::FileMode mode);

} // namespace paperdip
