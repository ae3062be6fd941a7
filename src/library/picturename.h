// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

#include <functional>

namespace paperdip {

// A picture that a note shows: the note's path from the work tree's root, the address as the note
// writes it, decoded.
struct NotePicture
{
    QString note;
    QString address;
};

// Where a repository keeps the pictures of its notes, and how it calls them.
struct PictureForm
{
    enum class Place { BesideNote, FromRoot };
    enum class Name {
        Milliseconds, // 1699000000000
        Date,         // image-20231103120000000
        NoteNumber,   // Medusa-1
        Number,       // 1
    };

    Place place = Place::BesideNote;
    QString folder = QStringLiteral("image/{note}"); // {note}: the note's name without ending
    bool absolute = false;                           // addresses begin with '/'
    Name name = Name::Milliseconds;
    QString separator = QStringLiteral("-"); // between note and number

    bool operator==(const PictureForm &) const = default;
};

// What most pictures follow; those of this note before those of all others. Addresses that lead to
// no file of the repository do not count. Without any: image/<note>/<milliseconds>.
PictureForm pictureForm(const QList<NotePicture> &pictures, const QString &note);

// The address for a new picture of this note (not encoded), that nothing has yet. suffix: "png".
QString pictureAddress(const PictureForm &form, const QString &note, const QString &suffix,
                       const QDateTime &now,
                       const std::function<bool(const QString &address)> &taken);

} // namespace paperdip
