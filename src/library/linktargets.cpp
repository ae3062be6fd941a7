// SPDX-License-Identifier: MIT
#include "library/linktargets.h"

#include "core/identify.h"
#include "formats/markdowntext.h"
#include "library/library.h"
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

// The newest first.
QStringList notesNamed(const QStringList &words, const LinkScope &scope)
{
    std::vector<std::pair<qint64, QString>> named;
    for (auto note = scope.notes.cbegin(); note != scope.notes.cend(); ++note) {
        const QStringView path = QStringView(note.key()).mid(scope.root.size());
        const bool holds = std::all_of(words.cbegin(), words.cend(), [&](const QString &word) {
            return note->title.contains(word, Qt::CaseInsensitive) ||
                   path.contains(word, Qt::CaseInsensitive);
        });
        if (holds && note.key() != scope.own)
            named.emplace_back(-note->modified, note.key());
    }
    const auto count = std::min(named.size(), static_cast<size_t>(2 * scope.most));
    const auto end = named.begin() + static_cast<std::ptrdiff_t>(count);
    std::partial_sort(named.begin(), end, named.end());
    QStringList files;
    for (auto note = named.cbegin(); note != end; ++note)
        files << note->second;
    return files;
}

} // namespace

NamedTargets namedTargets(Store &store, const QString &words, const LinkScope &scope)
{
    const QStringList all = wordsOf(words);
    return {all.isEmpty() ? QList<PaperName>() : store.tree().papersNamed(all, MostLookedAt),
            notesNamed(all, scope)};
}

std::optional<LinkScope> LinkTargets::scopeOf(NodeId from, int most) const
{
    const Result<NodeRow> row = m_library.node(from);
    const Result<ListInfo> list =
        row ? m_library.list(row->list) : Result<ListInfo>(Failure(row.error()));
    if (!list)
        return std::nullopt;
    LinkScope scope;
    scope.from = from;
    scope.own = m_notes.pathOf(from).value_or(QString());
    scope.most = most;
    if (!list->path.isEmpty())
        scope.root = workTreeOf(list->path);
    if (!scope.root.isEmpty() && m_index.list() == list->id)
        scope.notes = m_index.notes();
    return scope;
}

std::optional<LinkTarget> LinkTargets::withNote(const QString &arxiv, NodeId from) const
{
    const std::optional<LinkScope> scope = scopeOf(from, 0);
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

QList<LinkTarget> LinkTargets::find(const QString &text, const NamedTargets &named,
                                    const LinkScope &scope) const
{
    const QStringList words = wordsOf(text);
    QList<LinkTarget> targets;
    if (!words.isEmpty()) {
        QList<PaperName> papers = named.papers;
        std::stable_sort(papers.begin(), papers.end(), [&](const PaperName &a, const PaperName &b) {
            const auto key = [&](const PaperName &paper) {
                return std::pair(rankOf(paper.title, words.first()), paper.notePath.isEmpty());
            };
            return key(a) < key(b);
        });
        for (const PaperName &paper : std::as_const(papers)) {
            addPaper(targets, paper, scope);
            if (targets.size() >= scope.most)
                break;
        }
    }
    for (const QString &file : named.notes) {
        const LinkTarget note = ofNote(file, scope);
        const bool there = std::any_of(targets.cbegin(), targets.cend(),
                                       [&](const LinkTarget &one) { return one.file == file; });
        if (!there && (note.paper == 0 || note.paper != scope.from))
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
    return targets.mid(0, scope.most);
}

// A paper may stand in several places.
void LinkTargets::addPaper(QList<LinkTarget> &targets, const PaperName &paper,
                           const LinkScope &scope) const
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

LinkTarget LinkTargets::ofNote(const QString &file, const LinkScope &scope) const
{
    const QList<NodeRow> papers = m_library.papersWithNote(QFileInfo(file).fileName());
    for (const NodeRow &paper : papers) {
        if (fileOf(nameOf(paper), scope.root) == file)
            return {paper.id, paper.title.simplified(), paper.arxiv, paper.url, file};
    }
    return {0, m_index.titleOf(file).simplified(), {}, {}, file};
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
