// SPDX-License-Identifier: MIT
#include "gui/filedialog.h"

#include "gui/settings.h"

#include <QFileInfo>

namespace paperdip {

QFileDialog *openDialog(QWidget &window, const QString &title, QFileDialog::FileMode mode)
{
    static constexpr QLatin1String lastFolder("files/lastFolder");
    auto *dialog = new QFileDialog(&window, title, Settings().value(lastFolder).toString());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(mode);
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog, [](const QString &path) {
        const QFileInfo info(path);
        Settings().setValue(lastFolder, info.isDir() ? path : info.absolutePath());
    });
    return dialog;
}

} // namespace paperdip
