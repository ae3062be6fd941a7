// SPDX-License-Identifier: MIT
#include "gui/figuresview.h"

#include "gui/errortext.h"
#include "library/library.h"

#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace paperdip {

namespace {

constexpr int redrawAfterMs = 300; // after a change: more may follow
constexpr size_t toReadPart = 2;

} // namespace

FiguresView::FiguresView(Library &library, QWidget *parent)
    : QDialog(parent), m_library(library), m_asker(library), m_summary(new QLabel(this)),
      m_scope(new QComboBox(this)), m_copy(new QPushButton(this)), m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("figuresView"));
    layOut();
    connectAll();
    retranslate();
}

QWidget *FiguresView::makeCharts()
{
    auto *page = new QWidget;
    auto *charts = new QVBoxLayout(page);
    charts->setContentsMargins(0, 0, 8, 0);
    charts->setSpacing(14);
    const std::array<const char *, 4> names{"figureWeeks", "figureMonths", "figureToRead",
                                            "figureYears"};
    for (size_t i = 0; i < m_parts.size(); ++i) {
        Part &part = m_parts.at(i);
        part.chart = new BarChart(
            i == toReadPart ? BarChart::Direction::Rows : BarChart::Direction::Columns, page);
        part.chart->setObjectName(QLatin1String(names.at(i)));
        part.rest = new QLabel(page);
        part.rest->setTextFormat(Qt::PlainText);
        part.rest->setIndent(4);
        charts->addWidget(part.chart);
        charts->addWidget(part.rest);
    }
    charts->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(page);
    return scroll;
}

void FiguresView::layOut()
{
    m_summary->setObjectName(QStringLiteral("figuresSummary"));
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_scope->setObjectName(QStringLiteral("figuresScope"));
    m_scope->addItems({QString(), QString()});
    m_copy->setObjectName(QStringLiteral("figuresCopy"));
    QWidget *charts = makeCharts();
    auto *head = new QHBoxLayout;
    head->addWidget(m_summary, 1);
    head->addWidget(m_scope, 0, Qt::AlignTop);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_copy);
    buttons->addStretch();
    buttons->addWidget(m_close);
    for (QPushButton *button : {m_copy, m_close})
        button->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(12);
    layout->addLayout(head);
    layout->addWidget(charts, 1);
    layout->addLayout(buttons);
    QWidget *before = m_scope;
    for (const Part &part : m_parts) {
        setTabOrder(before, part.chart);
        before = part.chart;
    }
    setTabOrder(before, m_copy);
    setTabOrder(m_copy, m_close);
    resize(780, 720);
}

void FiguresView::connectAll()
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(redrawAfterMs);
    connect(&m_soon, &QTimer::timeout, this, &FiguresView::count);
    const auto later = [this] {
        if (isVisible() && !m_soon.isActive())
            m_soon.start();
    };
    connect(&m_library, &Library::listChanged, this, later);
    connect(&m_library, &Library::listsChanged, this, later);
    connect(&m_library, &Library::everythingChanged, this, later);
    connect(&m_library, &Library::recordChanged, this, later); // it tells the year
    connect(m_scope, &QComboBox::activated, this, &FiguresView::count);
    connect(m_copy, &QPushButton::clicked, this, &FiguresView::copy);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_parts.at(toReadPart).chart, &BarChart::activated, this, [this](int bar) {
        if (const NodeId section = m_figures.toRead.value(bar).section; section != 0)
            Q_EMIT goTo(section);
    });
}

void FiguresView::retranslate()
{
    setWindowTitle(tr("Figures"));
    m_scope->setItemText(0, tr("This list"));
    m_scope->setItemText(1, tr("All lists"));
    m_scope->setAccessibleName(tr("Figures of"));
    m_copy->setText(tr("&Copy as text"));
    m_close->setText(tr("Close"));
    draw(m_figures);
}

void FiguresView::follow(ListId list)
{
    if (list == m_list)
        return;
    m_list = list;
    if (isVisible() && m_scope->currentIndex() == 0)
        count();
}

void FiguresView::count()
{
    m_soon.stop();
    const ListId list = m_scope->currentIndex() == 0 ? m_list : 0;
    m_asker.ask<Figures>(
        [list, today = QDate::currentDate(), firstDay = QLocale().firstDayOfWeek()](
            Store &store, Documents &, const Asker::IsStopped &) {
            return readFigures(store, list, today, firstDay);
        },
        [this](const Result<Figures> &figures) {
            if (figures)
                draw(*figures);
            else
                m_summary->setText(errorText(figures.error()));
        });
}

QList<FiguresText::Page> FiguresView::pages() const
{
    const QLocale locale;
    return {FiguresText::weeks(m_figures, locale), FiguresText::months(m_figures, locale),
            FiguresText::toRead(m_figures), FiguresText::years(m_figures)};
}

void FiguresView::draw(const Figures &figures)
{
    m_figures = figures;
    m_summary->setText(FiguresText::summary(m_figures));
    const QList<FiguresText::Page> all = pages();
    for (size_t i = 0; i < m_parts.size(); ++i) {
        const FiguresText::Page &page = all.at(static_cast<qsizetype>(i));
        m_parts.at(i).chart->set(page.title, page.bars, page.empty);
        m_parts.at(i).rest->setText(page.rest);
        m_parts.at(i).rest->setVisible(!page.rest.isEmpty());
    }
}

void FiguresView::copy()
{
    QGuiApplication::clipboard()->setText(FiguresText::plain(m_summary->text(), pages()));
}

void FiguresView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void FiguresView::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    count();
    m_parts.front().chart->setFocus();
}

void FiguresView::hideEvent(QHideEvent *event)
{
    m_asker.cancel();
    QDialog::hideEvent(event);
}

} // namespace paperdip
