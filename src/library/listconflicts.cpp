// SPDX-License-Identifier: MIT
#include "library/listconflicts.h"

#include "library/documents.h"
#include "library/library.h"
#include "markdown/document.h"
#include "markdown/lines.h"
#include "markdown/segmenttext.h"
#include "store/store.h"

#include <algorithm>

namespace paperdip {

namespace {

// A form's place: bytes of the list, and the tiles that hold them.
struct FormPlace
{
    Span span;
    int first = -1; // tile; -1: it is not there
    int last = -1;

    bool isThere() const { return first >= 0; }
};

// A list's bytes with the places of its tiles.
class PlacedTiles
{
public:
    explicit PlacedTiles(const Document &document) : m_bytes(document.bytes())
    {
        qsizetype at = 0;
        for (const Tile &tile : document.tiles()) {
            m_begins.push_back(at);
            at += tile.bytes.size();
        }
    }

    qsizetype beginOf(int tile) const { return m_begins[static_cast<size_t>(tile)]; }

    // From the beginning of a line to the end of one; behind `from`.
    FormPlace find(const QByteArray &form, qsizetype from) const
    {
        for (qsizetype at = m_bytes.indexOf(form, from); !form.isEmpty() && at >= 0;
             at = m_bytes.indexOf(form, at + 1)) {
            const qsizetype end = at + form.size();
            const bool begins = at == 0 || isLineEnd(m_bytes[at - 1]);
            const bool ends =
                end == m_bytes.size() || isLineEnd(m_bytes[end]) || isLineEnd(m_bytes[end - 1]);
            if (begins && ends)
                return {{at, end}, tileAt(at), tileAt(end - 1)};
        }
        return {};
    }

private:
    int tileAt(qsizetype offset) const
    {
        const auto next = std::upper_bound(m_begins.begin(), m_begins.end(), offset);
        return static_cast<int>(next - m_begins.begin()) - 1;
    }

