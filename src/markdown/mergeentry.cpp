// SPDX-License-Identifier: MIT
#include "markdown/mergenode.h"

#include "core/linemerge.h"
#include "markdown/edit.h"
#include "markdown/mergewords.h"
#include "markdown/segmenttext.h"

#include <algorithm>

namespace paperdip {

// What people set in an entry.
struct EntryFields
{
    QString title;
    QString url;
    bool isRead = false;
    QStringList keywords;
    QString remark; // its own, without what stands below it
    QString note;
    bool isPlaceholder = false;

    static EntryFields of(const Reading &reading);
};

EntryFields EntryFields::of(const Reading &reading)
{
    EntryFields fields;
    fields.title = reading.title;
    fields.url = reading.main ? reading.main->url : QString();
    fields.isRead = paperdip::isRead(reading);
    fields.keywords = reading.keywords;
    if (!reading.remarkSpan.isNull())
        fields.remark = reading.remark.section(u'\n', 0, 0);
    fields.note = reading.notePath;
    fields.isPlaceholder = reading.placeholder;
    return fields;
}

namespace {

// A value that one side changed; `differ` is set where both did, each in its own way.
template<typename T>
T changedValue(const T &was, const T &my, const T &their, bool &differ)
{
    if (my == was)
        return their;
    if (their != was && their != my)
        differ = true;
    return my;
}

// What either put in, without what either took out.
QStringList changedList(const QStringList &was, const QStringList &my, const QStringList &their)
{
    QStringList merged;
    for (const QString &word : my) {
        if (their.contains(word) || !was.contains(word))
            merged << word;
    }
    for (const QString &word : their) {
        if (!my.contains(word) && !was.contains(word))
            merged << word;
    }
    return merged;
}

// The fields of both; nothing where both changed one of them. Remarks may still go together by
// lines.
std::optional<EntryFields> mergedFields(const EntryFields &was, const EntryFields &my,
                                        const EntryFields &their, bool &remarksDiffer)
{
    bool differ = false;
    EntryFields merged;
    merged.title = changedValue(was.title, my.title, their.title, differ);
    merged.url = changedValue(was.url, my.url, their.url, differ);
    merged.note = changedValue(was.note, my.note, their.note, differ);
    merged.isRead = my.isRead == was.isRead ? their.isRead : my.isRead;
    merged.keywords = changedList(was.keywords, my.keywords, their.keywords);
    merged.remark = changedValue(was.remark, my.remark, their.remark, remarksDiffer);
    return differ ? std::optional<EntryFields>() : merged;
}

bool sameWordsInAnyOrder(QStringList a, QStringList b)
{
    a.sort();
    b.sort();
    return a == b;
}

bool shows(const Reading &reading, const EntryFields &asked, bool anyRemark)
{
    const EntryFields is = EntryFields::of(reading);
    return is.title == asked.title && is.url == asked.url && is.isRead == asked.isRead &&
           sameWordsInAnyOrder(is.keywords, asked.keywords) && is.note == asked.note &&
           (anyRemark || is.remark == asked.remark);
}

// Whether `merged` has every word that `side` has more of than `base`.
bool keepsNewWords(const QByteArray &base, const QByteArray &side, const QByteArray &merged)
{
    QHash<QByteArray, int> counts;
    const auto count = [&counts](const QByteArray &text, int by) {
        for (const QByteArray &token : wordTokens(text)) {
            if (token.size() > 1)
                counts[token] += by;
        }
    };
    count(side, 1);
    count(base, -1);
    QHash<QByteArray, int> wanted;
    for (auto word = counts.cbegin(); word != counts.cend(); ++word) {
        if (*word > 0)
            wanted.insert(word.key(), *word);
    }
    for (const QByteArray &token : wordTokens(merged)) {
        if (const auto word = wanted.find(token); word != wanted.end())
            --*word;
    }
    return std::all_of(wanted.cbegin(), wanted.cend(), [](int left) { return left <= 0; });
}

QStringList linksOf(const Reading &reading)
{
    QStringList links;
    for (const Link &link : reading.links)
        links << link.url;
    return links;
}

// The remaining links: those of both.
bool keepsLinks(const Reading &was, const Reading &my, const Reading &their, const Reading &is)
{
    const QStringList links = linksOf(is);
    const QStringList asked = changedList(linksOf(was), linksOf(my), linksOf(their));
    return std::all_of(asked.begin(), asked.end(), [&](const QString &link) {
        return links.contains(link) || (is.main && is.main->url == link);
    });
}

} // namespace

const Document &NodeMerge::document(MergeSide side)
{
    std::optional<Document> &kept = side == MergeSide::Mine ? m_mine : m_theirs;
    if (!kept)
        kept = Document::read(version(side).bytes());
    return *kept;
}

// A list in which an entry can be changed and read: the whole, or, of a big one, the entry alone if
// it says the same there.
std::optional<NodeMerge::Place> NodeMerge::placeOf(MergeSide side, int index)
{
    constexpr qsizetype big = 64 * 1024;
    const ListVersion &in = version(side);
    if (in.bytes().size() < big)
        return Place{document(side), index};
    const QByteArray content = in.content(index);
    const QByteArray definitions = in.definitionsFor(content);
    Document alone =
        Document::read(content + '\n' + (definitions.isEmpty() ? definitions : '\n' + definitions));
    const bool says = alone.size() > 0 && alone.at(0).reading.kind == in.reading(index).kind &&
                      shows(alone.at(0).reading, EntryFields::of(in.reading(index)), false);
    return says ? std::optional<Place>(Place{std::move(alone), 0}) : std::nullopt;
}

// How an entry would read with other bytes; nothing where it would be no entry of its own.
std::optional<Reading> NodeMerge::readIn(MergeSide side, int index, const QByteArray &bytes)
{
    const QByteArray segment = bytes + version(side).tail(index);
    if (const std::optional<Reading> reading = readAgain(segment, version(side).reading(index)))
        return reading;
    const std::optional<Place> place = placeOf(side, index);
    if (!place)
        return {};
    const int at = place->index;
    const QByteArray &old = place->document.bytesAt(at);
    const Document after = place->document.replaced(at, withTail(bytes, tailOf(old)));
    const bool same = after.size() == place->document.size() &&
                      after.idAt(at) == place->document.idAt(at) &&
                      after.at(at).reading.kind == place->document.at(at).reading.kind;
    return same ? std::optional<Reading>(after.at(at).reading) : std::nullopt;
}

std::optional<QByteArray> NodeMerge::entryForm(const Three &three)
{
    const Reading &was = version(MergeSide::Base).reading(three.base);
    const Reading &my = version(MergeSide::Mine).reading(three.mine);
    const Reading &their = version(MergeSide::Theirs).reading(three.theirs);
    bool remarksDiffer = false;
    const std::optional<EntryFields> asked = mergedFields(EntryFields::of(was), EntryFields::of(my),
                                                          EntryFields::of(their), remarksDiffer);
    if (!asked)
        return {};
    QList<QByteArray> candidates;
    if (!remarksDiffer) {
        for (const WordOrder order : {WordOrder::MineFirst, WordOrder::TheirsFirst}) {
            if (const auto merged = mergedWords(three.was, three.my, three.their, order);
                merged && !candidates.contains(*merged))
                candidates << *merged;
        }
    }
    if (const auto lines = mergeLines(three.was, three.my, three.their); !hasConflict(lines))
        candidates << mergedText(lines);
    for (const QByteArray &candidate : candidates) {
        const std::optional<Reading> reading = readIn(MergeSide::Mine, three.mine, candidate);
        if (reading && shows(*reading, *asked, remarksDiffer) &&
            keepsLinks(was, my, their, *reading))
            return candidate;
    }
    if (remarksDiffer)
        return {};
    // Where one side's form has lost the box (escaped brackets) only the words can be compared.
    const bool boxes =
        was.box.has_value() == my.box.has_value() && was.box.has_value() == their.box.has_value();
    if (!boxes && candidates.size() == 1)
        return candidates.first();
    return withFields(three, *asked);
}

// Mine with the fields set that theirs changed, as a person would set them.
std::optional<QByteArray> NodeMerge::withFields(const Three &three, const EntryFields &asked)
{
    const std::optional<Place> place = placeOf(MergeSide::Mine, three.mine);
    if (!place)
        return {};
    Document edited = place->document;
    const NodeId node = edited.idAt(place->index);
    const EntryFields is = EntryFields::of(version(MergeSide::Mine).reading(three.mine));
    bool worked = true;
    const auto set = [&](bool differs, const auto &edit) {
        if (!worked || !differs)
            return;
        const Result<Document> after = edit();
        worked = after.has_value();
        if (worked)
            edited = *after;
    };
    set(is.isRead != asked.isRead, [&] { return setRead(edited, node, asked.isRead); });
    set(is.url != asked.url, [&] { return setUrl(edited, node, asked.url); });
    set(is.title != asked.title, [&] { return setTitle(edited, node, asked.title); });
    set(!sameWordsInAnyOrder(is.keywords, asked.keywords),
        [&] { return setKeywords(edited, node, asked.keywords); });
    set(is.remark != asked.remark, [&] { return setRemark(edited, node, asked.remark); });
    set(is.note != asked.note, [&] { return setNote(edited, node, asked.note); });
    if (!worked || edited.size() != place->document.size())
        return {};
    const int index = edited.indexOf(node);
    const Reading &reading = edited.at(index).reading;
    const QByteArray &segment = edited.bytesAt(index);
    const QByteArray bytes = segment.first(contentEnd(segment));
    const bool keeps = three.base < 0 || keepsNewWords(three.was, three.their, bytes);
    return keeps && shows(reading, asked, false) ? std::optional<QByteArray>(bytes)
                                                 : std::optional<QByteArray>();
}

// Both added it: what only one of them says, and all keywords.
std::optional<QByteArray> NodeMerge::addedEntry(const Three &three)
{
    const EntryFields my = EntryFields::of(version(MergeSide::Mine).reading(three.mine));
    const EntryFields their = EntryFields::of(version(MergeSide::Theirs).reading(three.theirs));
    const auto said = [](const QString &one, const QString &other, bool &differ) {
        differ = differ || (!one.isEmpty() && !other.isEmpty() && one != other);
        return one.isEmpty() ? other : one;
    };
    const Reading &mine = version(MergeSide::Mine).reading(three.mine);
    const Reading &theirs = version(MergeSide::Theirs).reading(three.theirs);
    const bool sameWork = !mine.arxiv.isEmpty() && mine.arxiv == theirs.arxiv;
    bool differ = false;
    EntryFields asked;
    asked.isRead = my.isRead || their.isRead;
    asked.title = my.isPlaceholder      ? their.title
                  : their.isPlaceholder ? my.title
                                        : said(my.title, their.title, differ);
    asked.url = sameWork ? my.url : said(my.url, their.url, differ);
    asked.keywords = changedList({}, my.keywords, their.keywords);
    asked.remark = said(my.remark, their.remark, differ);
    asked.note = said(my.note, their.note, differ);
    if (differ)
        return {};
    if (shows(mine, asked, false) &&
        (their.isPlaceholder || keepsNewWords({}, three.their, three.my)))
        return three.my;
    if (shows(theirs, asked, false) &&
        (my.isPlaceholder || keepsNewWords({}, three.my, three.their)))
        return three.their;
    const std::optional<QByteArray> set = withFields(three, asked);
    return set && (their.isPlaceholder || keepsNewWords({}, three.their, *set))
               ? set
               : std::optional<QByteArray>();
}

} // namespace paperdip
