// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"
#include "formats/format.h"
#include "library/asker.h"
#include "library/exporter.h"

#include <QDialog>
#include <memory>
#include <optional>

class QPushButton;

namespace Ui {
class ExportDialog;
}

namespace paperdip {

class Library;

// Chooses what of a list goes out and in which form, with a look at how it begins. Blocks nothing:
// what goes out is made on a worker, and a choice that changes meanwhile ends that. So is a look at
// a large selection.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ExportDialog(Library &library, QWidget *parent = nullptr);
    ~ExportDialog() override;

    // Opens it for a list, the section that the current row is in (0: none) and the selected rows.
    void choose(ListId list, NodeId section, const QList<NodeId> &selection);

    // The person's own template, as it was last left; the home form where there is none.
    static QString storedTemplate();

Q_SIGNALS:
    void copyWanted(const QByteArray &bytes, paperdip::Format format);
    void saveWanted(const QByteArray &bytes, paperdip::Format format, const QString &name);
    void problem(const paperdip::Error &error);

protected:
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    // How what is chosen begins, and how many papers it has.
    struct Glance
    {
        Beginning papers;
        QByteArray markdown;
    };

    void fillFormats();
    void fillWhat();
    void retranslate();
    void takeWhat();
    void look();
    void takeFormat();
    void preview();
    void showProblem(const Error &error);
    Format format() const;
    QString form() const;
    void offer(bool enabled); // to copy and save
    void prepare(const std::function<void(const QByteArray &)> &then);

    Library &m_library;
    Asker m_asker;
    std::unique_ptr<Ui::ExportDialog> m_ui;
    QPushButton *m_copy;
    QPushButton *m_save;
    ListId m_list = 0;
    NodeId m_section = 0;
    QList<NodeId> m_selection;
    QList<NodeId> m_nodes;          // what is chosen; empty: the list
    std::optional<Glance> m_glance; // none: it is being read
};

} // namespace paperdip
