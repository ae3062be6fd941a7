// SPDX-License-Identifier: MIT
#include "gui/problemtext.h"

namespace paperdip {

QString ProblemText::of(const Said &said)
{
    return filled(sentence(said.sentence), said.words);
}

QString ProblemText::of(ProblemKind kind)
{
    switch (kind) {
    case ProblemKind::Double:
        return tr("Listed more than once");
    case ProblemKind::IdMismatch:
        return tr("arXiv ids that disagree");
    case ProblemKind::EmptyLink:
        return tr("Empty links");
    case ProblemKind::BrokenLink:
        return tr("Broken links");
    case ProblemKind::MalformedId:
        return tr("Malformed arXiv ids");
    case ProblemKind::LinkRubbish:
        return tr("Addresses with rubbish");
    case ProblemKind::MissingNote:
        return tr("Missing notes");
    case ProblemKind::MissingFile:
        return tr("Missing files");
    case ProblemKind::MissingPicture:
        return tr("Missing pictures");
    case ProblemKind::NoteHeading:
        return tr("Notes headed by another paper");
    case ProblemKind::TitleMismatch:
        return tr("Ids of another title");
    case ProblemKind::UnlinkedNote:
        return tr("Notes that nothing links");
    case ProblemKind::UnlinkedPicture:
        return tr("Pictures that nothing shows");
    }
    return {};
}

QString ProblemText::sentence(Sentence sentence)
{
    switch (sentence) {
    case Sentence::AlsoInSection:
        return tr("%1 also stands on line %2, in “%3”");
    case Sentence::AlsoOnLine:
        return tr("%1 also stands on line %2");
    case Sentence::NoFile:
        return tr("There is no file “%1”");
    case Sentence::NoFileLikely:
        return tr("There is no file “%1”; did you mean “%2”?");
    case Sentence::NoFilePerhaps:
        return tr("There is no file “%1”; did you mean one of: %2?");
    case Sentence::NoPicture:
        return tr("There is no picture “%1”");
    case Sentence::NoPictureLikely:
        return tr("There is no picture “%1”; did you mean “%2”?");
    case Sentence::OtherHeading:
        return tr("The note is headed by arXiv %1, but its entry is %2");
    case Sentence::OtherTitle:
        return tr("arXiv %1 is “%2”");
    case Sentence::NoteUnlinked:
        return tr("No entry links this note");
    case Sentence::PictureUnlinked:
        return tr("No note shows this picture");
    default:
        return linkSentence(sentence);
    }
}

QString ProblemText::linkSentence(Sentence sentence)
{
    switch (sentence) {
    case Sentence::LabelDisagrees:
        return tr("The label says %1, but the link leads to %2");
    case Sentence::NeighbourDisagrees:
        return tr("“%1” leads to %2, but “%3” beside it to %4");
    case Sentence::EmptyAddress:
        return tr("The link “%1” leads nowhere: its address is empty");
    case Sentence::BlankBetween:
        return tr("A blank between ] and ( keeps this from being a link");
    case Sentence::BlankInside:
        return tr("A blank in the address keeps this from being a link");
    case Sentence::NoScheme:
        return tr("“%1” is taken for a file's name: “https://” is missing");
    case Sentence::NoId:
        return tr("“%1” is no arXiv id");
    case Sentence::NoIdLinkSays:
        return tr("“%1” is no arXiv id; the link leads to %2");
    case Sentence::NoIdLabelSays:
        return tr("“%1” is no arXiv id; the label says %2");
    case Sentence::NotOfTheAddress:
        return tr("“%1” does not belong to the address");
    case Sentence::WorksWithout:
        return tr("The address works without “%1”");
    default:
        return {};
    }
}

} // namespace paperdip
