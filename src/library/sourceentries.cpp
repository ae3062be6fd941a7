// SPDX-License-Identifier: MIT
#include "library/sourceentries.h"

#include "core/workkeys.h"
#include "library/citationtext.h"
#include "library/sourcepage.h"
#include "markdown/document.h"
#include "markdown/labels.h"
#include "markdown/plaintext.h"
#include "metadata/webaddress.h"

#include <QHash>
#include <QRegularExpression>
#include <algorithm>

namespace paperdip {

namespace {

constexpr double shortestTitle = 0.6; // three words (markdown/plaintext.h)
constexpr double longestTitle = 6;    // more is prose
constexpr qsizetype mostEntries = 5000;

class EntryFinder
{
public:
    EntryFinder(const QByteArray &markdown, SourcePage &page)
        : m_outline(read(markdown)), m_markdown(markdown), m_page(page)
    {
    }

    void run()
    {
        if (m_page.title.isEmpty())
            m_page.title = listTitle(m_outline);
        for (size_t i = 0; i < m_outline.size() && m_page.entries.size() < mostEntries; ++i) {
            const OutlineNode &node = m_outline[i];
            if (node.reading.kind == NodeKind::Source)
                continue;
            QList<SourceEntry> found = entriesOf(node);
            for (SourceEntry &entry : found) {
                entry.headings = headingsOf(node);
                add(entry);
            }
        }
        dropCommonHeading();
    }

private:
    QStringList headingsOf(const OutlineNode &node) const
    {
        QStringList headings;
        for (int at = node.parent; at >= 0; at = m_outline[static_cast<size_t>(at)].parent) {
            const OutlineNode &above = m_outline[static_cast<size_t>(at)];
            if (isSection(above) && !above.reading.title.isEmpty())
                headings.prepend(above.reading.title);
        }
        return headings;
    }

    // What stands above all of them says nothing about any.
    void dropCommonHeading()
    {
        QList<SourceEntry> &entries = m_page.entries;
        const QString first = entries.isEmpty() ? QString() : entries.first().headings.value(0);
        const bool isCommon =
            !first.isEmpty() &&
            std::all_of(entries.cbegin(), entries.cend(), [&first](const SourceEntry &entry) {
                return entry.headings.value(0) == first;
            });
        for (SourceEntry &entry : entries) {
            if (isCommon && entry.headings.size() > 1)
                entry.headings.removeFirst();
        }
    }

    QByteArrayView bytesOf(const OutlineNode &node) const
    {
        return QByteArrayView(m_markdown).sliced(node.begin, node.end - node.begin);
    }

    static bool isSlides(const QString &text, const QString &url)
    {
        static const QRegularExpression path(
            QStringLiteral("/(?:slides?|talks?|posters?)/|[-_.]slides?\\.pdf$|\\.pptx?$"),
            QRegularExpression::CaseInsensitiveOption);
        return (isLabel(text) && isOtherLabel(text)) || path.match(url).hasMatch();
    }

    // The work that a link leads to; nothing for slides, code, pictures and the like. A page counts
    // where the row says that it is a paper's.
    std::optional<Identified> workAt(const Link &link, bool mayBePage) const
    {
        const QUrl url = m_page.url.resolved(QUrl(link.url, QUrl::TolerantMode));
        const QString address = url.toString(QUrl::FullyEncoded);
        const Target target = classifyTarget(address);
        const bool counts = isWork(target) || (mayBePage && target == Target::Page);
        const bool mayBeSlides = target != Target::Arxiv && target != Target::Doi;
        if (link.url.isEmpty() || !isWebAddress(url) || !counts ||
            (mayBeSlides && isSlides(link.text, address)))
            return {};
        const QList<Identified> found = identify(address);
        if (found.size() != 1)
            return {};
        Identified work = found.first();
        work.sure = true;
        work.titleHint.clear();
        return work;
    }

