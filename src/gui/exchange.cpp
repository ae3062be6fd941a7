// SPDX-License-Identifier: MIT
#include "gui/exchange.h"

#include "gui/actions.h"
#include "gui/bibdialog.h"
#include "gui/exportdialog.h"
#include "gui/filedialog.h"
#include "gui/formatlabel.h"
#include "gui/listeditor.h"
#include "gui/outlineview.h"
#include "library/exporter.h"
#include "library/library.h"
#include "sync/safefile.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMimeData>
#include <QThread>
#include <QTimer>
#include <memory>
#include <utility>

namespace paperdip {

namespace {

constexpr int longestWrite = 10000; // that the window's end waits for, in ms

} // namespace

Exchange::Exchange(const Parts &parts, QWidget &window)
    : QObject(&window), m_with(parts), m_window(window), m_asker(parts.library),
      m_writer(parts.library.path())
{
    connect(parts.actions.exportList, &QAction::triggered, this, &Exchange::showExport);
    connect(parts.actions.importBib, &QAction::triggered, this, &Exchange::askForBib);
    connect(parts.actions.copy, &QAction::triggered, this,
            [this] { copySelection(Format::Markdown); });
    for (QAction *action : std::as_const(parts.actions.copyAs)) {
        const auto format = formatCalled(action->data().toString());
        connect(action, &QAction::triggered, this,
                [this, format] { copySelection(format.value_or(Format::Markdown)); });
    }
}

Exchange::~Exchange()
{
    if (m_reading == nullptr)
        return;
    m_reading->wait();
    delete m_reading;
}

Result<void> Exchange::finish()
{
    if (!m_writer.finish(longestWrite))
        return fail(ErrorCode::Io, {}, m_writing);
    return std::exchange(m_written, Result<void>());
}

NodeId Exchange::currentSection() const
{
    return m_with.library.sectionOf(m_with.tree.currentNode());
}

void Exchange::showExport()
{
    if (m_with.tree.currentList() == 0)
        return;
    if (m_export == nullptr) {
        m_export = new ExportDialog(m_with.library, &m_window);
        connect(m_export, &ExportDialog::copyWanted, this, &Exchange::copy);
        connect(m_export, &ExportDialog::saveWanted, this, &Exchange::save);
        connect(m_export, &ExportDialog::problem, this, &Exchange::problem);
    }
    m_export->choose(m_with.tree.currentList(), currentSection(), m_with.tree.selectedNodes());
}

void Exchange::copySelection(Format format)
{
    const QList<NodeId> nodes = m_with.tree.selectedNodes();
    if (nodes.isEmpty())
        return;
    const QString form = format == Format::Template ? ExportDialog::storedTemplate() : QString();
    const auto make = [list = m_with.tree.currentList(), nodes, format, form](Store &store) {
        return exported(store, list, nodes, format, form);
    };
    const auto take = [this, format](const Result<QByteArray> &bytes) {
        if (bytes)
            copy(*bytes, format);
        else
            Q_EMIT problem(bytes.error());
    };
    m_asker.cancel();
    Store &store = m_with.library.store();
    const auto few = [&] { return beginningOf(store, 0, nodes, 0).count <= mostAtOnce; };
    // A few are there at once: what is pasted next must not be what was copied before.
    if (nodes.size() <= mostAtOnce && few())
        take(make(store));
    else {
        connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, &m_asker, &Asker::cancel,
                Qt::UniqueConnection); // what was copied later stays
        m_asker.ask<QByteArray>(
            [make](Store &own, Documents &, const Asker::IsStopped &) { return make(own); }, take);
    }
}

void Exchange::copy(const QByteArray &bytes, Format format)
{
    auto *data = new QMimeData;
    const QString text = QString::fromUtf8(bytes);
    data->setText(text);
    data->setData(mimeTypeOf(format), bytes);
    QGuiApplication::clipboard()->setMimeData(data);
}

