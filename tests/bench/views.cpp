// SPDX-License-Identifier: MIT
// The tree of the library that the first argument names, all opened and scrolled from top to
// bottom, beside a QTreeView on a model of the same rows that holds nothing but their titles.
// Prints its lines of the table that scale.cpp prints; the second argument says how many papers
// there are.
#include "gui/outlinemodel.h"
#include "gui/outlineview.h"
#include "gui/theme.h"
#include "library/library.h"
#include "measures.h"
#include "memory.h"
#include "paintcount.h"

#include <QScrollBar>
#include <QTreeView>
#include <algorithm>
#include <deque>
#include <memory>

using namespace paperdip;

namespace {

constexpr double frameAim = 1.3;
constexpr int pages = 400;
constexpr int mostMilliseconds = 120'000;

// The same rows, in memory.
class BareModel : public QAbstractItemModel
{
public:
    explicit BareModel(OutlineModel &from) { copy(from, {}, m_root); }

    QModelIndex index(int row, int column, const QModelIndex &parent) const override
    {
        const Node &node = nodeOf(parent);
        return row < 0 || row >= int(node.below.size())
                   ? QModelIndex()
                   : createIndex(row, column, &node.below[static_cast<size_t>(row)]);
    }
    QModelIndex parent(const QModelIndex &child) const override
    {
        const Node *above = nodeOf(child).above;
        return above == &m_root ? QModelIndex() : createIndex(above->row, 0, above);
    }
    int rowCount(const QModelIndex &parent) const override
    {
        return static_cast<int>(nodeOf(parent).below.size());
    }
    int columnCount(const QModelIndex &) const override { return 1; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? nodeOf(index).title : QVariant();
    }

private:
    struct Node
    {
        Node *above = nullptr;
        int row = 0;
        QString title;
        std::deque<Node> below; // stays where it is as it grows
    };

    const Node &nodeOf(const QModelIndex &index) const
    {
        return index.isValid() ? *static_cast<const Node *>(index.constInternalPointer()) : m_root;
    }
    static void copy(OutlineModel &from, const QModelIndex &parent, Node &to)
    {
        while (from.canFetchMore(parent))
            from.fetchMore(parent);
        for (int i = 0; i < from.rowCount(parent); ++i) {
            const QModelIndex row = from.index(i, 0, parent);
            to.below.push_back({&to, i, row.data().toString(), {}});
            copy(from, row, to.below.back());
        }
    }

    Node m_root;
};

int rowsOf(const QAbstractItemModel &model, const QModelIndex &parent = {})
{
    int rows = 0;
    for (int i = 0; i < model.rowCount(parent); ++i)
        rows += 1 + rowsOf(model, model.index(i, 0, parent));
    return rows;
}

double highest(std::vector<double> frames, double part)
{
    std::sort(frames.begin(), frames.end());
    return frames.empty() ? 0 : frames[static_cast<size_t>(double(frames.size() - 1) * part)];
}

// From top to bottom by the page, and back.
std::vector<double> scrolled(Application &app, QAbstractItemView &view)
{
    std::vector<double> frames;
    QScrollBar *bar = view.verticalScrollBar();
    app.watched = view.viewport();
    for (int i = 0; i <= 2 * pages; ++i) {
        const int step = i <= pages ? i : 2 * pages - i;
        const int before = app.paintsDone;
        QElapsedTimer timer;
        timer.start();
        bar->setValue(static_cast<int>(qint64(bar->maximum()) * step / pages));
        while (app.paintsDone == before && timer.elapsed() < 50)
            QCoreApplication::processEvents();
        if (app.paintsDone != before)
            frames.push_back(milliseconds(timer));
    }
    return frames;
}

// Turns of the event loop until all is open, and the whole.
std::pair<std::vector<double>, double> opened(const std::function<void()> &open,
                                              const std::function<bool()> &isOpen)
{
    std::vector<double> turns;
    QElapsedTimer whole;
    whole.start();
    for (bool first = true; first || (!isOpen() && whole.elapsed() < mostMilliseconds);
         first = false) {
        QElapsedTimer turn;
        turn.start();
        if (first)
            open();
        QCoreApplication::processEvents();
        turns.push_back(milliseconds(turn));
    }
    return {turns, milliseconds(whole)};
}

} // namespace

int main(int argc, char **argv)
{
    Application app(argc, argv);
    applyTheme(app);
    const QStringList arguments = QCoreApplication::arguments();
    const int papers = arguments.value(2).toInt();
    auto library = Library::open(arguments.value(1));
    need(library.has_value(), "opening");
    (*library)->lookForNotesBehind(); // as a window does
    OutlineModel model(**library);
    OutlineView view;
    view.setOutline(&model, arguments.value(1));
    view.resize(1000, 800);
    view.show();
    QCoreApplication::processEvents();
    const double before = statusKilobytes("VmRSS");
    const auto [turns, whole] =
        opened([&] { view.expandEverything(); }, [&] { return !view.isOpeningEverything(); });
    const double held = (statusKilobytes("VmRSS") - before) / 1024;
    const std::vector<double> ours = scrolled(app, view);
    view.hide();

    BareModel same(model);
    QTreeView bare;
    bare.setModel(&same);
    bare.setHeaderHidden(true);
    bare.setUniformRowHeights(true);
    bare.resize(1000, 800);
    bare.show();
    QCoreApplication::processEvents();
    const auto [bareTurns, bareWhole] = opened([&] { bare.expandAll(); }, [] { return true; });
    const std::vector<double> theirs = scrolled(app, bare);
    need(rowsOf(model) == rowsOf(same), "the same rows");

    constexpr double most = 0.99;
    print(papers, "scrolling, 99 % of frames", highest(ours, most), highest(theirs, most), "ms",
          frameAim);
    print(papers, "scrolling, half of frames", highest(ours, 0.5), highest(theirs, 0.5), "ms",
          frameAim);
    print(papers, "expanding all, longest turn", highest(turns, 1), highest(bareTurns, 1), "ms",
          frameAim);
    print(papers, "expanding all, whole", whole, bareWhole, "ms", frameAim);
    std::printf("%8d  %-28s %10.2f MB for %d rows\n", papers, "expanding all, memory", held,
                rowsOf(model));
    return 0;
}
