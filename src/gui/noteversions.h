// SPDX-License-Identifier: MIT
#pragma once

#include "gui/versionsdialog.h"
#include "library/notes.h"

namespace paperdip {

// What a note held earlier, by the library's own memory.
class NoteVersions final : public VersionsDialog
{
    Q_OBJECT

public:
    explicit NoteVersions(Notes &notes, QWidget *parent = nullptr);

    // current: what the note holds now, saved or not.
    void showNote(const QString &absolutePath, const QByteArray &current);

Q_SIGNALS:
    void bringNoteBack(const QString &absolutePath, const QByteArray &bytes);

protected:
    std::optional<QByteArray> version(int row) const override;
    void bringBack(const QByteArray &bytes) override;
    QString intro() const override;
    void changeEvent(QEvent *event) override;

private:
    Notes &m_notes;
    QString m_path;
    QList<NoteVersion> m_versions;
};

} // namespace paperdip
