// SPDX-License-Identifier: MIT
#include "library/check.h"

#include "core/lineplaces.h"
#include "library/filecheck.h"
#include "library/library.h"
#include "store/store.h"

#include <QSet>
#include <array>

namespace paperdip {

namespace {

constexpr qsizetype wordsToTell = 4;

QSet<QString> longWords(const QString &title)
{
    QSet<QString> words;
    QString word;
    for (const QChar c : title + u' ') {
        if (c.isLetterOrNumber()) {
            word += c.toCaseFolded();
            continue;
        }
        if (word.size() > 2)
            words << word;
        word.clear();
    }
    return words;
}

bool isLatin(const QString &title)
{
    return std::all_of(title.begin(), title.end(),
                       [](QChar c) { return !c.isLetter() || c.unicode() < 0x370; });
}

// Titles that share next to no word. Short ones are names, and other scripts translations: these
// are never told apart.
bool areOtherTitles(const QString &entry, const QString &record)
{
    const QSet<QString> left = longWords(entry);
    const QSet<QString> right = longWords(record);
    if (left.size() < wordsToTell || right.size() < wordsToTell || !isLatin(entry))
        return false;
    const qsizetype shared = QSet<QString>(left).intersect(right).size();
    return 5 * shared <= qMin(left.size(), right.size());
}

void findOtherTitles(const Document &document, const QHash<QString, QString> &titles,
                     QList<Finding> &findings)
{
    if (titles.isEmpty())
        return;
    const std::vector<qsizetype> offsets = nodeOffsets(document);
    const LinePlaces places(document.bytes());
    for (int i = 0; i < document.size(); ++i) {
        const Reading &reading = document.at(i).reading;
        const auto title = titles.constFind(reading.arxiv);
        if (reading.kind != NodeKind::Paper || reading.placeholder || reading.arxiv.isEmpty() ||
            title == titles.cend() || !areOtherTitles(reading.title, *title))
            continue;
        Finding finding =
            newFinding(ProblemKind::TitleMismatch, Severity::Warning, document.idAt(i));
        std::tie(finding.line, finding.column) =
            places.at(offsets[size_t(i)] + qMax<qsizetype>(0, reading.titleSpan.begin));
        finding.said = {Sentence::OtherTitle, {reading.arxiv, *title}};
        findings << finding;
    }
}

Finding findingOf(const Document &document, const Problem &problem)
{
    Finding finding = newFinding(problem.kind, problem.severity, document.idAt(problem.node));
    finding.line = problem.line;
    finding.column = problem.column;
    finding.said = problem.said;
    finding.fix = problem.fix;
    if (problem.fix)
        finding.segment = document.bytesAt(problem.node);
    return finding;
}

// The new bytes of the nodes that have fixes.
Result<QHash<NodeId, QByteArray>> fixedTiles(const Document &document,
                                             const QList<Finding> &findings)
{
    QHash<NodeId, QList<Patch>> patches;
    for (const Finding &finding : findings) {
        if (!finding.fix)
            continue;
        const int index = document.indexOf(finding.node);
        if (index < 0 || document.bytesAt(index) != finding.segment) {
            return fail(ErrorCode::Conflict,
                        QStringLiteral("The entry was changed since it was checked: look again."));
        }
        patches[finding.node] << *finding.fix;
    }
    QHash<NodeId, QByteArray> fixed;
    for (auto it = patches.cbegin(); it != patches.cend(); ++it) {
        const auto index = static_cast<size_t>(document.indexOf(it.key()));
        fixed.insert(it.key(), patchedBytes(document.tiles()[index].bytes, it.value()));
    }
    return fixed;
}

} // namespace

QList<Finding> checkList(const CheckInput &input)
{
    return checkList(Document::read(input.tiles), input.path, input.titles);
}

QList<Finding> checkList(const Document &document, const QString &path,
                         const QHash<QString, QString> &titles)
{
    QList<Finding> findings;
    for (const Problem &problem : findProblems(document))
        findings << findingOf(document, problem);
    findOtherTitles(document, titles, findings);
    if (!path.isEmpty())
        findInFiles(document, path, findings);
    for (Finding &finding : findings) {
        if (const int index = document.indexOf(finding.node); index >= 0)
            finding.title = document.at(index).reading.title;
    }
    std::stable_sort(findings.begin(), findings.end(), [](const Finding &a, const Finding &b) {
        return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
    });
    return findings;
}

Result<CheckInput> checkInput(const Library &library, ListId list)
{
    const Result<ListInfo> info = library.list(list);
    if (!info)
        return Failure(info.error());
    Tiles tiles;
    for (auto &[node, bytes] : library.store().nodes().sources(list))
        tiles.push_back({node, std::move(bytes)});
    return CheckInput{tiles, info->path, library.store().records().titles(list)};
}

Result<Change> planFixes(const Library &library, ListId list, const QList<Finding> &findings)
{
    const Result<Document> document = library.document(list);
    if (!document)
        return Failure(document.error());
    const auto tiles = fixedTiles(*document, findings);
    if (!tiles)
        return Failure(tiles.error());
    return library.planBytes(list, *tiles);
}

QByteArray fixedBytes(const Tiles &tiles, const QList<Finding> &findings)
{
    QHash<NodeId, QList<Patch>> patches;
    for (const Finding &finding : findings) {
        if (finding.fix)
            patches[finding.node] << *finding.fix;
    }
    QByteArray bytes;
    for (const Tile &tile : tiles)
        bytes += patchedBytes(tile.bytes, patches.value(tile.node));
    return bytes;
}

Result<QByteArray> fixedBytes(const Document &document, const QList<Finding> &findings)
{
    const auto fixed = fixedTiles(document, findings);
    if (!fixed)
        return Failure(fixed.error());
    Tiles tiles = document.tiles();
    for (Tile &tile : tiles)
        tile.bytes = fixed->value(tile.node, tile.bytes);
    const Document after = Document::read(tiles);
    if (after.tiles() != tiles || !keepsAllBut(document, after, {})) {
        return fail(ErrorCode::Refused,
                    QStringLiteral("The list's entries would not stay what they are."));
    }
    return after.bytes();
}

} // namespace paperdip
