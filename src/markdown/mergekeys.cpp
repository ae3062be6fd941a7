// SPDX-License-Identifier: MIT
#include "markdown/mergekeys.h"

namespace paperdip {

namespace {

QByteArray workOf(const Reading &reading)
{
    if (!reading.arxiv.isEmpty())
        return "arxiv " + reading.arxiv.toUtf8();
    if (!reading.doi.isEmpty())
        return "doi " + reading.doi.toLower().toUtf8();
    if (reading.main && !reading.main->url.isEmpty())
        return "url " + reading.main->url.toUtf8();
    return {};
}

QByteArray titleOf(const Reading &reading)
{
    return reading.title.simplified().toUtf8();
}

// Whatever kind of node it is taken for.
QByteArray firstUrlOf(const Reading &reading)
{
    if (reading.main)
        return reading.main->url.toUtf8();
    return reading.links.isEmpty() ? QByteArray() : reading.links.first().url.toUtf8();
}

// What a node is known by where nothing moved: not its marker, its box, its state.
QByteArray identityOf(const ListVersion &version, int index)
{
    const Reading &reading = version.reading(index);
    QByteArray key(1, static_cast<char>('a' + static_cast<int>(reading.structure)));
    switch (reading.structure) {
    case Structure::Lead:
    case Structure::FrontMatter:
    case Structure::Rule:
    case Structure::TableDelimiter:
    case Structure::TableUnderline:
        return key;
    case Structure::Definitions: {
        const auto lines = definitionsOf(version.content(index));
        return lines.empty() ? key : key + lines.front().first.toUtf8();
    }
    default:
        break;
    }
    if (const QByteArray url = firstUrlOf(reading);
        !url.isEmpty() && reading.structure != Structure::Heading)
        return key + "url " + url;
    const QByteArray title = titleOf(reading);
    return key + (title.isEmpty() ? version.content(index).simplified() : title);
}

} // namespace

std::vector<int> IdentityNumbers::of(const ListVersion &version)
{
    std::vector<int> numbers;
    numbers.reserve(static_cast<size_t>(version.size()));
    for (int i = 0; i < version.size(); ++i) {
        const QByteArray identity = identityOf(version, i);
        auto known = m_known.constFind(identity);
        if (known == m_known.cend())
            known = m_known.insert(identity, static_cast<int>(m_known.size()));
        numbers.push_back(*known);
    }
    return numbers;
}

QByteArray workKeyOf(const ListVersion &version, int index)
{
    return version.isEntry(index) ? workOf(version.reading(index)) : QByteArray();
}

QByteArray urlKeyOf(const ListVersion &version, int index)
{
    const bool may = version.isEntry(index) || version.structure(index) == Structure::Item;
    return may ? firstUrlOf(version.reading(index)) : QByteArray();
}

QByteArray noteKeyOf(const ListVersion &version, int index)
{
    return version.isEntry(index) ? version.reading(index).notePath.toUtf8() : QByteArray();
}

QByteArray entryTitleOf(const ListVersion &version, int index)
{
    const Reading &reading = version.reading(index);
    return version.isEntry(index) && !reading.placeholder ? titleOf(reading) : QByteArray();
}

QByteArray sectionTitleOf(const ListVersion &version, int index)
{
    const Reading &reading = version.reading(index);
    return reading.kind == NodeKind::Section ? titleOf(reading) : QByteArray();
}

QByteArray textKeyOf(const ListVersion &version, int index)
{
    return version.reading(index).kind == NodeKind::Text &&
                   version.structure(index) != Structure::Rule
               ? version.words(index)
               : QByteArray();
}

QByteArray longTextOf(const ListVersion &version, int index)
{
    constexpr qsizetype longEnough = 16;
    const QByteArray text = textKeyOf(version, index);
    return text.size() >= longEnough ? text : QByteArray();
}

} // namespace paperdip
