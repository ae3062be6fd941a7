// SPDX-License-Identifier: MIT
#include "gui/papercard_p.h"

#include "core/readabletex.h"
#include "gui/cardtext.h"
#include "gui/droptarget.h"
#include "gui/flowlayout.h"
#include "gui/foldlabel.h"
#include "gui/formulalabel.h"
#include "gui/icons.h"
#include "gui/inlineedit.h"
#include "gui/settings.h"

#include <QDropEvent>
#include <QFormLayout>
#include <QLabel>
#include <QMimeData>
#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace paperdip {

namespace {

QLabel *plainLabel(QWidget *parent, QPalette::ColorRole role)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setForegroundRole(role);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    label->setMinimumWidth(40);
    return label;
}

// The one PDF file that is dragged; else empty.
QString droppedPdf(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    const QString file = urls.size() == 1 ? urls.first().toLocalFile() : QString();
    return file.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive) ? file : QString();
}

} // namespace

PaperCard::Private::Private(PaperCard &owner, Library &from, Pdfs &pdfs)
    : q(owner), library(from), pdf(pdfs), title(new InlineEdit(&q)),
      authors(plainLabel(&q, QPalette::PlaceholderText)), moreAuthors(new QToolButton(&q)),
      chips(new QWidget(&q)), progress(new QProgressBar(&q)),
      progressText(plainLabel(&q, QPalette::PlaceholderText)), fields(new QWidget(&q))
{
    auto *layout = new QVBoxLayout(&q);
    layout->setContentsMargins(24, 18, 24, 10);
    layout->setSpacing(6);
    QFont font = q.font();
    font.setPointSizeF(font.pointSizeF() * 1.55);
    font.setBold(true);
    title->setTextFont(font);
    title->setSelectable(true);
    authors->setContentsMargins(5, 0, 5, 0);
    moreAuthors->setAutoRaise(true);
    chips->setContentsMargins(5, 0, 0, 0);
    new FlowLayout(chips, 7);
    progress->setTextVisible(false);
    progress->setFixedHeight(5);
    progressText->setContentsMargins(5, 0, 5, 0);
    for (QWidget *part : {static_cast<QWidget *>(title), static_cast<QWidget *>(authors)})
        layout->addWidget(part);
    layout->addWidget(moreAuthors, 0, Qt::AlignLeft);
    layout->addWidget(chips);
    layout->addWidget(progressText);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(5, 0, 5, 0);
    bar->addWidget(progress);
    layout->addLayout(bar);
    layout->addWidget(fields);
    buildFields();
    abstractOpen = Settings().value(Settings::abstractOpen, false).toBool();
    connectEdits();
    connectPdf();
}

void PaperCard::Private::buildFields()
{
    auto *form = new QFormLayout(fields);
    form->setContentsMargins(5, 2, 0, 0);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(2);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    const auto name = [this] {
        auto *label = new QLabel(fields);
        label->setForegroundRole(QPalette::PlaceholderText);
        label->setContentsMargins(0, 1, 0, 0);
        return label;
    };
    keywordsLabel = name();
    keywords = new InlineEdit(fields);
    remarkLabel = name();
    remark = new InlineEdit(fields);
    linksLabel = name();
    links = new QWidget(fields);
    new FlowLayout(links, 7);
    othersLabel = name();
    others = new QWidget(fields);
    others->setObjectName(QStringLiteral("others"));
    new FlowLayout(others, 7);
    abstractLabel = new FoldLabel(fields);
    abstract = new FormulaLabel(fields);
    detailsLabel = name();
    details = plainLabel(fields, QPalette::PlaceholderText);
    details->setObjectName(QStringLiteral("details"));
    details->setContentsMargins(5, 3, 5, 0);
    form->addRow(keywordsLabel, keywords);
    form->addRow(remarkLabel, remark);
    form->addRow(linksLabel, links);
    form->addRow(othersLabel, others);
    form->addRow(abstractLabel, abstract);
    form->addRow(detailsLabel, details);
    keywordsLabel->setBuddy(keywords);
    remarkLabel->setBuddy(remark);
}

