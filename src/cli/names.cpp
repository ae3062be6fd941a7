// SPDX-License-Identifier: MIT
#include "cli/names.h"

#include "formats/citation.h"

namespace paperdip {

QString nameOf(NodeKind kind)
{
    switch (kind) {
    case NodeKind::Section:
        return QStringLiteral("section");
    case NodeKind::Paper:
        return QStringLiteral("paper");
    case NodeKind::Source:
        return QStringLiteral("source");
    case NodeKind::Text:
        break;
    }
    return QStringLiteral("text");
}

QString nameOf(Shape shape)
{
    switch (shape) {
    case Shape::Heading:
        return QStringLiteral("heading");
    case Shape::Item:
        return QStringLiteral("item");
    case Shape::Row:
        return QStringLiteral("row");
    case Shape::Paragraph:
        return QStringLiteral("paragraph");
    case Shape::Html:
        return QStringLiteral("html");
    case Shape::Bold:
        return QStringLiteral("bold");
    case Shape::None:
        break;
    }
    return {};
}

QString nameOf(ReadState state)
{
    return stateWord(state);
}

QString nameOf(FetchState state)
{
    switch (state) {
    case FetchState::Waiting:
    case FetchState::Running:
        return QStringLiteral("waiting");
    case FetchState::Done:
        return QStringLiteral("done");
    case FetchState::Failed:
        return QStringLiteral("failed");
    case FetchState::Unknown:
        return QStringLiteral("unknown");
    case FetchState::None:
        break;
    }
    return QStringLiteral("none");
}

std::optional<ReadState> stateCalled(const QString &name)
{
    for (const ReadState state : {ReadState::Read, ReadState::Reading, ReadState::Unread}) {
        if (nameOf(state) == name)
            return state;
    }
    return std::nullopt;
}

} // namespace paperdip
