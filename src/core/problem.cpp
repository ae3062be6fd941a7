// SPDX-License-Identifier: MIT
#include "core/problem.h"

#include <array>

namespace paperdip {

namespace {

constexpr std::array<const char *, problemKinds> kindNames{
    "double",         "id-mismatch",   "empty-link",      "broken-link",     "malformed-id",
    "link-rubbish",   "missing-note",  "missing-file",    "missing-picture", "note-heading",
    "title-mismatch", "unlinked-note", "unlinked-picture"};

const char *english(Sentence sentence)
{
    switch (sentence) {
    case Sentence::AlsoInSection:
        return "%1 also stands on line %2, in “%3”";
    case Sentence::AlsoOnLine:
        return "%1 also stands on line %2";
    case Sentence::LabelDisagrees:
        return "the label says %1, but the link leads to %2";
    case Sentence::NeighbourDisagrees:
        return "“%1” leads to %2, but “%3” beside it to %4";
    case Sentence::EmptyAddress:
        return "the link “%1” leads nowhere: its address is empty";
    case Sentence::BlankBetween:
        return "a blank between ] and ( keeps this from being a link";
    case Sentence::BlankInside:
        return "a blank in the address keeps this from being a link";
    case Sentence::NoScheme:
        return "“%1” is taken for a file's name: “https://” is missing";
    case Sentence::NoId:
        return "“%1” is no arXiv id";
    case Sentence::NoIdLinkSays:
        return "“%1” is no arXiv id; the link leads to %2";
    case Sentence::NoIdLabelSays:
        return "“%1” is no arXiv id; the label says %2";
    case Sentence::NotOfTheAddress:
        return "“%1” does not belong to the address";
    case Sentence::WorksWithout:
        return "the address works without “%1”";
    case Sentence::NoFile:
        return "there is no file “%1”";
    case Sentence::NoFileLikely:
        return "there is no file “%1”; it is most likely “%2”";
    case Sentence::NoFilePerhaps:
        return "there is no file “%1”; it may be one of: %2";
    case Sentence::NoPicture:
        return "there is no picture “%1”";
    case Sentence::NoPictureLikely:
        return "there is no picture “%1”; it is most likely “%2”";
    case Sentence::OtherHeading:
        return "the note is headed by arXiv %1, but its entry is %2";
    case Sentence::OtherTitle:
        return "arXiv %1 is “%2”";
    case Sentence::NoteUnlinked:
        return "no entry links this note";
    case Sentence::PictureUnlinked:
        return "no note shows this picture";
    }
    return "";
}

} // namespace

QString nameOf(ProblemKind kind)
{
    return QLatin1String(kindNames[static_cast<size_t>(kind)]);
}

QString nameOf(Severity severity)
{
    static constexpr std::array names{"error", "warning", "hint"};
    return QLatin1String(names[static_cast<size_t>(severity)]);
}

QString filled(const QString &sentence, const QStringList &words)
{
    QString text;
    for (qsizetype at = 0; at < sentence.size(); ++at) {
        const int word =
            sentence[at] == u'%' && at + 1 < sentence.size() ? sentence[at + 1].digitValue() : -1;
        if (word < 1) {
            text += sentence[at];
            continue;
        }
        text += words.value(word - 1);
        ++at;
    }
    return text;
}

QString inEnglish(const Said &said)
{
    return filled(QString::fromUtf8(english(said.sentence)), said.words);
}

} // namespace paperdip
