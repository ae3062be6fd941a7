// SPDX-License-Identifier: MIT
#include "gui/sourceview.h"

#include "gui/citationlookup.h"
#include "gui/droptarget.h"
#include "gui/errortext.h"
#include "gui/linkdrop.h"
#include "gui/pagelook.h"
#include "gui/sourcetext.h"
#include "library/library.h"
#include "ui_sourceview.h"

#include <QDropEvent>
#include <QMimeData>
#include <algorithm>

namespace paperdip {

namespace {

constexpr int settleMs = 100;

QString hostOf(const QUrl &url)
{
    return url.host().startsWith(QLatin1String("www.")) ? url.host().mid(4) : url.host();
}

} // namespace

SourceView::SourceView(Library &library, QWidget *parent)
    : QDialog(parent), m_library(library), m_ui(std::make_unique<Ui::SourceView>()),
      m_look(new PageLook(this)), m_lookup(new CitationLookup(this)), m_memory(library)
{
    m_ui->setupUi(this);
    m_ui->entries->setLibrary(library);
    m_ui->status->setForegroundRole(QPalette::PlaceholderText);
    setAcceptDrops(true);
    m_soon.setSingleShot(true);
    m_soon.setInterval(settleMs);
    resize(940, 600);
    connectAll();
    retranslate();
}

SourceView::~SourceView() = default;

void SourceView::connectAll()
{
    connect(m_look, &PageLook::found, this, &SourceView::take);
    connect(m_look, &PageLook::failed, this, &SourceView::fail);
    connect(m_lookup, &CitationLookup::answered, this, &SourceView::takeMatches);
    connect(m_lookup, &CitationLookup::failed, this, [this](int entry, const Error &error) {
        m_ui->entries->showLookupError(entry, error.code == ErrorCode::Offline
                                                  ? tr("No connection to Crossref")
                                                  : tr("Crossref did not answer"));
        enableButtons();
    });
    connect(m_ui->look, &QPushButton::clicked, this, &SourceView::lookOrStop);
    connect(m_ui->address, &QLineEdit::returnPressed, this, &SourceView::start);
    connect(m_ui->filter, &FilterField::filterChanged, m_ui->entries, &SourceTree::filter);
    connect(m_ui->filter, &FilterField::leaveWanted, m_ui->entries,
            qOverload<>(&QWidget::setFocus));
    connect(m_ui->selectNew, &QPushButton::clicked, m_ui->entries, &SourceTree::tickNew);
    connect(m_ui->entries, &SourceTree::tickedChanged, this, &SourceView::countTicked);
    connect(m_ui->entries, &SourceTree::goTo, this, &SourceView::goTo);
    connect(m_ui->entries, &SourceTree::lookUpWanted, this, &SourceView::lookUp);
    connect(m_ui->entries, &QTreeWidget::itemSelectionChanged, this, &SourceView::enableButtons);
    connect(m_ui->entries, &QTreeWidget::currentItemChanged, this, &SourceView::enableButtons);
    connect(m_ui->lookUp, &QPushButton::clicked, this,
            [this] { lookUp(m_ui->entries->selectedCitations()); });
    connect(m_ui->go, &QPushButton::clicked, this,
            [this] { Q_EMIT goTo(m_ui->entries->currentNode()); });
    connect(m_ui->open, &QPushButton::clicked, this,
            [this] { Q_EMIT openUrl(QUrl(m_ui->entries->currentAddress())); });
    connect(m_ui->close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_ui->add, &QPushButton::clicked, this, [this] {
        Q_EMIT addWanted(m_ui->section->list(), m_ui->section->section(), m_ui->entries->ticked());
    });
    connect(&m_soon, &QTimer::timeout, this, &SourceView::compareAgain);
    for (const auto changed : {&Library::listChanged, &Library::everythingChanged})
        connect(&m_library, changed, &m_soon, qOverload<>(&QTimer::start));
    connect(&m_library, &Library::listsChanged, &m_soon, qOverload<>(&QTimer::start));
}

void SourceView::look(const QString &address, ListId list, NodeId section)
{
    m_ui->section->fill(m_library, list, section);
    show();
    raise();
    activateWindow();
    if (address.isEmpty()) {
        m_ui->address->setFocus();
        m_ui->address->selectAll();
        return;
    }
    m_ui->address->setText(address);
    m_ui->entries->setFocus();
    start();
}

void SourceView::lookOrStop()
{
    if (m_state == State::Fetching)
        stop();
    else
        start();
}

void SourceView::start()
{
    m_lookup->cancel();
    m_look->cancel();
    m_page = {};
    m_states.clear();
    m_ui->filter->clear();
    m_ui->entries->fill(m_page, m_states);
    m_url = sourceAddress(m_ui->address->text());
    m_state = m_url.isEmpty() ? State::NoAddress : State::Fetching;
    if (m_state == State::Fetching)
        m_look->look(m_url);
    showState();
}

void SourceView::stop()
{
    m_look->cancel();
    m_state = State::Idle;
    showState();
}

void SourceView::take(const SourcePage &page)
{
    m_state = State::Found;
    m_page = page;
    m_states = m_memory.compare(page, m_ui->section->list());
    if (const Result<void> kept = m_memory.remember(page); !kept)
        Q_EMIT problem(kept.error());
    m_ui->entries->fill(page, m_states);
    showState();
}

void SourceView::fail(const Error &error)
{
    m_state = State::Failed;
    m_error = error;
    showState();
}

void SourceView::lookUp(const QList<int> &entries)
{
    for (const int entry : entries) {
        m_ui->entries->showAsking(entry);
        m_lookup->ask(entry, m_ui->entries->entry(entry).question());
    }
    enableButtons();
}

void SourceView::takeMatches(int entry, const QList<Record> &matches)
{
    QList<NodeId> nodes;
    for (const Record &match : matches) {
        SourceEntry found;
        found.title = match.title;
        found.works << workOf(match);
        nodes << m_memory.find(found.names(), m_ui->section->list());
    }
    m_ui->entries->showMatches(entry, matches, nodes);
    enableButtons();
}

void SourceView::compareAgain()
{
    if (!isVisible())
        return;
    m_ui->section->fill(m_library, m_ui->section->list(), m_ui->section->section());
    if (m_state != State::Found)
        return;
    const QList<SourceState> now = m_memory.compare(m_page, m_ui->section->list());
    for (qsizetype i = 0; i < now.size(); ++i)
        m_states[i].node = now.at(i).node; // what was new stays so until the next look
    m_ui->entries->setStates(m_states);
    showState();
}

void SourceView::showState()
{
    const bool isFetching = m_state == State::Fetching;
    m_ui->progress->setVisible(isFetching);
    m_ui->look->setText(isFetching                 ? tr("&Stop")
                        : m_state == State::Failed ? tr("T&ry again")
                                                   : tr("&Look"));
    m_ui->status->setText(statusText());
    m_ui->status->setVisible(m_state != State::Idle);
    m_ui->filter->setEnabled(!m_page.entries.isEmpty());
    m_ui->selectNew->setEnabled(m_ui->entries->hasNew());
    countTicked();
    enableButtons();
}

QString SourceView::statusText() const
{
    const QString host = hostOf(m_url);
    switch (m_state) {
    case State::Idle:
        break;
    case State::NoAddress:
        return tr("This is not the address of a web page.");
    case State::Fetching:
        return tr("Reading %1…").arg(host);
    case State::Failed:
        if (m_error.code == ErrorCode::Offline)
            return tr("There is no connection to %1.").arg(host);
        if (m_error.code == ErrorCode::Timeout)
            return tr("%1 did not answer in time.").arg(host);
        if (m_error.code == ErrorCode::Http)
            return tr("%1 refused to give the page.").arg(host);
        if (m_error.code == ErrorCode::Invalid)
            return tr("%1 is not a public address, so it is not asked.").arg(host);
        if (m_error.code == ErrorCode::BadAnswer)
            return tr("%1 sent nothing that could be read as a page.").arg(host);
        return errorText(m_error);
    case State::Found:
        return foundText();
    }
    return {};
}

QString SourceView::foundText() const
{
    const QString name = m_page.title.isEmpty() ? hostOf(m_url) : m_page.title;
    const auto count = static_cast<int>(m_page.entries.size());
    QString text = count == 0 ? tr("No papers were found on “%1”.").arg(name)
                              : tr("%n paper(s) on “%1”", nullptr, count).arg(name);
    const auto known =
        static_cast<int>(std::count_if(m_states.cbegin(), m_states.cend(),
                                       [](const SourceState &state) { return state.node != 0; }));
    const auto fresh = static_cast<int>(
        std::count_if(m_states.cbegin(), m_states.cend(),
                      [](const SourceState &state) { return state.isNew && state.node == 0; }));
    QStringList parts{text};
    if (fresh > 0)
        parts << tr("%n new since the last look", nullptr, fresh);
    if (known > 0)
        parts << tr("%n already in a list", nullptr, known);
    if (m_page.isCut)
        parts << tr("only the first 2 MB of the page were read");
    return parts.join(QStringLiteral(" · "));
}

void SourceView::countTicked()
{
    const auto count = static_cast<int>(m_ui->entries->ticked().size());
    m_ui->add->setText(tr("&Add %n paper(s)", nullptr, count));
    m_ui->add->setEnabled(count > 0);
}

void SourceView::enableButtons()
{
    m_ui->lookUp->setEnabled(!m_ui->entries->selectedCitations().isEmpty());
    m_ui->go->setEnabled(m_ui->entries->currentNode() != 0);
    m_ui->open->setEnabled(!m_ui->entries->currentAddress().isEmpty());
}

void SourceView::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    retranslate();
}

void SourceView::retranslate()
{
    m_ui->filter->setPlaceholderText(tr("Find on the page"));
    m_ui->filter->setAccessibleName(tr("Find on the page"));
    m_ui->section->fill(m_library, m_ui->section->list(), m_ui->section->section());
    showState();
}

void SourceView::hideEvent(QHideEvent *event)
{
    QDialog::hideEvent(event);
    m_soon.stop();
    m_lookup->cancel();
    if (m_state == State::Fetching)
        stop();
}

void SourceView::dragEnterEvent(QDragEnterEvent *event)
{
    if (mayHoldLinks(*event->mimeData()))
        acceptAsCopy(*event);
}

void SourceView::dragMoveEvent(QDragMoveEvent *event)
{
    acceptAsCopy(*event);
}

// Copied out before anything else happens: the other program may take it back.
void SourceView::dropEvent(QDropEvent *event)
{
    const LinkDrop content = readLinks(*event->mimeData(), {});
    acceptAsCopy(*event);
    if (content.papers.isEmpty())
        return;
    m_ui->address->setText(content.papers.first().url);
    start();
}

} // namespace paperdip
