// SPDX-License-Identifier: MIT
#include "gui/problemsview.h"

#include "gui/buttonrow.h"
#include "gui/diffdialog.h"
#include "gui/icons.h"
#include "gui/listchecker.h"
#include "gui/problemtext.h"
#include "gui/theme.h"
#include "library/library.h"
#include "library/unifieddiff.h"
#include "sync/filemoves.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QTreeWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace paperdip {

namespace {

constexpr int mostRows = 500; // of a kind: what nobody reads to its end costs nothing
constexpr int indexRole = Qt::UserRole;
constexpr int kindRole = Qt::UserRole + 1;
constexpr int settleTime = 300; // ms

} // namespace

ProblemsView::ProblemsView(Library &library, QWidget *parent)
    : QDialog(parent), m_library(library), m_checker(new ListChecker(this)),
      m_summary(new QLabel(this)), m_tree(new QTreeWidget(this)), m_words(new QLabel(this)),
      m_go(new QPushButton(this)), m_fix(new QPushButton(this)), m_fixKind(new QPushButton(this)),
      m_trash(new QPushButton(this)), m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("problems"));
    m_soon.setSingleShot(true);
    m_soon.setInterval(settleTime);
    layOut();
    connectAll();
    retranslate();
}

void ProblemsView::layOut()
{
    m_summary->setObjectName(QStringLiteral("problemsSummary"));
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_words->setObjectName(QStringLiteral("problemsWords"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_words->setMinimumHeight(2 * m_words->fontMetrics().height());
    m_tree->setObjectName(QStringLiteral("problemsTree"));
    m_tree->setColumnCount(3); // what, which entry, where
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::Interactive);
    m_tree->header()->resizeSection(1, 220);
    m_tree->header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    m_tree->installEventFilter(this);
    QHBoxLayout *buttons = buttonRow({{m_go, "problemsGo"},
                                      {m_fix, "problemsFix"},
                                      {m_fixKind, "problemsFixKind"},
                                      {m_trash, "problemsTrash"},
                                      {m_close, "problemsClose"}});
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_summary);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_words);
    layout->addLayout(buttons);
    resize(920, 520);
}

void ProblemsView::connectAll()
{
    connect(m_checker, &ListChecker::checked, this, &ProblemsView::take);
    connect(&m_soon, &QTimer::timeout, this, &ProblemsView::checkNow);
    const auto changed = [this](ListId list) {
        if (list == m_list)
            checkSoon();
    };
    connect(&m_library, &Library::listChanged, this, changed);
    connect(&m_library, &Library::everythingChanged, this, changed);
    connect(&m_library, &Library::recordChanged, this, &ProblemsView::checkSoon);
    connect(&m_library, &Library::listsChanged, this, [this] {
        if (isVisible() && !m_library.list(m_list))
            close();
    });
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &ProblemsView::enableButtons);
    connect(m_tree, &QTreeWidget::itemDoubleClicked, this, &ProblemsView::go);
    connect(m_go, &QPushButton::clicked, this, &ProblemsView::go);
    connect(m_fix, &QPushButton::clicked, this, &ProblemsView::fixOne);
    connect(m_fixKind, &QPushButton::clicked, this, &ProblemsView::fixKind);
    connect(m_trash, &QPushButton::clicked, this, &ProblemsView::askToTrash);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
}

void ProblemsView::retranslate()
{
    m_go->setText(tr("&Go to it"));
    m_fix->setText(tr("&Fix"));
    m_fixKind->setText(tr("Fix &all of this kind…"));
    m_trash->setText(tr("Move to &trash…"));
    m_close->setText(tr("Close"));
    fill();
}

void ProblemsView::showList(ListId list)
{
    if (list != m_list) {
        m_list = list;
        m_known = false;
        m_findings.clear();
        fill();
    }
    show();
    raise();
    activateWindow();
    m_tree->setFocus();
    checkNow();
}

void ProblemsView::follow(ListId list)
{
    if (!isVisible() || list == m_list || list == 0)
        return;
    m_list = list;
    m_known = false;
    m_findings.clear();
    fill();
    checkSoon();
}

void ProblemsView::checkSoon()
{
    if (isVisible())
        m_soon.start();
}

void ProblemsView::checkNow()
{
    const Result<CheckInput> input = checkInput(m_library, m_list);
    if (!input) {
        Q_EMIT problem(input.error());
        return;
    }
    m_checker->check(*input);
}

