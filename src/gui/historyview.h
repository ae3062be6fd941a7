// SPDX-License-Identifier: MIT
#pragma once

#include "gui/versionsdialog.h"
#include "library/histories.h"

namespace paperdip {

// What a paper's entry or a note was in the commits that changed it: when and by whom.
class HistoryView final : public VersionsDialog
{
    Q_OBJECT

public:
    explicit HistoryView(Histories &histories, QWidget *parent = nullptr);

    // current: what there is now. The versions are read meanwhile.
    void showEntry(NodeId node, const QString &title, const QByteArray &current);
    void showNote(const QString &absolutePath, const QByteArray &current);

Q_SIGNALS:
    void bringEntryBack(paperdip::NodeId node, const QByteArray &bytes);
    void bringNoteBack(const QString &absolutePath, const QByteArray &bytes);

protected:
    std::optional<QByteArray> version(int row) const override;
    void bringBack(const QByteArray &bytes) override;
    QString intro() const override;
    void changeEvent(QEvent *event) override;

private:
    void begin(const QString &name, const QByteArray &current);
    void fill(const GitHistory &history);
    static QString rowText(const GitCommit &commit);

    Histories &m_histories;
    NodeId m_node = 0;
    QString m_path; // of a note; empty: it is an entry
    QString m_title;
    GitHistory m_history;
    bool m_read = false;
    int m_percent = -1;
};

} // namespace paperdip