    static bool isTitleLike(const QString &text)
    {
        const double size = weight(text);
        return size >= shortestTitle && size <= longestTitle && !isLabel(text) &&
               !text.contains(QLatin1String("://"));
    }

    // "GQA" is a paper's name where it leads to one; a PDF may be anything.
    static bool isName(const QString &text, const Identified &work)
    {
        return hasLetters(text) && !isLabel(text) && !text.contains(QLatin1String("://")) &&
               !parseArxivId(text) && classifyTarget(work.url) != Target::Pdf;
    }

    QList<SourceEntry> entriesOf(const OutlineNode &node) const
    {
        const Reading &reading = node.reading;
        const bool isPaper = reading.kind == NodeKind::Paper;
        SourceEntry first;
        first.title = isPaper && !reading.placeholder ? reading.title : QString();
        first.authors = reading.authors;
        first.venue = reading.venue;
        first.year = reading.year;
        QList<SourceEntry> found{first};
        QList<Link> links = reading.links;
        if (reading.main)
            links << *reading.main;
        std::stable_sort(links.begin(), links.end(), [](const Link &one, const Link &other) {
            return one.whole.begin < other.whole.begin;
        });
        for (const Link &link : std::as_const(links)) {
            const bool isMain = reading.main && link == *reading.main;
            const auto work = workAt(link, isPaper && isMain);
            if (!work)
                continue;
            const bool isTitle = isTitleLike(link.text) && !isMain && link.text != first.title;
            const bool isTaken =
                isPaper || !found.last().works.isEmpty() || !found.last().title.isEmpty();
            if ((isTitle && isTaken) || isAnotherPaper(found.last(), *work))
                found << SourceEntry();
            const bool isUnnamed = (!isPaper || found.size() > 1) && found.last().works.isEmpty();
            if (isTitle || (isUnnamed && isName(link.text, *work)))
                found.last().title = link.text;
            addWork(found.last(), *work);
        }
        return completed(node, found);
    }

    // Of two arXiv papers neither is the other's copy.
    static bool isAnotherPaper(const SourceEntry &entry, const Identified &work)
    {
        return work.kind == Identified::Kind::Arxiv &&
               std::any_of(entry.works.cbegin(), entry.works.cend(),
                           [&work](const Identified &known) {
                               return known.kind == work.kind && known.id != work.id;
                           });
    }

    static void addWork(SourceEntry &entry, const Identified &work)
    {
        const QStringList keys = workKeys(work);
        const bool isThere =
            std::any_of(entry.works.cbegin(), entry.works.cend(), [&keys](const Identified &known) {
                const QStringList others = workKeys(known);
                return std::any_of(others.cbegin(), others.cend(),
                                   [&keys](const QString &key) { return keys.contains(key); });
            });
        if (!isThere)
            entry.works << work;
    }

    // "Title: A Title of Words", as arXiv's listings have it.
    bool takeNamedTitle(const OutlineNode &node, SourceEntry &entry) const
    {
        static const QRegularExpression title(
            QStringLiteral("(?:^|<br>|\\s)Title:\\s*(.+?)\\s*(?:<br>|\\n|$)"));
        static const QRegularExpression authors(
            QStringLiteral("(?:^|<br>|\\s)Authors?:\\s*(.+?)\\s*(?:<br>|\\n|$)"));
        const QString text = QString::fromUtf8(bytesOf(node));
        const auto found = title.match(text);
        if (!found.hasMatch())
            return false;
        entry.title = plainText(found.captured(1).toUtf8()).simplified();
        entry.authors = plainText(authors.match(text).captured(1).toUtf8()).simplified();
        return true;
    }