    const QByteArray m_bytes;
    std::vector<qsizetype> m_begins;
};

struct BothForms
{
    FormPlace mine;
    FormPlace theirs;
};

// Where both still stand, theirs behind mine; nothing where a person has changed one of them.
std::optional<BothForms> formsIn(const PlacedTiles &tiles, const StoredConflict &conflict)
{
    BothForms forms;
    forms.mine = tiles.find(conflict.mineHere, 0);
    forms.theirs = tiles.find(conflict.theirsHere, forms.mine.isThere() ? forms.mine.span.end : 0);
    const bool mineStands = forms.mine.isThere() || conflict.mineHere.isEmpty();
    const bool theirsStand = forms.theirs.isThere() || conflict.theirsHere.isEmpty();
    const bool any = forms.mine.isThere() || forms.theirs.isThere();
    return mineStands && theirsStand && any ? std::make_optional(forms) : std::nullopt;
}

bool isWhole(const Document &document, const PlacedTiles &placed, const FormPlace &form)
{
    const QByteArray &last = document.bytesAt(form.last);
    return placed.beginOf(form.first) == form.span.begin &&
           placed.beginOf(form.last) + contentEnd(last) <= form.span.end;
}

// The tiles without a form: what closed the section behind it closes it still.
Tiles without(const Document &document, const PlacedTiles &placed, const FormPlace &form)
{
    Tiles tiles = document.tiles();
    if (!isWhole(document, placed, form)) {
        Tile &tile = tiles[static_cast<size_t>(form.first)];
        qsizetype end = form.span.end;
        const qsizetype begin = placed.beginOf(form.first);
        end = std::min(lineAt(tile.bytes, std::max<qsizetype>(0, end - begin - 1)).next,
                       tile.bytes.size());
        tile.bytes.remove(form.span.begin - begin, end - (form.span.begin - begin));
        return tiles;
    }
    const QByteArray tail = tailOf(tiles[static_cast<size_t>(form.last)].bytes);
    tiles.erase(tiles.begin() + form.first, tiles.begin() + form.last + 1);
    if (form.first > 0) {
        Tile &before = tiles[static_cast<size_t>(form.first) - 1];
        if (blankLinesIn(tail) > blankLinesIn(tailOf(before.bytes)))
            before.bytes = withTail(before.bytes, tail);
    }
    return tiles;
}

// Theirs in the place and under the id of mine, where each is one entry: what the library knows of
// the paper besides stays with it.
std::optional<Tiles> exchanged(const Document &document, const PlacedTiles &placed,
                               const BothForms &forms)
{
    const bool single = forms.mine.first == forms.mine.last &&
                        forms.theirs.first == forms.theirs.last &&
                        forms.mine.first != forms.theirs.first;
    if (!single || !isWhole(document, placed, forms.mine) ||
        !isWhole(document, placed, forms.theirs))
        return {};
    Tiles tiles = document.tiles();
    tiles[static_cast<size_t>(forms.mine.first)].bytes =
        tiles[static_cast<size_t>(forms.theirs.first)].bytes;
    tiles.erase(tiles.begin() + forms.theirs.first);
    return tiles;
}

} // namespace

QList<StoredConflict> storedConflicts(const ListMerge &merge, qint64 now)
{
    QList<StoredConflict> stored;
    for (const MergeConflict &conflict : merge.conflicts) {
        const auto here = [&](const Span &span, const QByteArray &form) {
            const QByteArray bytes = merge.bytes.mid(span.begin, span.size());
            // Where both stand within one segment the spans are that segment's.
            return bytes.contains(form) ? form : bytes.first(contentEnd(bytes));
        };
        stored << StoredConflict{0,
                                 now,
                                 static_cast<int>(conflict.kind),
                                 conflict.base,
                                 conflict.mine,
                                 conflict.theirs,
                                 here(conflict.mineSpan, conflict.mine),
                                 here(conflict.theirsSpan, conflict.theirs)};
    }
    return stored;
}

ListConflicts::ListConflicts(Library &library, QObject *parent)
    : QObject(parent), m_library(library)
{
    connect(&library, &Library::listChanged, this, &ListConflicts::changed);
}

QList<ListConflict> ListConflicts::open(ListId list) const
{
    QList<ListConflict> found;
    const QList<StoredConflict> stored = m_library.store().conflicts().open(list);
    if (stored.isEmpty())
        return found;
    const Result<Document> document = m_library.document(list);
    if (!document)
        return found;
    const PlacedTiles tiles(*document);
    for (const StoredConflict &conflict : stored) {
        const std::optional<BothForms> forms = formsIn(tiles, conflict);
        if (!forms)
            continue;
        const int at = forms->mine.isThere() ? forms->mine.first : forms->theirs.first;
        found << ListConflict{conflict.id,
                              static_cast<MergeConflict::Kind>(conflict.kind),
                              conflict.base,
                              conflict.mine,
                              conflict.theirs,
                              document->idAt(at),
                              document->at(at).reading.title};
    }
    return found;
}

Result<Change> ListConflicts::plan(ListId list, qint64 conflict, ConflictChoice choice) const
{
    const Result<Document> document = m_library.document(list);
    if (!document)
        return Failure(document.error());
    const QList<StoredConflict> stored = m_library.store().conflicts().open(list);
    const auto wanted =
        std::find_if(stored.begin(), stored.end(),
                     [conflict](const StoredConflict &one) { return one.id == conflict; });
    const PlacedTiles placed(*document);
    const std::optional<BothForms> forms =
        wanted == stored.end() ? std::nullopt : formsIn(placed, *wanted);
    if (!forms)
        return fail(ErrorCode::NotFound,
                    QStringLiteral("What was kept twice is no longer there as it was."));
    const FormPlace &goes = choice == ConflictChoice::Mine ? forms->theirs : forms->mine;
    if (choice == ConflictChoice::Both || !goes.isThere())
        return Change();
    std::optional<Tiles> tiles;
    if (choice == ConflictChoice::Theirs && forms->theirs.isThere())
        tiles = exchanged(*document, placed, *forms);
    const Document after = Document::read(tiles ? *tiles : without(*document, placed, goes));
    return differenceIn(m_library.store(), list, *document, after);
}

Result<void> ListConflicts::setSettled(ListId list, qint64 conflict, bool settled)
{
    const Result<void> done = m_library.store().conflicts().setSettled(conflict, settled);
    if (done)
        Q_EMIT changed(list);
    return done;
}

} // namespace paperdip
