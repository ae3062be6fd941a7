// SPDX-License-Identifier: MIT
#include "gui/driverdialog.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace paperdip {

namespace {

// What will stand where.
QString driverPlanText(const GitDriverPlan &plan)
{
    QString text;
    if (!plan.lines.isEmpty())
        text += plan.attributesPath + QLatin1Char('\n') + QStringLiteral("+ ") +
                plan.lines.join(QStringLiteral("\n+ ")) + QStringLiteral("\n\n");
    if (!plan.isConfigured)
        text += QStringLiteral(".git/config\n+ merge.paperdip.name = %1\n"
                               "+ merge.paperdip.driver = %2\n")
                    .arg(plan.name, plan.command);
    return text;
}

} // namespace

DriverDialog::DriverDialog(const GitDriverPlan &plan, QWidget *parent) : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("driverDialog"));
    setWindowTitle(tr("Merge lists of this repository by entry"));
    auto *intro = new QLabel(
        plan.isDone()
            ? tr("Git merges the lists of this repository with Paper Dip already.")
            : tr("Git, and programs that use it, will merge the lists of this repository with "
                 "Paper Dip on this computer. This will be written:"),
        this);
    intro->setTextFormat(Qt::PlainText);
    intro->setWordWrap(true);
    auto *shown = new QPlainTextEdit(driverPlanText(plan), this);
    shown->setObjectName(QStringLiteral("driverText"));
    shown->setReadOnly(true);
    shown->setLineWrapMode(QPlainTextEdit::NoWrap);
    shown->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    shown->setVisible(!plan.isDone());
    auto *note = new QLabel(tr("The lines of .gitattributes are for everybody once they are "
                               "committed; who has no Paper Dip is not disturbed by them."),
                            this);
    note->setTextFormat(Qt::PlainText);
    note->setWordWrap(true);
    note->setVisible(!plan.lines.isEmpty());
    auto *buttons = new QDialogButtonBox(
        plan.isDone() ? QDialogButtonBox::Close : QDialogButtonBox::Cancel, this);
    if (!plan.isDone()) {
        QPushButton *const use =
            buttons->addButton(tr("&Use for this repository"), QDialogButtonBox::AcceptRole);
        use->setObjectName(QStringLiteral("driverUse"));
        use->setDefault(true);
    }
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(intro);
    layout->addWidget(shown, 1);
    layout->addWidget(note);
    layout->addWidget(buttons);
    resize(640, plan.isDone() ? 120 : 320);
}

} // namespace paperdip