void PaperCard::Private::connectEdits()
{
    QObject::connect(title, &InlineEdit::committed, &q, [this](const QString &text) {
        want(library.planTitle(node, text), PaperCard::tr("Rename"));
    });
    QObject::connect(keywords, &InlineEdit::committed, &q, [this](const QString &text) {
        want(library.planKeywords(node, keywordsOf(text)), PaperCard::tr("Change keywords"));
    });
    QObject::connect(remark, &InlineEdit::committed, &q, [this](const QString &text) {
        want(library.planRemark(node, text), PaperCard::tr("Change remark"));
    });
    QObject::connect(moreAuthors, &QToolButton::clicked, &q, [this] {
        allAuthors = !allAuthors;
        showAuthors();
    });
    QObject::connect(abstractLabel, &FoldLabel::clicked, &q, [this] {
        if (!record || record->abstract.isEmpty())
            return;
        abstractOpen = !abstractOpen;
        Settings().setValue(Settings::abstractOpen, abstractOpen);
        showAbstract();
    });
    QObject::connect(&library, &Library::nodesChanged, &q, [this](const QList<NodeId> &nodes) {
        if (nodes.contains(node) || row.kind == NodeKind::Section)
            refresh();
    });
    QObject::connect(&library, &Library::childrenChanged, &q, [this](ListId list) {
        if (list == row.list)
            refresh();
    });
    QObject::connect(&library, &Library::everythingChanged, &q, [this] { refresh(); });
    QObject::connect(&library, &Library::recordChanged, &q, [this](const QString &work) {
        if (!work.isEmpty() && work == row.work)
            refresh();
    });
}

void PaperCard::Private::connectPdf()
{
    QObject::connect(&pdf, &PdfChips::changed, &q, [this](const QString &work) {
        if (!work.isEmpty() && work == row.work)
            refresh();
    });
    QObject::connect(&pdf, &PdfChips::openWanted, &q, &PaperCard::openPdfWanted);
    QObject::connect(&pdf, &PdfChips::downloadWanted, &q, &PaperCard::downloadPdfWanted);
    QObject::connect(&pdf, &PdfChips::cancelWanted, &q, &PaperCard::cancelPdfWanted);
}

// A plan that was refused leaves the card as the library has it.
void PaperCard::Private::want(const Result<Change> &change, const QString &undoText)
{
    if (!change)
        Q_EMIT q.problem(change.error());
    else if (!change->isEmpty())
        Q_EMIT q.changeWanted(*change, undoText);
    refresh();
}

void PaperCard::Private::finishEdits()
{
    for (InlineEdit *edit : {title, keywords, remark})
        edit->finish(true);
}

void PaperCard::Private::hideAll()
{
    for (QWidget *part : {static_cast<QWidget *>(title), static_cast<QWidget *>(authors),
                          static_cast<QWidget *>(moreAuthors), chips, fields,
                          static_cast<QWidget *>(progress), static_cast<QWidget *>(progressText)})
        part->hide();
}

void PaperCard::Private::refresh()
{
    const Result<NodeRow> found =
        node == 0 ? fail(ErrorCode::NotFound, QString()) : library.node(node);
    if (!found) {
        node = 0;
        row = {};
        hideAll();
        return;
    }
    row = *found;
    record = row.work.isEmpty() ? std::nullopt : library.record(row.work);
    title->setVisible(true);
    const Result<ListInfo> list = library.list(row.list);
    const bool mayChange = list && list->mayChange();
    title->setReadOnly(row.kind == NodeKind::Text || !mayChange);
    keywords->setReadOnly(!mayChange);
    remark->setReadOnly(!mayChange);
    title->setText(row.title);
    const bool paper = row.kind == NodeKind::Paper;
    authors->setVisible(paper);
    fields->setVisible(paper);
    const bool section = row.kind == NodeKind::Section;
    progress->setVisible(section && row.papers > 0);
    progressText->setVisible(section);
    if (section)
        showSection();
    showAuthors();
    showChips();
    if (paper)
        showPaper();
}

void PaperCard::Private::showSection()
{
    progress->setMaximum(qMax(1, row.papers));
    progress->setValue(row.read);
    progressText->setText(
        row.papers == 0
            ? PaperCard::tr("No papers here yet")
            : PaperCard::tr("%1 of %n paper(s) read", nullptr, row.papers).arg(row.read));
}

void PaperCard::Private::showPaper()
{
    const QString here = PaperCard::tr("This list has no place for it, so it is kept in Paper Dip");
    keywords->setText(row.keywords.join(QStringLiteral(", ")));
    keywords->setToolTip(row.keywordsOnlyHere ? here : QString());
    keywordsLabel->setText(row.keywordsOnlyHere ? PaperCard::tr("Keywords (only here)")
                                                : PaperCard::tr("Keywords"));
    remark->setText(row.remark);
    remark->setToolTip(row.remarkOnlyHere ? here : QString());
    remarkLabel->setText(row.remarkOnlyHere ? PaperCard::tr("Remark (only here)")
                                            : PaperCard::tr("Remark"));
    showLinks();
    showOthers();
    showAbstract();
    showDetails();
}