void Exchange::save(const QByteArray &bytes, Format format, const QString &name)
{
    QFileDialog *dialog = openDialog(m_window, tr("Export"), QFileDialog::AnyFile);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffixOf(format));
    dialog->setNameFilters({QStringLiteral("%1 (*.%2)").arg(formatLabel(format), suffixOf(format)),
                            tr("All files (*)")});
    QString file = name;
    file.replace(QLatin1Char('/'), QLatin1Char('-'));
    // The list's own name would offer to overwrite the list.
    dialog->selectFile(file + (format == Format::Markdown ? tr(" copy") : QString()) +
                       QLatin1Char('.') + suffixOf(format));
    connect(dialog, &QFileDialog::fileSelected, this, [this, bytes](const QString &path) {
        m_writing = path;
        m_writer.run([this, bytes, path](WorkPlace &) -> ListWorker::Done {
            const Result<void> written = writeExport(bytes, path);
            return [this, written] {
                if (written)
                    return;
                m_written = written;
                Q_EMIT problem(written.error());
            };
        });
    });
    dialog->open();
}

void Exchange::askForBib()
{
    QFileDialog *dialog = openDialog(m_window, tr("Import BibTeX"), QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("BibTeX (*.bib)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        openBibs({path}, m_with.tree.currentList(), {currentSection(), Place::AtEnd});
    });
    dialog->open();
}

void Exchange::openBibs(const QStringList &paths, ListId list, const Place &place)
{
    for (const QString &path : paths)
        m_bibs << Bib{path, list, place};
    if (m_reading == nullptr && !m_showing)
        openNextBib();
}

void Exchange::openNextBib()
{
    while (!m_bibs.isEmpty()) {
        const Result<QByteArray> bytes = readFile(m_bibs.first().path);
        if (!bytes) {
            Q_EMIT problem(bytes.error());
            m_bibs.removeFirst();
            continue;
        }
        auto read = std::make_shared<BibFile>();
        m_reading = QThread::create([bytes = *bytes, read] { *read = readBib(bytes); });
        connect(m_reading, &QThread::finished, this, [this, read] {
            m_reading->deleteLater();
            m_reading = nullptr;
            showBib(*read);
        });
        m_reading->start();
        return;
    }
}

void Exchange::showBib(const BibFile &file)
{
    const Bib bib = m_bibs.first();
    const BibCandidates found = bibCandidates(m_with.library, file);
    if (found.candidates.isEmpty()) {
        Q_EMIT problem({ErrorCode::Invalid, bib.path, tr("It holds no BibTeX entry."), {}});
        m_bibs.removeFirst();
        openNextBib();
        return;
    }
    if (m_bib == nullptr) {
        m_bib = new BibDialog(m_with.library, &m_window);
        connect(m_bib, &BibDialog::chosen, this, &Exchange::add);
        connect(m_bib, &QDialog::finished, this, [this] {
            // What was chosen is added first.
            QTimer::singleShot(0, this, [this] {
                m_showing = false;
                m_bibs.removeFirst();
                openNextBib();
            });
        });
    }
    m_showing = true;
    m_bib->choose(found, bib.list, m_with.library.sectionOf(bib.place.parent));
}

void Exchange::add(ListId list, NodeId section, const QList<BibCandidate> &entries)
{
    // Where it was dropped, unless another section was chosen.
    const Bib bib = m_bibs.value(0);
    Place place{section, Place::AtEnd};
    const bool dropped = bib.list == list && m_with.library.sectionOf(bib.place.parent) == section;
    if (dropped && (bib.place.after <= 0 || m_with.library.node(bib.place.after)))
        place = bib.place;
    const ListId into = list != 0 ? list : m_with.editor.makeList();
    const Result<BibPlan> plan = planBib(m_with.library, into, place, entries);
    if (!plan) {
        Q_EMIT problem(plan.error());
        return;
    }
    const auto count = static_cast<int>(plan->added.size());
    if (count > 0 && m_with.editor.apply(plan->change, tr("import %n paper(s)", nullptr, count)))
        m_with.tree.showNodes(m_with.library.lastInserted());
    for (const BibCandidate &refused : plan->refused)
        Q_EMIT problem({ErrorCode::Invalid, refused.citation.title, refused.refusal, {}});
}

} // namespace paperdip
