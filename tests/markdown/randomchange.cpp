// SPDX-License-Identifier: MIT
#include "markdown/randomchange.h"

using namespace paperdip;

namespace {

const QStringList titles{
    QStringLiteral("A New Title of Words"),
    QStringLiteral("A [new\\title *of* 推测"),
    QStringLiteral("Zed: Faster | Better_Zeds_for <All>"),
    QStringLiteral("大模型推理综述"),
    QStringLiteral("1. What Is \"It\" & Why? (2nd Edition)"),
    QStringLiteral("Is $O(n^2)$ `Attention` ~Enough~?"),
};
const QStringList addresses{
    QStringLiteral("https://arxiv.org/abs/2309.06180"),
    QStringLiteral("https://arxiv.org/pdf/2401.00001v2"),
    QStringLiteral("https://example.org/papers/a_(b)_c.pdf"),
    QStringLiteral("https://doi.org/10.1145/3600006.3613165"),
};
const QStringList remarks{
    QString(),
    QStringLiteral("A remark. 备注在这里。"),
    QStringLiteral("Good, but [1] says *otherwise* | see the table."),
    QStringLiteral("很好，值得再读一遍。"),
    QStringLiteral("Read the second part of this one again before the next meeting."),
};
const QStringList notes{QString(), QStringLiteral("note/new one.md"), QStringLiteral("笔记/新.md"),
                        QStringLiteral("../n/a(1).md")};
const QList<QStringList> keywordLists{{},
                                      {QStringLiteral("One"), QStringLiteral("two words")},
                                      {QStringLiteral("推测解码")},
                                      {QStringLiteral("KV_cache"), QStringLiteral("C++")}};

QList<NewPaper> newPapers()
{
    NewPaper untitled;
    untitled.arxiv = QStringLiteral("2309.06180");
    untitled.version = 2;
    NewPaper titled;
    titled.arxiv = QStringLiteral("2401.00001");
    titled.title = QStringLiteral("Some [Title] of a Paper");
    NewPaper page;
    page.url = QStringLiteral("https://example.org/one.pdf");
    page.title = QStringLiteral("A Page: Its Title and More");
    return {untitled, titled, page};
}

const QByteArray &bytesAt(const Document &document, int index)
{
    return document.bytesAt(index);
}

bool hasState(const ListNode &node)
{
    return node.reading.box || node.reading.mark;
}

bool isField(ChangeKind kind)
{
    return kind <= ChangeKind::Note;
}

Result<Changed> changedBy(Result<Document> after)
{
    return after ? Result<Changed>(Changed{*std::move(after), {}})
                 : Result<Changed>(Failure(after.error()));
}

} // namespace

QString RandomChange::inWords(const Document &document) const
{
    const auto called = [&document](NodeId id) {
        const int index = document.indexOf(id);
        return index < 0 ? QStringLiteral("-")
                         : QStringLiteral("#%1 \"%2\"")
                               .arg(index)
                               .arg(document.at(index).reading.title.left(40));
    };
    QString words = QLatin1String(changeNames.at(static_cast<size_t>(kind)));
    words += QStringLiteral(" of ") + called(node);
    if (kind >= ChangeKind::Insert && kind != ChangeKind::Remove) {
        const QString after = place.after == Place::AtEnd ? QStringLiteral("at its end")
                              : place.after == 0          ? QStringLiteral("first")
                                                 : QStringLiteral("behind ") + called(place.after);
        words += QStringLiteral(" into %1, %2").arg(called(place.parent), after);
    }
    const QString value = text.isEmpty() ? keywords.join(QLatin1Char(';')) : text;
    return words + QStringLiteral(", value \"%1\"").arg(value);
}

template<typename Test>
NodeId ChangeDrawer::nodeWhere(const Document &document, Test test)
{
    QList<int> nodes;
    for (int i = 0; i < document.size(); ++i) {
        if (test(document.at(i)))
            nodes << i;
    }
    return nodes.isEmpty() ? document.idAt(below(document.size()))
                           : document.idAt(nodes.at(below(int(nodes.size()))));
}