void ProblemsView::take(const CheckInput &input, const QList<Finding> &findings)
{
    const bool same = m_known && findings == m_findings;
    m_tiles = input.tiles;
    m_folder = input.path.isEmpty() ? QString() : QFileInfo(input.path).canonicalPath();
    m_findings = findings;
    m_known = true;
    if (!same)
        fill();
}

QString ProblemsView::summary() const
{
    const Result<ListInfo> list = m_library.list(m_list);
    const QString name = list ? list->name : QString();
    if (!m_known)
        return m_list == 0 ? QString() : tr("Looking at “%1”…").arg(name);
    if (m_findings.isEmpty())
        return tr("No problems found in “%1”.").arg(name);
    return tr("%n problem(s) in “%1”", nullptr, static_cast<int>(m_findings.size())).arg(name);
}

// Groups by kind; a row keeps its place under the cursor as far as it can.
void ProblemsView::fill()
{
    const QTreeWidgetItem *const before = m_tree->currentItem();
    const QString key = before == nullptr ? QString() : keyOf(before);
    setWindowTitle(m_findings.isEmpty()
                       ? tr("Problems")
                       : tr("Problems (%n)", nullptr, static_cast<int>(m_findings.size())));
    m_summary->setText(summary());
    m_tree->setUpdatesEnabled(false);
    m_tree->clear();
    for (int kind = 0; kind < problemKinds; ++kind) {
        QList<int> rows;
        for (int i = 0; i < m_findings.size(); ++i) {
            if (static_cast<int>(m_findings.at(i).kind) == kind)
                rows << i;
        }
        if (rows.isEmpty())
            continue;
        auto *group = new QTreeWidgetItem(m_tree);
        group->setText(0, ProblemText::of(static_cast<ProblemKind>(kind)));
        group->setText(2, QLocale().toString(rows.size()));
        group->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
        group->setData(0, kindRole, kind);
        group->setData(0, indexRole, -1);
        QFont bold = font();
        bold.setBold(true);
        group->setFont(0, bold);
        for (const int row : rows.first(qMin<qsizetype>(rows.size(), mostRows)))
            addRow(group, row);
        if (rows.size() > mostRows) {
            auto *more = new QTreeWidgetItem(group);
            more->setText(0, tr("and %n more", nullptr, static_cast<int>(rows.size()) - mostRows));
            more->setData(0, indexRole, -1);
            more->setData(0, kindRole, kind);
        }
        group->setExpanded(kind != static_cast<int>(ProblemKind::Double) || rows.size() < 20);
    }
    selectAgain(key);
    m_tree->setUpdatesEnabled(true);
    enableButtons();
}

void ProblemsView::addRow(QTreeWidgetItem *group, int index)
{
    const Finding &finding = m_findings.at(index);
    const Theme theme = Theme::of(palette());
    auto *item = new QTreeWidgetItem(group);
    item->setText(0, ProblemText::of(finding.said));
    QString place = tr("line %1").arg(finding.line);
    if (!finding.file.isEmpty()) {
        const QString file =
            m_folder.isEmpty() ? finding.file : QDir(m_folder).relativeFilePath(finding.file);
        const bool whole = finding.node == 0;
        place = whole ? file : file + QStringLiteral(":%1").arg(finding.line);
    }
    item->setText(1, finding.title);
    item->setForeground(1, theme.muted);
    item->setText(2, place);
    item->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
    item->setForeground(2, theme.muted);
    if (finding.severity == Severity::Error)
        item->setIcon(0, icon(Icon::Failed));
    for (const int column : {0, 1})
        item->setToolTip(column, item->text(column).toHtmlEscaped());
    item->setData(0, indexRole, index);
    item->setData(0, kindRole, static_cast<int>(finding.kind));
}

QString ProblemsView::keyOf(const QTreeWidgetItem *item) const
{
    return item->data(0, kindRole).toString() + QLatin1Char('\n') +
           (item->parent() == nullptr ? QString() : item->text(0));
}

