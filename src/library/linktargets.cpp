// SPDX-License-Identifier: MIT
#include "library/linktargets.h"

#include "core/identify.h"
#include "formats/markdowntext.h"
#include "library/library.h"
#include "library/noteindex.h"
#include "library/notes.h"
#include "markdown/escape.h"
#include "store/store.h"
#include "sync/worktree.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>

namespace paperdip {

namespace {

constexpr int MostLookedAt = 400; // papers with these words, before the best are chosen

QStringList wordsOf(const QString &text)
{
    return text.simplified().split(u' ', Qt::SkipEmptyParts);
}

PaperName nameOf(const NodeRow &paper)
{
    return {paper.id, paper.list, paper.title, paper.arxiv, paper.url, paper.notePath};
}

// 0: the title begins with the word; 1: a word of it does; 2: neither.
int rankOf(const QString &title, const QString &word)
{
    const qsizetype at = title.indexOf(word, 0, Qt::CaseInsensitive);
    if (at <= 0)
        return at < 0 ? 2 : 0;
    return title.at(at - 1).isLetterOrNumber() ? 2 : 1;
}

} // namespace

struct LinkTargets::Scope
{
    NodeId from = 0;
    QString root; // of the work tree; empty: the list has no file
    bool indexed = false;
    QString own; // the note that the link is for
};

std::optional<LinkTargets::Scope> LinkTargets::scopeOf(NodeId from) const
{
    const Result<NodeRow> row = m_library.node(from);
    const Result<ListInfo> list =
        row ? m_library.list(row->list) : Result<ListInfo>(Failure(row.error()));
    if (!list)
        return std::nullopt;
    return Scope{from, list->path.isEmpty() ? QString() : workTreeOf(list->path),
                 m_index.list() == list->id, m_notes.pathOf(from).value_or(QString())};
}

std::optional<LinkTarget> LinkTargets::withNote(const QString &arxiv, NodeId from) const
{
    const std::optional<Scope> scope = scopeOf(from);
    QList<LinkTarget> targets;
    const QList<NodeRow> papers = scope ? m_library.papersByArxiv(arxiv) : QList<NodeRow>();
    for (const NodeRow &paper : papers)
        addPaper(targets, nameOf(paper), *scope);
    for (const LinkTarget &target : std::as_const(targets)) {
        if (!target.file.isEmpty())
            return target;
    }
    return std::nullopt;
}

QList<LinkTarget> LinkTargets::find(const QString &text, const QList<PaperName> &named, NodeId from,
                                    int most) const
{
    const std::optional<Scope> found = scopeOf(from);
    if (!found)
        return {};
    const Scope &scope = *found;
    const QStringList words = wordsOf(text);
    QList<LinkTarget> targets;
    if (!words.isEmpty()) {
        QList<PaperName> papers = named;
        std::stable_sort(papers.begin(), papers.end(), [&](const PaperName &a, const PaperName &b) {
            const auto key = [&](const PaperName &paper) {
                return std::pair(rankOf(paper.title, words.first()), paper.notePath.isEmpty());
            };
            return key(a) < key(b);
        });
        for (const PaperName &paper : std::as_const(papers)) {
            addPaper(targets, paper, scope);
            if (targets.size() >= most)
                break;
        }
    }
    const QStringList files = notesNamed(words, scope).mid(0, 2 * most);
    for (const QString &file : files) {
        const LinkTarget note = ofNote(file, scope);
        const bool there = std::any_of(targets.cbegin(), targets.cend(),
                                       [&](const LinkTarget &one) { return one.file == file; });
        if (!there && (note.paper == 0 || note.paper != from))
            targets << note;
    }
    if (!words.isEmpty()) {
        std::stable_sort(
            targets.begin(), targets.end(), [&](const LinkTarget &a, const LinkTarget &b) {
                const auto key = [&](const LinkTarget &target) {
                    return std::pair(rankOf(target.title, words.first()), target.file.isEmpty());
                };
                return key(a) < key(b);
            });
    }
    return targets.mid(0, most);
}

// A paper may stand in several places.
void LinkTargets::addPaper(QList<LinkTarget> &targets, const PaperName &paper,
                           const Scope &scope) const
{
    LinkTarget target{paper.id, paper.title.simplified(), paper.arxiv, paper.url,
                      fileOf(paper, scope.root)};
    if (target.url.isEmpty() && !target.arxiv.isEmpty())
        target.url = ArxivId{target.arxiv, 0}.absUrl();
    const bool own = paper.id == scope.from || (!scope.own.isEmpty() && target.file == scope.own);
    if (own || (target.file.isEmpty() && target.url.isEmpty()))
        return;
    for (LinkTarget &other : targets) {
        const bool same = target.file.isEmpty() || other.file.isEmpty() ? target.url == other.url
                                                                        : target.file == other.file;
        if (!same)
            continue;
        if (other.file.isEmpty())
            other = target;
        return;
    }
    targets << target;
}

QString LinkTargets::fileOf(const PaperName &paper, const QString &root) const
{
    if (paper.notePath.isEmpty() || root.isEmpty())
        return {};
    const QString file = m_notes.resolve(paper.list, paper.notePath).value_or(QString());
    return file.startsWith(root + u'/') && QFileInfo(file).isFile() ? file : QString();
}

LinkTarget LinkTargets::ofNote(const QString &file, const Scope &scope) const
{
    const QList<NodeRow> papers = m_library.papersWithNote(QFileInfo(file).fileName());
    for (const NodeRow &paper : papers) {
        if (fileOf(nameOf(paper), scope.root) == file)
            return {paper.id, paper.title.simplified(), paper.arxiv, paper.url, file};
    }
    return {0, m_index.titleOf(file).simplified(), {}, {}, file};
}

// The newest first.
QStringList LinkTargets::notesNamed(const QStringList &words, const Scope &scope) const
{
    if (!scope.indexed || scope.root.isEmpty())
        return {};
    const NoteFactsByPath &notes = m_index.notes();
    QStringList files;
    for (auto note = notes.cbegin(); note != notes.cend(); ++note) {
        const QStringView path = QStringView(note.key()).mid(scope.root.size());
        const bool named = std::all_of(words.cbegin(), words.cend(), [&](const QString &word) {
            return note->title.contains(word, Qt::CaseInsensitive) ||
                   path.contains(word, Qt::CaseInsensitive);
        });
        if (named && note.key() != scope.own)
            files << note.key();
    }
    std::sort(files.begin(), files.end(), [&notes](const QString &a, const QString &b) {
        const qint64 first = notes.constFind(a)->modified;
        const qint64 second = notes.constFind(b)->modified;
        return first != second ? first > second : a < b;
    });
    return files;
}

QList<PaperName> namedPapers(Store &store, const QString &words)
{
    const QStringList all = wordsOf(words);
    return all.isEmpty() ? QList<PaperName>() : store.tree().papersNamed(all, MostLookedAt);
}

QString linkTo(const LinkTarget &target, const QString &fromNote, bool row)
{
    QString address = markdownAddress(target.url);
    if (!target.file.isEmpty()) {
        const QDir folder = QFileInfo(fromNote).absoluteDir();
        address = QString::fromUtf8(writtenPath(folder.relativeFilePath(target.file)));
        address.replace(u'#', QLatin1String("%23")).replace(u'?', QLatin1String("%3F"));
        address.replace(u'|', QLatin1String("%7C"));
        if (address.section(u'/', 0, 0).contains(u':')) // no scheme
            address.prepend(QLatin1String("./"));
    }
    return QStringLiteral("[%1](%2)").arg(markdownEscaped(target.title, row), address);
}

} // namespace paperdip