NodeId ChangeDrawer::nodeFor(const Document &document, ChangeKind kind)
{
    if (below(5) == 0) // a node of any kind: what cannot be must be refused, not break the list
        return document.idAt(below(document.size()));
    switch (kind) {
    case ChangeKind::State:
        return nodeWhere(document, hasState);
    case ChangeKind::Title:
        return nodeWhere(document,
                         [](const ListNode &node) { return node.reading.kind != NodeKind::Text; });
    case ChangeKind::MoveSection:
        return nodeWhere(document, isHeading);
    case ChangeKind::Remove:
        return document.idAt(below(document.size()));
    default:
        return nodeWhere(document, isPaper);
    }
}

Place ChangeDrawer::placeIn(const Document &document, NodeId parent)
{
    const int index = parent == 0 ? -1 : document.indexOf(parent);
    const QList<int> children = document.children(index);
    switch (below(3)) {
    case 0:
        return {parent, Place::AtEnd};
    case 1:
        return {parent, 0};
    default:
        return {parent, children.isEmpty()
                            ? Place::AtEnd
                            : document.idAt(children.at(below(int(children.size()))))};
    }
}

Place ChangeDrawer::placeFor(const Document &document, const RandomChange &change)
{
    const int index = document.indexOf(change.node);
    switch (change.kind) {
    case ChangeKind::MoveWithin:
        return placeIn(document, document.idAt(document.parentOf(index)));
    case ChangeKind::Insert:
        if (below(2) == 0) // beside a paper
            return placeIn(document, document.idAt(document.parentOf(index)));
        break;
    case ChangeKind::InsertSection:
    case ChangeKind::MoveSection:
        return placeIn(document, below(6) == 0 ? 0 : nodeWhere(document, isHeading));
    default:
        break;
    }
    return placeIn(document, below(10) == 0 ? document.idAt(below(document.size()))
                                            : nodeWhere(document, isSection));
}

RandomChange ChangeDrawer::draw(const Document &document)
{
    RandomChange change;
    change.kind = static_cast<ChangeKind>(below(changeKinds));
    change.node = nodeFor(document, change.kind);
    change.read = below(2) == 0;
    if (!isField(change.kind) && change.kind != ChangeKind::Remove)
        change.place = placeFor(document, change);
    switch (change.kind) {
    case ChangeKind::Title:
    case ChangeKind::InsertSection:
        change.text = anyOf(titles);
        break;
    case ChangeKind::Link:
        change.text = anyOf(addresses);
        break;
    case ChangeKind::Keywords:
        change.keywords = keywordLists.at(below(int(keywordLists.size())));
        break;
    case ChangeKind::Remark:
        change.text = anyOf(remarks);
        break;
    case ChangeKind::Note:
        change.text = anyOf(notes);
        break;
    case ChangeKind::Insert: {
        const QList<NewPaper> all = newPapers();
        for (int count = 1 + below(2); count > 0; --count)
            change.papers << all.at(below(int(all.size())));
        break;
    }
    default:
        break;
    }
    return change;
}

Result<Changed> carryOut(const Document &document, const RandomChange &change)
{
    const auto edited = [](Result<Edited> after, bool makes) {
        return after ? Result<Changed>(
                           Changed{after->document, makes ? after->nodes : QList<NodeId>()})
                     : Result<Changed>(Failure(after.error()));
    };
    switch (change.kind) {
    case ChangeKind::State:
        return changedBy(setRead(document, change.node, change.read));
    case ChangeKind::Title:
        return changedBy(setTitle(document, change.node, change.text));
    case ChangeKind::Link:
        return changedBy(setUrl(document, change.node, change.text));
    case ChangeKind::Keywords:
        return changedBy(setKeywords(document, change.node, change.keywords));
    case ChangeKind::Remark:
        return changedBy(setRemark(document, change.node, change.text));
    case ChangeKind::Note:
        return changedBy(setNote(document, change.node, change.text));
    case ChangeKind::Insert:
        return edited(insertPapers(document, change.place, change.papers), true);
    case ChangeKind::InsertSection:
        return edited(insertSection(document, change.place, change.text), true);
    case ChangeKind::Remove:
        return changedBy(removeNodes(document, {change.node}));
    default:
        return edited(moveNodes(document, {change.node}, change.place), false);
    }
}

