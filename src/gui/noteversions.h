// SPDX-License-Identifier: MIT
#pragma once

#include "library/notes.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace paperdip {

class DiffView;

// What a note held earlier: to look at, as a text or as what differs from now, and to bring back.
// Blocks nothing.
class NoteVersions : public QDialog
{
    Q_OBJECT

public:
    explicit NoteVersions(Notes &notes, QWidget *parent = nullptr);

    // current: what the note holds now, saved or not.
    void showNote(const QString &absolutePath, const QByteArray &current);

Q_SIGNALS:
    void bringBack(const QString &absolutePath, const QByteArray &bytes);

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void retranslate();
    void fill();
    void showVersion();
    QByteArray chosen() const;

    Notes &m_notes;
    QString m_path;
    QByteArray m_current;
    QList<NoteVersion> m_versions;
    QLabel *m_intro;
    QListWidget *m_list;
    DiffView *m_text;
    QCheckBox *m_differences;
    QPushButton *m_bringBack;
    QPushButton *m_close;
};

} // namespace paperdip
