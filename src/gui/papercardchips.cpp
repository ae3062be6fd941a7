// SPDX-License-Identifier: MIT
// The card's chips: where the paper is, what is known of it, its state, its further links.
#include "core/identify.h"
#include "gui/cardtext.h"
#include "gui/flowlayout.h"
#include "gui/papercard_p.h"
#include "gui/updatesview.h"

#include <QLabel>
#include <QMenu>

namespace paperdip {

namespace {

FlowLayout *flowOf(QWidget *box)
{
    return static_cast<FlowLayout *>(box->layout());
}

void empty(FlowLayout *flow)
{
    while (QLayoutItem *item = flow->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // its own click may be what empties the row
        delete item;
    }
}

QString doiAddress(const QString &doi)
{
    return QStringLiteral("https://doi.org/") +
           QString::fromLatin1(QUrl::toPercentEncoding(doi, "/:()"));
}

} // namespace

Chip *PaperCard::Private::addChip(FlowLayout *flow, const QString &text, Chip::Look look,
                                  const QString &tip)
{
    auto *chip = new Chip(text, look, flow->parentWidget());
    chip->setToolTip(tip.toHtmlEscaped());
    flow->addWidget(chip);
    chip->show();
    return chip;
}

void PaperCard::Private::addLink(FlowLayout *flow, const QString &text, const QString &url,
                                 const QString &tip)
{
    Chip *chip = addChip(flow, text, Chip::Look::Link, tip.isEmpty() ? url : tip);
    QObject::connect(chip, &Chip::clicked, &q, [this, url] { Q_EMIT q.openUrl(QUrl(url)); });
}

void PaperCard::Private::showChips()
{
    FlowLayout *flow = flowOf(chips);
    empty(flow);
    showNewsChip(flow);
    if (!row.arxiv.isEmpty())
        showArxivChips(flow);
    else if (!row.url.isEmpty())
        addLink(flow, linkName(row.url), row.url);
    pdf.addTo(*flow, row);
    if (record && !record->doi.isEmpty() && row.doi.isEmpty())
        addLink(flow, QStringLiteral("DOI"), doiAddress(record->doi), record->doi);
    if (row.kind == NodeKind::Source) {
        Chip *look = addChip(flow, PaperCard::tr("Look for papers"), Chip::Look::Active);
        look->setObjectName(QStringLiteral("lookForPapers"));
        QObject::connect(look, &Chip::clicked, &q, [this] { Q_EMIT q.lookWanted(); });
    }
    if (const QString venue = venueText(row); !venue.isEmpty())
        addChip(flow, venue, Chip::Look::Fact);
    for (const QString &tag : std::as_const(row.tags))
        addChip(flow, tag, Chip::Look::Fact);
    if (record && !record->primaryCategory.isEmpty())
        addChip(flow, record->primaryCategory, Chip::Look::Fact);
    if (record && record->published.isValid())
        addChip(flow, record->published.date().toString(Qt::ISODate), Chip::Look::Fact);
    if (row.kind == NodeKind::Paper) {
        showStateChip();
        if (row.notePath.isEmpty()) {
            Chip *note = addChip(flow, PaperCard::tr("Write note"), Chip::Look::Link);
            QObject::connect(note, &Chip::clicked, &q, [this] { Q_EMIT q.writeNoteWanted(node); });
        }
    }
    chips->setVisible(flow->count() > 0);
}

void PaperCard::Private::showArxivChips(FlowLayout *flow)
{
    const ArxivId id{row.arxiv, record ? record->version : row.version};
    addLink(flow, QStringLiteral("arXiv ") + id.versioned(),
            ArxivId{row.arxiv, row.version}.absUrl(), PaperCard::tr("Open abstract page"));
}

// A withdrawal stays; news goes when it was seen.
void PaperCard::Private::showNewsChip(FlowLayout *flow)
{
    if (row.withdrawn)
        addChip(flow, PaperCard::tr("Withdrawn"), Chip::Look::Warning,
                PaperCard::tr("The authors or arXiv have withdrawn this paper"))
            ->setObjectName(QStringLiteral("withdrawn"));
    const QString news = newsText(row.news & ~Withdrawn, record ? record->version : 0);
    if (news.isEmpty())
        return;
    Chip *chip = addChip(flow, PaperCard::tr("New: %1").arg(news), Chip::Look::Active,
                         PaperCard::tr("Click when you have seen it"));
    chip->setObjectName(QStringLiteral("news"));
    QObject::connect(chip, &Chip::clicked, &q, [this] {
        if (const Result<void> dropped = library.dropNews(row.work); !dropped)
            Q_EMIT q.problem(dropped.error());
    });
}

void PaperCard::Private::showStateChip()
{
    const Chip::Look look = row.state == ReadState::Read      ? Chip::Look::Done
                            : row.state == ReadState::Reading ? Chip::Look::Active
                                                              : Chip::Look::Link;
    Chip *chip = addChip(flowOf(chips), stateName(row.state), look,
                         row.stateOnlyHere ? PaperCard::tr("Only on this computer") : QString());
    chip->setObjectName(QStringLiteral("state"));
    QObject::connect(chip, &Chip::clicked, &q, [this, chip] { offerStates(chip); });
}

void PaperCard::Private::offerStates(QWidget *below)
{
    auto *menu = new QMenu(&q);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const ReadState state : {ReadState::Unread, ReadState::Reading, ReadState::Read}) {
        QAction *action = menu->addAction(stateName(state));
        action->setCheckable(true);
        action->setChecked(state == row.state);
        QObject::connect(action, &QAction::triggered, &q, [this, state] {
            want(library.planState({node}, state),
                 PaperCard::tr("Mark as %1").arg(stateName(state)));
        });
    }
    menu->popup(below->mapToGlobal(QPoint(0, below->height() + 2)));
}

// The same work in other lists, or at another place of this one.
void PaperCard::Private::showOthers()
{
    FlowLayout *flow = flowOf(others);
    empty(flow);
    const QList<NodeRow> papers =
        row.work.isEmpty() ? QList<NodeRow>() : library.papersByWork(row.work);
    for (const NodeRow &paper : papers) {
        const Result<ListInfo> list = library.list(paper.list);
        if (paper.id == node || !list)
            continue;
        const QString section = library.sectionPath(paper.id);
        const QString place = paper.list == row.list && !section.isEmpty() ? section : list->name;
        Chip *chip = addChip(flow, place, Chip::Look::Link,
                             section.isEmpty() ? list->name : list->name + u'/' + section);
        QObject::connect(chip, &Chip::clicked, &q, [this, id = paper.id] { Q_EMIT q.goTo(id); });
    }
    othersLabel->setVisible(flow->count() > 0);
    others->setVisible(flow->count() > 0);
}

void PaperCard::Private::showLinks()
{
    FlowLayout *flow = flowOf(links);
    empty(flow);
    for (const auto &[text, url] : std::as_const(row.links)) {
        if (isWebAddress(url))
            addLink(flow, text.isEmpty() ? linkName(url) : text, url);
    }
    linksLabel->setVisible(flow->count() > 0);
    links->setVisible(flow->count() > 0);
}

} // namespace paperdip