namespace {

// Where entries (or sections) can be put at all.
bool holdsChildren(const Document &document, NodeId parent, bool sections)
{
    if (parent == 0)
        return true;
    const ListNode &node = document.at(document.indexOf(parent));
    return sections ? isHeading(node) : isSection(node) || isItem(node);
}

// Titles that link to notes, below an item: they are no papers if the item is a work.
bool hasNotesBelow(const Document &document, NodeId node)
{
    const int index = document.indexOf(node);
    for (int i = index + 1; i < document.subtreeEnd(index); ++i) {
        if (isPaper(document.at(i)) && document.at(i).reading.claim != Claim::Work)
            return true;
    }
    return false;
}

bool moveMayBeRefused(const Document &document, const RandomChange &change)
{
    const int index = document.indexOf(change.node);
    const ListNode &node = document.at(index);
    const int parent = document.indexOf(change.place.parent);
    if (parent >= index && parent < document.subtreeEnd(index))
        return true; // into itself
    if (!holdsChildren(document, change.place.parent, isHeading(node)))
        return true;
    if (node.reading.kind == NodeKind::Text && !isHeading(node))
        return true; // it belongs to the paper that it follows, or a table's line to its table
    if (isTableLine(node) && parent != document.parentOf(index))
        return true;
    if (parent >= 0 && isItem(document.at(parent)) && isPaper(node) && !isItem(node))
        return true;
    if (isHeading(node) && parent >= 0 && isPaper(document.at(parent)))
        return true;       // that would be no paper any more
    if (isHeading(node)) { // deeper than six levels
        int deepest = node.segment.level;
        for (int i = index; i < document.subtreeEnd(index); ++i) {
            if (isHeading(document.at(i)))
                deepest = std::max(deepest, document.at(i).segment.level);
        }
        const int level = parent < 0 ? 1 : document.at(parent).segment.level + 1;
        return deepest + level - node.segment.level > 6 || deepest == 6;
    }
    return false;
}

} // namespace

bool mayBeRefused(const Document &document, const RandomChange &change, const Error &error)
{
    const ListNode &node = document.at(document.indexOf(change.node));
    const Reading &reading = node.reading;
    const bool paper = isPaper(node);
    const bool isByReference = reading.main && reading.main->urlSpan.isNull();
    switch (change.kind) {
    case ChangeKind::State:
        return !hasState(node);
    case ChangeKind::Title:
        return reading.kind == NodeKind::Text;
    case ChangeKind::Link:
        return reading.kind == NodeKind::Text || (isSection(node) && !reading.main) ||
               isByReference || hasNotesBelow(document, change.node);
    case ChangeKind::Note:
        if (paper && reading.noteLink < 0 && !reading.notePath.isEmpty())
            return change.text.isEmpty() || isByReference; // the title's own link
        [[fallthrough]];
    case ChangeKind::Keywords:
    case ChangeKind::Remark:
        return !paper || (error.code == ErrorCode::NoPlace && !isItem(node));
    case ChangeKind::Insert:
        return !holdsChildren(document, change.place.parent, false);
    case ChangeKind::InsertSection:
        return !holdsChildren(document, change.place.parent, true) ||
               (change.place.parent != 0 &&
                document.at(document.indexOf(change.place.parent)).segment.level == 6);
    case ChangeKind::Remove:
        return (isTableLine(node) && !paper) || isDefinitions(node) ||
               node.segment.structure == Structure::TableHeader;
    default:
        return moveMayBeRefused(document, change);
    }
}

