// SPDX-License-Identifier: MIT
#include "gui/diffdialog.h"

#include "gui/diffview.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace paperdip {

DiffDialog::DiffDialog(const QByteArray &diff, int fixes, QWidget *parent) : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("problemsDiff"));
    setWindowTitle(tr("Show changes"));
    auto *text = new DiffView(this);
    text->setObjectName(QStringLiteral("problemsDiffText"));
    text->showDiff(diff);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *const fix =
        buttons->addButton(tr("Fix %n problem(s)", nullptr, fixes), QDialogButtonBox::AcceptRole);
    fix->setObjectName(QStringLiteral("problemsDiffFix"));
    fix->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(new QLabel(tr("All of this is one step, which undo takes back."), this));
    layout->addWidget(text, 1);
    layout->addWidget(buttons);
    resize(760, 480);
    fix->setFocus();
}

} // namespace paperdip