void ProblemsView::selectAgain(const QString &key)
{
    QTreeWidgetItem *wanted = nullptr;
    for (int g = 0; g < m_tree->topLevelItemCount(); ++g) {
        QTreeWidgetItem *const group = m_tree->topLevelItem(g);
        const bool sameKind =
            key.section(QLatin1Char('\n'), 0, 0) == group->data(0, kindRole).toString();
        if (sameKind)
            wanted = group->childCount() > 0 ? group->child(0) : group;
        for (int i = 0; sameKind && i < group->childCount(); ++i) {
            if (keyOf(group->child(i)) == key)
                wanted = group->child(i);
        }
        if (keyOf(group) == key)
            wanted = group;
    }
    if (wanted == nullptr && m_tree->topLevelItemCount() > 0)
        wanted = m_tree->topLevelItem(0)->child(0);
    m_tree->setCurrentItem(wanted);
}

const Finding *ProblemsView::current() const
{
    const QTreeWidgetItem *const item = m_tree->currentItem();
    const int index = item == nullptr ? -1 : item->data(0, indexRole).toInt();
    return index < 0 || index >= m_findings.size() ? nullptr : &m_findings.at(index);
}

QList<Finding> ProblemsView::fixesOfKind() const
{
    const QTreeWidgetItem *const item = m_tree->currentItem();
    QList<Finding> fixes;
    for (const Finding &finding : m_findings) {
        if (item != nullptr && finding.fix &&
            static_cast<int>(finding.kind) == item->data(0, kindRole).toInt())
            fixes << finding;
    }
    return fixes;
}

void ProblemsView::enableButtons()
{
    const Finding *const finding = current();
    m_words->setText(finding == nullptr ? QString() : ProblemText::of(finding->said));
    m_go->setEnabled(finding != nullptr);
    m_go->setText(finding != nullptr && finding->node == 0 ? tr("&Open file") : tr("&Go to it"));
    m_fix->setEnabled(finding != nullptr && finding->fix);
    m_fixKind->setEnabled(!fixesOfKind().isEmpty());
    m_trash->setVisible(finding != nullptr && !finding->trash.isEmpty());
}

void ProblemsView::go()
{
    const Finding *const finding = current();
    if (finding == nullptr)
        return;
    if (finding->node != 0)
        Q_EMIT goTo(finding->node);
    else
        QDesktopServices::openUrl(QUrl::fromLocalFile(finding->file));
}

void ProblemsView::fixOne()
{
    if (const Finding *const finding = current(); finding != nullptr && finding->fix)
        mend({*finding});
}

void ProblemsView::fixKind()
{
    const QList<Finding> fixes = fixesOfKind();
    if (fixes.isEmpty())
        return;
    QByteArray before;
    for (const Tile &tile : m_tiles)
        before += tile.bytes;
    const Result<ListInfo> list = m_library.list(m_list);
    const QString name = list && !list->path.isEmpty() ? QFileInfo(list->path).fileName()
                                                       : QStringLiteral("list.md");
    auto *dialog = new DiffDialog(unifiedDiff(before, fixedBytes(m_tiles, fixes), name),
                                  static_cast<int>(fixes.size()), this);
    connect(dialog, &QDialog::accepted, this, [this, fixes] { mend(fixes); });
    dialog->open();
}

void ProblemsView::mend(const QList<Finding> &findings)
{
    const Result<Change> change = planFixes(m_library, m_list, findings);
    if (!change) {
        checkSoon();
        Q_EMIT problem(change.error());
        return;
    }
    Q_EMIT changeWanted(*change,
                        tr("fix %n problem(s)", nullptr, static_cast<int>(findings.size())));
}

void ProblemsView::askToTrash()
{
    const Finding *const finding = current();
    if (finding == nullptr || finding->trash.isEmpty())
        return;
    auto *box =
        new QMessageBox(QMessageBox::Question, tr("Move to trash"),
                        tr("Move “%1” to the trash?").arg(QFileInfo(finding->trash).fileName()),
                        QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("Nothing in the folder of the list names it."));
    const QPushButton *const move = box->addButton(tr("Move to trash"), QMessageBox::AcceptRole);
    box->addButton(QMessageBox::Cancel);
    connect(move, &QPushButton::clicked, this,
            [this, path = finding->trash] { moveToTrash(path); });
    box->open();
}

void ProblemsView::moveToTrash(const QString &path)
{
    if (const Result<QString> moved = paperdip::moveToTrash(path); !moved)
        Q_EMIT problem(moved.error());
    checkNow();
}

void ProblemsView::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        fill();
}

void ProblemsView::hideEvent(QHideEvent *event)
{
    QDialog::hideEvent(event);
    m_soon.stop();
    m_checker->cancel();
}

bool ProblemsView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_tree && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && current() != nullptr) {
            go();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace paperdip