namespace {

void addTree(const Document &document, NodeId node, QSet<NodeId> &nodes)
{
    const int index = document.indexOf(node);
    for (int i = index; index >= 0 && i < document.subtreeEnd(index); ++i) {
        if (i == index || !isDefinitions(document.at(i)))
            nodes << document.idAt(i);
    }
}

// A list counts if one of its items has the number behind that of the item before it.
void addCounted(const Document &document, NodeId parent, QSet<NodeId> &nodes)
{
    const QList<int> children = document.children(parent == 0 ? -1 : document.indexOf(parent));
    bool counts = false;
    qint64 previous = -1;
    for (const int child : children) {
        const std::optional<ItemHead> head = isItem(document.at(child))
                                                 ? itemHead(bytesAt(document, child))
                                                 : std::optional<ItemHead>();
        const bool ordered = head && head->isOrdered();
        counts = counts || (ordered && head->number() == previous + 1 && previous >= 0);
        previous = ordered ? head->number() : -1;
    }
    for (const int child : children) {
        if (counts && isItem(document.at(child)))
            addTree(document, document.idAt(child), nodes);
    }
}

} // namespace

Touched touchedBy(const Document &before, const RandomChange &change, const Changed &after)
{
    Touched touched;
    if (isField(change.kind)) {
        touched.lines << change.node;
        return touched;
    }
    const bool inserts =
        change.kind == ChangeKind::Insert || change.kind == ChangeKind::InsertSection;
    if (!inserts) {
        addTree(before, change.node, touched.lines);
        const int index = before.indexOf(change.node);
        addCounted(before, before.idAt(before.parentOf(index)), touched.numbers);
    }
    if (change.kind != ChangeKind::Remove)
        addCounted(before, change.place.parent, touched.numbers);
    for (int i = 0; inserts && i < after.document.size(); ++i) {
        if (before.indexOf(after.document.idAt(i)) < 0)
            touched.lines << after.document.idAt(i);
    }
    return touched;
}

namespace {

bool showsPaper(const Reading &reading, const NewPaper &paper)
{
    const bool titled = paper.title.isEmpty() ? reading.placeholder : reading.title == paper.title;
    const bool linked = paper.arxiv.isEmpty() ? reading.main && reading.main->url == paper.url
                                              : reading.arxiv == paper.arxiv;
    return reading.kind == NodeKind::Paper && titled && linked;
}

// What a change of one field must not change in the same node.
QString otherFieldsChanged(const Reading &was, const Reading &is, ChangeKind kind)
{
    const auto differs = [kind](ChangeKind own, bool same) { return kind != own && !same; };
    const auto url = [](const Reading &reading) {
        return reading.main ? reading.main->url : QString();
    };
    const bool ownLink = was.main.has_value() || kind != ChangeKind::Title;
    if (was.kind != is.kind)
        return QStringLiteral("the kind of the node");
    if (differs(ChangeKind::Title, was.title == is.title) &&
        !(kind == ChangeKind::Link && was.placeholder))
        return QStringLiteral("its title");
    const bool noteIsMain = kind == ChangeKind::Note && was.noteLink < 0 && !was.notePath.isEmpty();
    if (differs(ChangeKind::Link, url(was) == url(is)) && ownLink && !noteIsMain)
        return QStringLiteral("its address");
    if (differs(ChangeKind::State, isRead(was) == isRead(is)))
        return QStringLiteral("its state");
    if (differs(ChangeKind::Keywords, was.keywords == is.keywords))
        return QStringLiteral("its keywords");
    if (differs(ChangeKind::Remark, was.remark == is.remark))
        return QStringLiteral("its remark");
    const bool mainIsNote = kind == ChangeKind::Link && was.noteLink < 0;
    if (differs(ChangeKind::Note, was.notePath == is.notePath) && !mainIsNote)
        return QStringLiteral("its note");
    return {};
}

QString fieldNotShown(const Reading &was, const Reading &is, const RandomChange &change)
{
    bool shown = false;
    switch (change.kind) {
    case ChangeKind::State:
        shown = isRead(is) == change.read;
        break;
    case ChangeKind::Title:
        shown = is.title == change.text;
        break;
    case ChangeKind::Link:
        shown = is.main && is.main->url == change.text;
        break;
    case ChangeKind::Keywords:
        shown = is.keywords == change.keywords;
        break;
    case ChangeKind::Remark: {
        const qsizetype own = was.remarkSpan.isNull() ? 0 : was.remark.indexOf(QLatin1Char('\n'));
        const QString below = was.remarkSpan.isNull() ? was.remark
                              : own < 0               ? QString()
                                                      : was.remark.mid(own + 1);
        const bool both = !change.text.isEmpty() && !below.isEmpty();
        shown = is.remark == change.text + (both ? QStringLiteral("\n") : QString()) + below;
        break;
    }
    default:
        shown = is.notePath == change.text;
    }
    if (!shown)
        return QStringLiteral("what was set is not what is read again");
    const QString other = otherFieldsChanged(was, is, change.kind);
    return other.isEmpty() ? QString() : QStringLiteral("it changed %1 too").arg(other);
}

// The siblings of its kind beside which a paper or section stands: papers that are no headings up
// to the first section, or headings.
QList<NodeId> likesBeside(const Document &document, NodeId node)
{
    const ListNode &self = document.at(document.indexOf(node));
    QList<NodeId> found;
    for (const int child : document.children(document.parentOf(document.indexOf(node)))) {
        const ListNode &other = document.at(child);
        if (isHeading(self) ? isHeading(other) : isPaper(other) && !isHeading(other))
            found << document.idAt(child);
    }
    return found;
}

// Whether it stands among its like as the place says: first, last, or right behind one of them.
bool standsAt(const Document &before, const Document &after, NodeId node, const Place &place)
{
    const ListNode &self = after.at(after.indexOf(node));
    const int parent = after.parentOf(after.indexOf(node));
    if (!isHeading(self) && !isPaper(self))
        return true; // text goes where it can
    const QList<NodeId> likes = likesBeside(after, node);
    const qsizetype at = likes.indexOf(node);
    if (place.after == 0)
        return at == 0;
    const int behind = before.indexOf(place.after);
    if (place.after == node || (behind >= 0 && !likes.contains(place.after)))
        return true;
    if (behind >= 0)
        return at > 0 && likes.at(at - 1) == place.after;
    int next = after.subtreeEnd(after.indexOf(node)); // at the end: nothing but a section follows
    while (next < after.size() && after.parentOf(next) == parent && !isPaper(after.at(next)) &&
           !isSection(after.at(next)))
        next = after.subtreeEnd(next);
    return (isTableLine(self) && next < after.size() && !isTableLine(after.at(next))) ||
           next == after.size() || after.parentOf(next) != parent ||
           (!isSection(self) && isSection(after.at(next)));
}

} // namespace

