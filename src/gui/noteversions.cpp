// SPDX-License-Identifier: MIT
#include "gui/noteversions.h"

#include <QEvent>
#include <QFileInfo>

namespace paperdip {

NoteVersions::NoteVersions(Notes &notes, QWidget *parent)
    : VersionsDialog(QStringLiteral("noteVersion"), parent), m_notes(notes)
{
    setObjectName(QStringLiteral("noteVersions"));
    setWindowTitle(tr("Earlier versions"));
    retranslate();
}

QString NoteVersions::intro() const
{
    const QString name = QFileInfo(m_path).fileName();
    return m_versions.isEmpty() ? tr("There are no earlier versions of “%1” yet.").arg(name)
                                : tr("What “%1” held until then:").arg(name);
}

void NoteVersions::showNote(const QString &absolutePath, const QByteArray &current)
{
    m_path = absolutePath;
    m_versions = m_notes.versions(absolutePath);
    setCurrent(current, QFileInfo(absolutePath).fileName());
    QStringList rows;
    for (const NoteVersion &version : std::as_const(m_versions))
        rows << timeText(version.at);
    setRows(rows);
    present();
}

std::optional<QByteArray> NoteVersions::version(int row) const
{
    return row < m_versions.size() ? m_notes.version(m_versions.at(row).id)
                                   : std::optional<QByteArray>();
}

void NoteVersions::bringBack(const QByteArray &bytes)
{
    Q_EMIT bringNoteBack(m_path, bytes);
}

void NoteVersions::changeEvent(QEvent *event)
{
    VersionsDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setWindowTitle(tr("Earlier versions"));
}

} // namespace paperdip
