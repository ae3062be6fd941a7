// SPDX-License-Identifier: MIT
#include "gui/statusstrip.h"

#include "gui/downloadline.h"
#include "gui/elidinglabel.h"
#include "gui/errortext.h"
#include "gui/icons.h"
#include "gui/theme.h"
#include "gui/workline.h"
#include "library/fetcher.h"
#include "library/library.h"
#include "library/linkedfiles.h"
#include "library/notes.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QToolButton>
#include <utility>

namespace paperdip {

namespace {

enum class Tone { Quiet, Warning, Problem };

QColor colourOf(Tone tone, const QPalette &palette)
{
    const Theme theme = Theme::of(palette);
    switch (tone) {
    case Tone::Quiet:
        return theme.muted;
    case Tone::Warning:
        return theme.warning;
    case Tone::Problem:
        return theme.danger;
    }
    return theme.muted;
}

void showLine(QLabel *sign, ElidingLabel *label, Icon icon, const QString &text, Tone tone)
{
    label->setText(text);
    sign->setVisible(!text.isEmpty());
    if (text.isEmpty())
        return;
    const QColor colour = colourOf(tone, label->parentWidget()->palette());
    constexpr int Size = 14;
    QPixmap pixmap(QSize(Size, Size) * sign->devicePixelRatioF());
    pixmap.setDevicePixelRatio(sign->devicePixelRatioF());
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintIcon(&painter, icon, QRectF(0, 0, Size, Size), colour);
    painter.end();
    sign->setPixmap(pixmap);
    QPalette palette = label->parentWidget()->palette();
    palette.setColor(QPalette::WindowText, colour);
    label->setPalette(palette);
}

ElidingLabel *newLabel(QWidget *parent)
{
    auto *label = new ElidingLabel(parent);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * 0.92);
    label->setFont(font);
    return label;
}

QToolButton *newButton(QWidget *parent, Icon sign)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setIcon(icon(sign));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    button->hide();
    return button;
}

} // namespace

StatusStrip::StatusStrip(LinkedFiles &files, Notes &notes, Fetcher &fetcher, Pdfs &pdfs,
                         Library &library, QWidget *parent)
    : QWidget(parent), m_files(files), m_notes(notes), m_fetcher(fetcher), m_library(library),
      m_saveIcon(new QLabel(this)), m_save(newLabel(this)), m_saveNow(newButton(this, Icon::Save)),
      m_queueIcon(new QLabel(this)), m_queue(newLabel(this)), m_progress(new QProgressBar(this)),
      m_open(newButton(this, Icon::List)), m_retry(newButton(this, Icon::Retry))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 2, 10, 2);
    layout->setSpacing(6);
    for (QWidget *part : {static_cast<QWidget *>(m_saveIcon), static_cast<QWidget *>(m_save),
                          static_cast<QWidget *>(m_saveNow)})
        layout->addWidget(part);
    layout->addStretch(1);
    layout->addWidget(new WorkLine(m_files, this));
    layout->addWidget(new DownloadLine(pdfs, m_library, this));
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(80, 4);
    m_progress->hide();
    m_open->setObjectName(QStringLiteral("showQueue"));
    for (QWidget *part : {static_cast<QWidget *>(m_queueIcon), static_cast<QWidget *>(m_queue),
                          static_cast<QWidget *>(m_progress), static_cast<QWidget *>(m_open),
                          static_cast<QWidget *>(m_retry)})
        layout->addWidget(part);
    setMinimumHeight(26);

    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, &StatusStrip::showQueue);
    connect(&m_fetcher, &Fetcher::statusChanged, this, &StatusStrip::showQueue);
    connect(&m_files, &LinkedFiles::statusChanged, this, &StatusStrip::showSave);
    connect(&m_library, &Library::listStatusChanged, this, &StatusStrip::showSave);
    connect(&m_library, &Library::listChanged, this, &StatusStrip::showSave);
    connect(&m_library, &Library::listsChanged, this, &StatusStrip::showSave);
    connect(&m_notes, &Notes::failed, this, &StatusStrip::noteFailed);
    connect(&m_notes, &Notes::saved, this, [this](const QString &path) {
        m_noteProblems.remove(path);
        showSave();
    });
    connect(m_saveNow, &QToolButton::clicked, this, &StatusStrip::saveWanted);
    connect(m_open, &QToolButton::clicked, this, &StatusStrip::queueWanted);
    connect(m_retry, &QToolButton::clicked, this, [this] { m_fetcher.retryFailed(); });
    retranslate();
}

void StatusStrip::setList(ListId list)
{
    if (std::exchange(m_list, list) != list)
        showSave();
}

void StatusStrip::addPart(QWidget *part)
{
    auto *row = static_cast<QHBoxLayout *>(layout());
    const int stretch = row->indexOf(findChild<WorkLine *>()) - 1;
    row->insertWidget(stretch, part);
}

QString StatusStrip::saveText() const
{
    return m_save->text();
}

QString StatusStrip::queueText() const
{
    return m_queue->text();
}

void StatusStrip::noteFailed(const QString &path, const Error &error)
{
    m_noteProblems.insert(path, error);
    showSave();
}

void StatusStrip::retranslate()
{
    m_saveNow->setText(tr("Save now"));
    m_retry->setText(tr("Retry"));
    m_open->setText(tr("Queue"));
    m_open->setToolTip(tr("What waits, what runs and what failed"));
    showSave();
    showQueue();
}

