// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "library/picturestore.h"

#include <QImage>
#include <QObject>
#include <QTextCursor>

#include <functional>
#include <optional>

namespace paperdip {

class NoteEditor;

// Pictures that are pasted or dropped into a note: stored on another thread, then their links come
// in where the caret was, in one step of undo.
class NotePictures : public QObject
{
    Q_OBJECT

public:
    // list, note, text and notes of the note that is open; nothing: none may get pictures.
    using Place = std::function<std::optional<PictureJob>()>;

    NotePictures(NoteEditor &editor, Place place);

Q_SIGNALS:
    void problem(const paperdip::Error &error);

private:
    using Stored = QList<Result<QString>>;

    void store(const QList<QImage> &pictures, const QStringList &files);
    void insert(const QString &note, QTextCursor at, const Stored &stored);

    NoteEditor &m_editor;
    Place m_place;
};

} // namespace paperdip
