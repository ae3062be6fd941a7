// SPDX-License-Identifier: MIT
#include "gui/help.h"

#include "gui/actions.h"
#include "gui/noteactions.h"

#include <QAction>
#include <QDialog>
#include <QHeaderView>
#include <QMessageBox>
#include <QRegularExpression>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace paperdip {

QString withoutMnemonic(QString text)
{
    // "&&" stands for an ampersand.
    for (qsizetype at = text.indexOf(QLatin1Char('&')); at >= 0;
         at = text.indexOf(QLatin1Char('&'), at + 1))
        text.remove(at, 1);
    // Chinese menus carry their letter in brackets behind the words.
    static const QRegularExpression letter(QStringLiteral("\\([A-Z]\\)(…?)$"));
    return text.replace(letter, QStringLiteral("\\1"));
}

void Help::showShortcuts(QWidget &window, const ActionSet &actions)
{
    auto *dialog = new QDialog(&window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Keyboard shortcuts"));
    auto *table = new QTreeWidget(dialog);
    table->setColumnCount(2);
    table->setHeaderHidden(true);
    table->setRootIsDecorated(false);
    table->setSelectionMode(QAbstractItemView::NoSelection);
    const QList<QAction *> all = actions.all() + actions.note->all();
    for (const QAction *action : all) {
        if (action->shortcut().isEmpty())
            continue;
        auto *item = new QTreeWidgetItem(table);
        item->setText(0, withoutMnemonic(action->text()));
        item->setText(1, QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText));
    }
    table->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(table);
    dialog->resize(560, 640);
    dialog->show();
}

void Help::showAbout(QWidget &window)
{
    auto *box = new QMessageBox(&window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Paper Dip"));
    box->setIconPixmap(window.windowIcon().pixmap(64));
    box->setText(tr("Paper Dip %1").arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(tr("Reading lists in Markdown, with their papers and notes.\n\n"
                               "Titles and abstracts come from arXiv. Thank you to arXiv for use "
                               "of its open access interoperability."));
    box->open();
}

} // namespace paperdip
