// SPDX-License-Identifier: MIT
#include "library/picturename.h"

#include <QDir>
#include <QMap>
#include <QRegularExpression>

#include <optional>

namespace paperdip {

namespace {

const QString NoteMark = QStringLiteral("{note}");

QString folderOf(const QString &path)
{
    const qsizetype slash = path.lastIndexOf(u'/');
    return slash < 0 ? QString() : path.left(slash);
}

QString stemOf(const QString &path)
{
    const QString name = path.mid(path.lastIndexOf(u'/') + 1);
    const qsizetype dot = name.lastIndexOf(u'.');
    return dot > 0 ? name.left(dot) : name;
}

QString besideNote(const QString &note, const QString &path)
{
    return QDir(u'/' + folderOf(note)).relativeFilePath(u'/' + path);
}

// The note's name within a folder's name: "Medusa.assets".
QString withMark(const QString &folder, const QString &stem)
{
    QStringList parts = folder.split(u'/');
    for (QString &part : parts) {
        const bool named = part == stem || part.startsWith(stem + u'.') ||
                           part.startsWith(stem + u'_') || part.startsWith(stem + u'-');
        if (named && !stem.isEmpty())
            part = NoteMark + part.mid(stem.size());
    }
    return parts.join(u'/');
}

struct NameForm
{
    PictureForm::Name name = PictureForm::Name::Milliseconds;
    QString separator;
};

// Nothing: a name that was thought of.
std::optional<NameForm> nameForm(const QString &picture, const QString &stem)
{
    static const QRegularExpression milliseconds(QStringLiteral("^1\\d{12}$"));
    static const QRegularExpression date(QStringLiteral("^image-20\\d{12,15}$"));
    static const QRegularExpression number(QStringLiteral("^\\d{1,4}$"));
    static const QRegularExpression counted(QStringLiteral("^([-_ ]?)\\d{1,4}$"));
    if (milliseconds.match(picture).hasMatch())
        return NameForm{PictureForm::Name::Milliseconds, {}};
    if (date.match(picture).hasMatch())
        return NameForm{PictureForm::Name::Date, {}};
    if (number.match(picture).hasMatch())
        return NameForm{PictureForm::Name::Number, {}};
    const QRegularExpressionMatch match = counted.match(picture.mid(stem.size()));
    if (!stem.isEmpty() && picture.startsWith(stem) && match.hasMatch())
        return NameForm{PictureForm::Name::NoteNumber, match.captured(1)};
    return std::nullopt;
}

// The commonest of some keys; the first of those that are equally common.
QString commonest(const QStringList &keys)
{
    QMap<QString, int> counts;
    for (const QString &key : keys)
        ++counts[key];
    QString most;
    for (const QString &key : keys) {
        if (most.isNull() || counts[key] > counts[most])
            most = key;
    }
    return most;
}

bool isAddressHere(const QString &address)
{
    static const QRegularExpression scheme(QStringLiteral("^([A-Za-z][A-Za-z0-9+.-]*:|//)"));
    return !address.isEmpty() && !scheme.match(address).hasMatch();
}

struct Votes
{
    QStringList folders; // "beside", "root" or "slash", a blank, the folder
    QStringList names;   // as figures, a blank, the separator
};

void vote(Votes &votes, const NotePicture &picture)
{
    const QString stem = stemOf(picture.note);
    const bool absolute = picture.address.startsWith(u'/');
    const QString path = QDir::cleanPath(
        absolute ? picture.address : u'/' + folderOf(picture.note) + u'/' + picture.address);
    const QString beside = besideNote(picture.note, path.mid(1));
    const bool up = absolute || beside.startsWith(QLatin1String("../"));
    const QString folder = withMark(folderOf(up ? path.mid(1) : beside), stem);
    votes.folders << (absolute ? QStringLiteral("slash ")
                      : up     ? QStringLiteral("root ")
                               : QStringLiteral("beside ")) +
                         folder;
    if (const auto form = nameForm(stemOf(path), stem))
        votes.names << QString::number(static_cast<int>(form->name)) + u' ' + form->separator;
}

} // namespace

PictureForm pictureForm(const QList<NotePicture> &pictures, const QString &note)
{
    Votes own;
    Votes all;
    for (const NotePicture &picture : pictures) {
        if (!isAddressHere(picture.address))
            continue;
        if (picture.note == note)
            vote(own, picture);
        vote(all, picture);
    }
    PictureForm form;
    const QString folder = commonest(own.folders.isEmpty() ? all.folders : own.folders);
    if (!folder.isEmpty()) {
        form.folder = folder.section(u' ', 1);
        form.absolute = folder.startsWith(QLatin1String("slash"));
        form.place = folder.startsWith(QLatin1String("beside")) ? PictureForm::Place::BesideNote
                                                                : PictureForm::Place::FromRoot;
    }
    const QString name = commonest(own.names.isEmpty() ? all.names : own.names);
    if (!name.isEmpty()) {
        form.name = static_cast<PictureForm::Name>(name.section(u' ', 0, 0).toInt());
        if (form.name == PictureForm::Name::NoteNumber)
            form.separator = name.section(u' ', 1);
    }
    return form;
}

QString pictureAddress(const PictureForm &form, const QString &note, const QString &suffix,
                       const QDateTime &now, const std::function<bool(const QString &)> &taken)
{
    const QString stem = stemOf(note);
    QString folder = QString(form.folder).replace(NoteMark, stem);
    if (form.place == PictureForm::Place::FromRoot)
        folder = form.absolute ? u'/' + folder : besideNote(note, folder);
    if (!folder.isEmpty() && !folder.endsWith(u'/'))
        folder += u'/';
    for (qint64 count = 0;; ++count) {
        QString name;
        switch (form.name) {
        case PictureForm::Name::Milliseconds:
            name = QString::number(now.toMSecsSinceEpoch() + count);
            break;
        case PictureForm::Name::Date:
            name = QStringLiteral("image-") +
                   now.addMSecs(count).toString(QStringLiteral("yyyyMMddHHmmsszzz"));
            break;
        case PictureForm::Name::NoteNumber:
            name = stem + form.separator + QString::number(count + 1);
            break;
        case PictureForm::Name::Number:
            name = QString::number(count + 1);
            break;
        }
        const QString address = folder + name + u'.' + suffix;
        if (!taken(address))
            return address;
    }
}

} // namespace paperdip