    // A row without a work is a citation or nothing; one without a title has its words.
    QList<SourceEntry> completed(const OutlineNode &node, QList<SourceEntry> found) const
    {
        SourceEntry &first = found.first();
        const bool isPaper = node.reading.kind == NodeKind::Paper;
        const bool mayCite = first.works.isEmpty() || first.title.isEmpty();
        const auto cited = isSection(node) ? std::nullopt : citationIn(bytesOf(node));
        if (!first.works.isEmpty() && takeNamedTitle(node, first)) {
            // it says so itself
        } else if (cited && mayCite) {
            first.title = cited->title;
            first.authors = cited->authors;
            first.venue = cited->venue;
            first.year = cited->year;
        } else if (cited && titleKey(cited->title) == titleKey(first.title)) {
            addFacts(first, *cited);
        } else if (first.works.isEmpty()) {
            const bool isTitle = isPaper && weight(first.title) >= shortestTitle;
            if (!isTitle)
                found.removeFirst();
        } else if (first.title.isEmpty()) {
            first.title = wordsOf(node);
            // "See the rules (PDF)"
            const bool isFile = classifyTarget(first.works.first().url) == Target::Pdf;
            if (first.title.isEmpty() && !isPaper && isFile)
                found.removeFirst();
        }
        for (SourceEntry &entry : found)
            preferArxiv(entry);
        return found;
    }

    static void addFacts(SourceEntry &entry, const CitationText &cited)
    {
        if (entry.authors.isEmpty())
            entry.authors = cited.authors;
        if (entry.venue.isEmpty()) {
            entry.venue = cited.venue;
            entry.year = cited.year;
        }
    }

    // What stands before a label: "A Title, Ann A. [pdf](u)".
    QString wordsOf(const OutlineNode &node) const
    {
        static const QRegularExpression marker(QStringLiteral("^\\s*(?:[-*+]|[0-9]{1,4}[.)])\\s+"));
        static const QRegularExpression labels(
            QStringLiteral("\\[?\\[[^\\]]*\\]\\([^)]*\\).*$|<?https?://.*$"),
            QRegularExpression::DotMatchesEverythingOption);
        QString text = QString::fromUtf8(bytesOf(node));
        text.remove(marker).replace(QLatin1String("<br>"), QLatin1String(" "));
        text = plainText(text.replace(labels, QStringLiteral(" ")).toUtf8()).simplified();
        while (!text.isEmpty() && QStringLiteral(" ,.;:|-–()[]").contains(text.back()))
            text.chop(1);
        const double size = weight(text);
        return size >= shortestTitle && size <= longestTitle && !text.contains(u'|') ? text
                                                                                     : QString();
    }

    // It is the one that gives an abstract.
    static void preferArxiv(SourceEntry &entry)
    {
        std::stable_partition(entry.works.begin(), entry.works.end(), [](const Identified &work) {
            return work.kind == Identified::Kind::Arxiv;
        });
    }

    void add(const SourceEntry &entry)
    {
        const QStringList names = entry.names();
        qsizetype index = -1;
        for (const QString &name : names) {
            if (index < 0)
                index = m_byName.value(name, -1);
        }
        if (index < 0) {
            index = m_page.entries.size();
            m_page.entries << entry;
        } else {
            merge(index, entry);
        }
        const QStringList all = m_page.entries.at(index).names();
        for (const QString &name : all)
            m_byName.insert(name, index);
    }

    bool isFree(const QStringList &names, qsizetype index) const
    {
        return std::all_of(names.cbegin(), names.cend(), [this, index](const QString &name) {
            return m_byName.value(name, index) == index;
        });
    }

    // What is yet another entry's stays there.
    void merge(qsizetype index, const SourceEntry &other)
    {
        SourceEntry &known = m_page.entries[index];
        for (const Identified &work : other.works) {
            if (isFree(workKeys(work), index))
                addWork(known, work);
        }
        if (known.title.isEmpty() && isFree({titleKey(other.title)}, index))
            known.title = other.title;
        if (known.authors.isEmpty())
            known.authors = other.authors;
        preferArxiv(known);
    }

    Outline m_outline;
    const QByteArray &m_markdown;
    SourcePage &m_page;
    QHash<QString, qsizetype> m_byName;
};

} // namespace

void readEntries(const QByteArray &markdown, SourcePage &page)
{
    EntryFinder(markdown, page).run();
}

} // namespace paperdip