// The list that is shown comes first; one that is not may still have something to say.
void StatusStrip::showSave()
{
    Line line = noteLine();
    QList<ListInfo> lists = m_library.lists();
    for (ListInfo &info : lists) {
        const bool waits = info.save == SaveState::Pending;
        info.save = m_files.saveState(info.id); // what is being written, or could not be
        info.problem = m_files.problem(info.id);
        const Line other = saveLine(info, waits);
        const bool shown = info.id == m_list;
        if (other.weight > line.weight || (shown && other.weight == line.weight))
            line = other;
    }
    const Tone tone = line.weight >= Line::Trouble   ? Tone::Problem
                      : line.weight == Line::Waiting ? Tone::Warning
                                                     : Tone::Quiet;
    const Icon sign = tone == Tone::Problem       ? Icon::Warning
                      : line.weight == Line::Well ? Icon::Check
                                                  : Icon::Save;
    showLine(m_saveIcon, m_save, sign, line.text, tone);
    m_save->setDetail(line.detail);
    m_saveNow->setVisible(line.canSave);
}

StatusStrip::Line StatusStrip::noteLine() const
{
    if (m_noteProblems.isEmpty())
        return {};
    const QString path = m_noteProblems.constBegin().key();
    const Error &error = m_noteProblems.constBegin().value();
    return {tr("Not saved: %1").arg(QFileInfo(path).fileName()), errorText(error), Line::Trouble,
            true};
}

// waits: the list holds what is not in the file.
StatusStrip::Line StatusStrip::saveLine(const ListInfo &info, bool waits) const
{
    switch (info.save) {
    case SaveState::Unlinked:
        return {info.id == m_list ? tr("Only on this computer") : QString(),
                tr("This list has no file. Export it to make one."), Line::Well, false};
    case SaveState::Saved:
        if (!info.mayChange())
            return {info.id == m_list ? tr("Only read") : QString(), info.path, Line::Well, false};
        return {tr("Saved"), info.path, Line::Well, false};
    case SaveState::Pending:
        return {tr("Not saved yet"), info.path, Line::Waiting, true};
    case SaveState::Writing:
        return {tr("Saving…"), info.path, Line::Busy, false};
    case SaveState::Failed:
        return {waits ? tr("Not saved: %1").arg(errorText(info.problem)) : errorText(info.problem),
                info.problem.detail, Line::Trouble, true};
    case SaveState::Asking:
        return {tr("Not saved: %1").arg(outsideText(info.outside)), info.path, Line::Trouble,
                false};
    }
    return {};
}

QString StatusStrip::outsideText(OutsideChange what)
{
    switch (what) {
    case OutsideChange::None:
    case OutsideChange::BothChanged:
        return tr("changed outside as well as here");
    case OutsideChange::Emptied:
        return tr("the file was emptied");
    case OutsideChange::Vanished:
        return tr("the file is gone");
    case OutsideChange::ConflictMarkers:
        return tr("the file holds conflict markers");
    case OutsideChange::GitUnderWay:
        return tr("Git is in the middle of something here");
    case OutsideChange::Switched:
        return tr("the file is another branch’s now");
    case OutsideChange::TakenBack:
        return tr("Git took changes out of the file");
    case OutsideChange::Halved:
        return tr("more than half of the papers are gone from the file");
    }
    return {};
}

void StatusStrip::showQueue()
{
    const QueueStatus status = m_fetcher.status();
    const int open = status.waiting + status.running;
    QString text;
    Icon sign = Icon::Waiting;
    Tone tone = Tone::Quiet;
    if (status.stopped && open > 0) {
        text = tr("arXiv has refused us; fetching stops until the next start");
        sign = Icon::Failed;
        tone = Tone::Problem;
    } else if (status.offline && open > 0) {
        text = tr("Offline; will continue by itself");
        sign = Icon::Offline;
    } else if (status.paused && open > 0) {
        text = tr("%n paper(s) waiting; paused", nullptr, open);
    } else if (open > 0) {
        text = workText(status);
    } else if (status.failed > 0) {
        text = tr("%n paper(s) could not be fetched", nullptr, status.failed);
        sign = Icon::Failed;
        tone = Tone::Warning;
    }
    showLine(m_queueIcon, m_queue, sign, text, tone);
    m_open->setVisible(open > 0 || status.failed > 0);
    m_progress->setVisible(open > 0 && status.done > 0);
    m_progress->setRange(0, open + status.done);
    m_progress->setValue(status.done);
    m_retry->setVisible(status.failed > 0 && open == 0 && !status.stopped);
    const bool counting = open > 0 && status.nextRequestInMs > 0;
    if (counting != m_tick.isActive())
        counting ? m_tick.start() : m_tick.stop();
}

QString StatusStrip::workText(const QueueStatus &status) const
{
    const QString work =
        tr("Fetching title and abstract of %n paper(s)", nullptr, status.waiting + status.running);
    if (status.running > 0 || status.nextRequestInMs <= 0)
        return work;
    const int seconds = static_cast<int>((status.nextRequestInMs + 999) / 1000);
    return tr("%1 · next request in %n s", nullptr, seconds).arg(work);
}

void StatusStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange) {
        showSave();
        showQueue();
    }
    QWidget::changeEvent(event);
}

} // namespace paperdip