void PaperCard::Private::showAuthors()
{
    constexpr qsizetype Shown = 8;
    const QStringList all = row.kind == NodeKind::Paper ? authorsOf(row, record) : QStringList();
    const qsizetype hidden = all.size() - Shown;
    const bool fold = hidden > 1;
    moreAuthors->setVisible(fold);
    moreAuthors->setText(allAuthors ? PaperCard::tr("Show fewer authors")
                                    : PaperCard::tr("Show %n more author(s)", nullptr,
                                                    static_cast<int>(qMax(qsizetype(0), hidden))));
    QString text = (fold && !allAuthors ? all.mid(0, Shown) : all).join(QStringLiteral(", "));
    if (fold && !allAuthors)
        text += QStringLiteral(" …");
    authors->setText(text);
    authors->setVisible(!text.isEmpty());
}

void PaperCard::Private::showAbstract()
{
    TexPieces text = record ? readablePieces(record->abstract) : TexPieces();
    const bool foldable = !text.empty();
    if (foldable && !abstractOpen)
        text = shortened(text);
    if (const QString why = foldable ? QString() : fetchText(row); !why.isEmpty())
        text.push_back({why, false});
    abstract->setPieces(text, foldable ? QPalette::WindowText : QPalette::PlaceholderText);
    abstract->setVisible(!text.empty());
    abstractLabel->setVisible(!text.empty());
    abstractLabel->setFoldable(foldable);
    abstractLabel->setOpen(abstractOpen);
}

void PaperCard::Private::showDetails()
{
    QStringList lines;
    if (record && !record->journalRef.isEmpty())
        lines << readableTex(record->journalRef);
    if (record && !record->comment.isEmpty())
        lines << readableTex(record->comment);
    details->setText(lines.join(u'\n'));
    details->setVisible(!lines.isEmpty());
    detailsLabel->setVisible(!lines.isEmpty());
}

void PaperCard::Private::retranslate()
{
    title->setPlaceholder(PaperCard::tr("Title"));
    keywords->setPlaceholder(PaperCard::tr("Add keywords"));
    remark->setPlaceholder(PaperCard::tr("Add a remark"));
    linksLabel->setText(PaperCard::tr("Links"));
    othersLabel->setText(PaperCard::tr("Also in"));
    abstractLabel->setText(PaperCard::tr("Abstract"));
    detailsLabel->setText(PaperCard::tr("Details"));
    refresh();
}

PaperCard::PaperCard(Library &library, Pdfs &pdfs, QWidget *parent)
    : QWidget(parent), d(std::make_unique<Private>(*this, library, pdfs))
{
    setAcceptDrops(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    d->retranslate();
}

PaperCard::~PaperCard() = default;

void PaperCard::setNode(NodeId node)
{
    if (node != d->node) {
        d->finishEdits();
        d->allAuthors = false;
    }
    d->node = node;
    d->refresh();
}

NodeId PaperCard::node() const
{
    return d->node;
}

bool PaperCard::isEditing() const
{
    return d->title->isEditing() || d->keywords->isEditing() || d->remark->isEditing();
}

QString PaperCard::quotable() const
{
    if (!d->record || d->record->abstract.isEmpty())
        return {};
    const QString selected = d->abstract->selectedText();
    return selected.trimmed().isEmpty() ? d->record->abstract : selected;
}

void PaperCard::setFormulas(FormulaEngine *engine)
{
    d->abstract->setFormulas(engine);
}

void PaperCard::editTitle()
{
    d->title->edit();
}

void PaperCard::editKeywords()
{
    d->keywords->edit();
}

void PaperCard::editRemark()
{
    d->remark->edit();
}

// What is no PDF for this paper goes on to the window.
void PaperCard::dragEnterEvent(QDragEnterEvent *event)
{
    if (d->row.kind == NodeKind::Paper && !droppedPdf(*event->mimeData()).isEmpty())
        acceptAsCopy(*event);
    else
        event->ignore();
}

void PaperCard::dragMoveEvent(QDragMoveEvent *event)
{
    acceptAsCopy(*event);
}

void PaperCard::dropEvent(QDropEvent *event)
{
    const QString file = droppedPdf(*event->mimeData());
    acceptAsCopy(*event);
    Q_EMIT attachPdfWanted(d->node, file);
}

void PaperCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && d)
        d->retranslate();
    QWidget::changeEvent(event);
}

} // namespace paperdip
