// SPDX-License-Identifier: MIT
#include "gui/desk.h"

#include "gui/listopener.h"
#include "gui/outlinedelegate.h"
#include "gui/theme.h"
#include "markdown/render.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QInputMethodEvent>
#include <QRegularExpression>
#include <QSettings>
#include <QTest>

namespace paperdip {

void prepareWindows()
{
    applyTheme(*qApp);
    registerExtensions();
}

void failOnWindowWarnings()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
}

void typeText(QWidget &widget, const QString &text)
{
    for (const QChar letter : text) {
        if (letter.unicode() < 0x7f) {
            QTest::keyClick(&widget, letter.toLatin1());
            continue;
        }
        QInputMethodEvent event;
        event.setCommitString(letter);
        QCoreApplication::sendEvent(&widget, &event);
    }
}

QByteArray sampleList()
{
    return "# Reading\n"
           "\n"
           "一份清单。\n"
           "\n"
           "- [A reading group](https://example.org/group/)\n"
           "\n"
           "## Systems\n"
           "\n"
           "### Kernel\n"
           "\n"
           "- [ ] [Raft](https://example.org/raft.pdf)\n"
           "  [note](note/raft.md)\n"
           "- [X] [[1706.03762] Attention Is All You Need](https://arxiv.org/abs/1706.03762)\n"
           "  Transformer, [note](missing.md)\n"
           "- [ ] [[1911.02150] Fast Transformer Decoding](https://arxiv.org/abs/1911.02150)\n"
           "\n"
           "### Serving\n"
           "\n"
           "- [ ] [[2305.13245] GQA](https://arxiv.org/abs/2305.13245)\n"
           "\n"
           "  GQA，在两者之间取一个折中。\n"
           "\n"
           "### Empty\n"
           "\n"
           "## Other\n";
}

Desk::Desk(const QByteArray &list)
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope,
                       path(QStringLiteral("config")));
    QDir().mkpath(path(QStringLiteral("list/note")));
    QFile file(listPath());
    if (!file.open(QIODevice::WriteOnly) || file.write(list) != list.size())
        qFatal("cannot write the list");
    file.close();
    QFile note(path(QStringLiteral("list/note/raft.md")));
    if (!note.open(QIODevice::WriteOnly) || note.write("# Raft\n\n选主。\n") < 0)
        qFatal("cannot write the note");
    note.close();
    openLibrary();
    openList();
}

void Desk::openList()
{
    window->openArguments({listPath()});
    const auto *opener = window->findChild<ListOpener *>();
    if (!QTest::qWaitFor([opener] { return !opener->isOpening(); }, 30000))
        qFatal("the list was not opened");
    QTest::qWait(0);
}

void Desk::openLibrary(Library::Anew anew)
{
    Result<std::unique_ptr<Library>> opened =
        Library::open(path(QStringLiteral("library.db")), anew);
    if (!opened)
        qFatal("cannot open the library: %s", qPrintable(opened.error().message));
    library = std::move(*opened);
    ArxivOptions options;
    options.baseUrl = stub.url();
    options.pauseMs = 10;
    client = std::make_unique<ArxivClient>(options);
    files = std::make_unique<LinkedFiles>(*library, true);
    notes = std::make_unique<Notes>(*library, true);
    fetcher = std::make_unique<Fetcher>(*library, *client);
    PdfOptions pdfOptions;
    pdfOptions.arxiv.baseUrl = stub.url();
    pdfs = std::make_unique<Pdfs>(*library, client->gate(), pdfOptions);
    backups = std::make_unique<Backups>(*library);
    searcher = std::make_unique<Searcher>(*library);
    window = std::make_unique<MainWindow>(
        Services{*library, *files, *notes, *fetcher, *pdfs, *backups, *searcher});
    window->resize(1200, 800);
    window->show();
    files->start();
    searcher->start();
    window->activateWindow();
    tree = window->findChild<OutlineView *>(QStringLiteral("tree"));
    model = qobject_cast<OutlineModel *>(tree->model());
    tree->setFocus();
}

void Desk::closeLibrary()
{
    window.reset();
    searcher.reset();
    backups.reset();
    pdfs.reset();
    fetcher.reset();
    notes.reset();
    files.reset();
    client.reset();
    library.reset();
}

void Desk::restart()
{
    window->close();
    closeLibrary();
    openLibrary();
}

QByteArray Desk::fileBytes() const
{
    QFile file(listPath());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

NodeId Desk::node(const QString &title) const
{
    const QList<NodeRow> nodes = library->allNodes(list());
    for (const NodeRow &row : nodes) {
        if (row.title == title)
            return row.id;
    }
    return 0;
}

QModelIndex Desk::row(const QString &title) const
{
    return model->indexOf(node(title));
}

void Desk::select(const QString &title) const
{
    tree->showNodes({node(title)});
    QCoreApplication::processEvents();
}

QPoint Desk::middleOf(const QString &title) const
{
    tree->scrollTo(row(title));
    return tree->visualRect(row(title)).center();
}

QPoint Desk::boxOf(const QString &title) const
{
    tree->scrollTo(row(title));
    QStyleOptionViewItem option;
    option.rect = tree->visualRect(row(title));
    option.font = tree->font();
    return OutlineDelegate::boxRect(option).center();
}

QStringList Desk::shownBelow(const QString &title) const
{
    QStringList titles;
    const QModelIndex parent = row(title);
    for (int i = 0; i < model->rowCount(parent); ++i)
        titles << model->index(i, 0, parent).data().toString();
    return titles;
}

void Desk::press(int key, Qt::KeyboardModifiers modifiers) const
{
    QTest::keyClick(tree, static_cast<Qt::Key>(key), modifiers);
}

QAction *Desk::action(const char *name) const
{
    auto *found = window->findChild<QAction *>(QString::fromLatin1(name));
    if (found == nullptr)
        qFatal("no action %s", name);
    return found;
}

bool Desk::drop(const QMimeData &data, const QPoint &at) const
{
    return dropOn(*tree->viewport(), data, at);
}

void beActive(QWidget &window)
{
    QCoreApplication::processEvents(); // what was asked for before comes first
    window.activateWindow();
    if (!QTest::qWaitForWindowActive(&window))
        qFatal("the window does not become active");
}

bool dropOn(QWidget &viewport, const QMimeData &data, const QPoint &at)
{
    const Qt::DropActions actions = Qt::CopyAction | Qt::MoveAction | Qt::LinkAction;
    QDragEnterEvent enter(at, actions, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&viewport, &enter);
    QDragMoveEvent move(at, actions, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&viewport, &move);
    if (!move.isAccepted())
        return false;
    QDropEvent drop(at, actions, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&viewport, &drop);
    return drop.isAccepted();
}

QStringList picture(OutlineModel &model, const QModelIndex &parent, int depth)
{
    QStringList lines;
    model.fetchMore(parent);
    for (int i = 0; i < model.rowCount(parent); ++i) {
        const QModelIndex index = model.index(i, 0, parent);
        lines << QString(depth * 2, QLatin1Char(' ')) + index.data().toString();
        lines << picture(model, index, depth + 1);
    }
    return lines;
}

} // namespace paperdip