QString notShown(const Document &before, const RandomChange &change, const Changed &after)
{
    const Document &document = after.document;
    const auto parentOf = [&document](NodeId node) {
        const int index = document.indexOf(node);
        return index < 0 ? NodeId(-1) : document.idAt(document.parentOf(index));
    };
    const bool wrongPlace = std::any_of(after.made.begin(), after.made.end(), [&](NodeId node) {
        return parentOf(node) != change.place.parent;
    });
    if (wrongPlace)
        return QStringLiteral("what was inserted is not where it was to be");
    const bool moves = change.kind > ChangeKind::Remove;
    const NodeId first = moves ? change.node : after.made.value(0);
    if ((moves || after.made.size() == 1) && !standsAt(before, document, first, change.place))
        return QStringLiteral("it stands in another order among its like");
    switch (change.kind) {
    case ChangeKind::Insert:
        for (int i = 0; i < change.papers.size(); ++i) {
            const int index = document.indexOf(after.made.value(i));
            if (index < 0 || !showsPaper(document.at(index).reading, change.papers.at(i)))
                return QStringLiteral("paper %1 is not shown").arg(i);
        }
        return {};
    case ChangeKind::InsertSection:
        return document.at(document.indexOf(after.made.value(0))).reading.title == change.text
                   ? QString()
                   : QStringLiteral("the section is not shown");
    case ChangeKind::Remove:
        return document.indexOf(change.node) < 0 ? QString() : QStringLiteral("it is still there");
    case ChangeKind::MoveWithin:
    case ChangeKind::MoveBetween:
    case ChangeKind::MoveSection:
        return parentOf(change.node) == change.place.parent
                   ? QString()
                   : QStringLiteral("it is not where it was to be");
    default:
        return fieldNotShown(before.at(before.indexOf(change.node)).reading,
                             document.at(document.indexOf(change.node)).reading, change);
    }
}
