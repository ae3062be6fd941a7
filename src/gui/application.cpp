// SPDX-License-Identifier: MIT
#include "gui/application.h"

#include "gui/errortext.h"
#include "gui/listopener.h"
#include "gui/mainwindow.h"
#include "gui/proxysettings.h"
#include "gui/settings.h"
#include "gui/singleinstance.h"
#include "gui/theme.h"
#include "gui/translators.h"
#include "library/backups.h"
#include "library/fetcher.h"
#include "library/library.h"
#include "library/librarycheck.h"
#include "library/linkedfiles.h"
#include "library/notes.h"
#include "library/paths.h"
#include "library/pdfs.h"
#include "library/searcher.h"
#include "markdown/render.h"
#include "metadata/arxivclient.h"

#include <QApplication>
#include <QFontDatabase>
#include <QMessageBox>
#include <QTimer>
#include <functional>
#include <future>
#include <optional>
#include <utility>

namespace paperdip {

namespace {

constexpr int pollMs = 300;  // how soon the command line's changes are seen
constexpr int behindMs = 20; // what waits for the first paint comes behind its next frame

int failToStart(const Error &error)
{
    QMessageBox box(QMessageBox::Critical, QStringLiteral("Paper Dip"), errorText(error));
    box.setTextFormat(Qt::PlainText);
    box.setDetailedText(error.detail);
    box.exec(); // there is no window yet that a message could stand in
    return 1;
}

// Calls back, once, when a widget stands on the screen, or after a second where it does not
// (minimised).
class FirstPaint : public QObject
{
public:
    FirstPaint(QWidget &widget, const std::function<void()> &then)
    {
        widget.installEventFilter(this);
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, [this, &widget, then] {
            widget.removeEventFilter(this);
            then();
        });
        m_timer.start(1000);
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && !std::exchange(m_painted, true))
            m_timer.start(behindMs);
        return false;
    }

private:
    QTimer m_timer;
    bool m_painted = false;
};

// A library with what works on it.
struct Workshop
{
    explicit Workshop(std::unique_ptr<Library> opened) : library(std::move(opened))
    {
        files.setAutomatic(
            Settings().value(QLatin1String(Settings::saveAutomatically), true).toBool());
    }

    std::unique_ptr<Library> library;
    ArxivClient client{ArxivOptions::fromEnvironment()};
    LinkedFiles files{*library, true};
    Notes notes{*library, true};
    Fetcher fetcher{*library, client};
    Pdfs pdfs{*library, client.gate()};
    Backups backups{*library};
    Searcher searcher{*library};
};

using Opened = std::unique_ptr<Workshop>; // null: the window of this library runs already

Result<Opened> workshopOf(Result<std::unique_ptr<Library>> library)
{
    if (!library)
        return Failure(library.error());
    return std::make_unique<Workshop>(std::move(*library));
}

Result<Opened> open(const QString &path, const QStringList &words,
                    std::optional<SingleInstance> &instance)
{
    if (const Result<void> made = makeLibraryFolder(path); !made)
        return Failure(made.error());
    instance.emplace(path);
    const Result<SingleInstance::Role> role = instance->start(StartArguments::absolute(words));
    if (!role)
        return Failure(role.error());
    if (*role == SingleInstance::Role::Second)
        return Opened();
    return workshopOf(Library::open(path, Library::Anew::Later));
}

enum class Ended { Closed, Damaged };

// Neither is needed to show what the library holds, and both wait for the disk.
void startWork(Workshop &shop)
{
    shop.files.readAnew();
    shop.files.start();
    shop.fetcher.start();
    shop.backups.start();
    shop.searcher.start();
}

// A window's event loop ends, though the program goes on with another one.
void endFor(MainWindow &window)
{
    QApplication::setQuitOnLastWindowClosed(false);
    window.close();
    QApplication::exit();
}

// `words` are taken in once the library may be written; what was not is left there.
Ended runOn(Workshop &shop, SingleInstance &instance, Translators &translators, QStringList &words)
{
    QApplication::setQuitOnLastWindowClosed(true);
    std::optional<Settings> remembered(std::in_place); // looked up once for the whole window
    LibraryCheck check(*shop.library);
    MainWindow window({*shop.library, shop.files, shop.notes, shop.fetcher, shop.pdfs, shop.backups,
                       shop.searcher});
    const auto takeWords = [&] {
        if (shop.library->mayWrite())
            window.openArguments(std::exchange(words, {}));
    };
    QObject::connect(&window, &MainWindow::languageChanged, &window,
                     [&translators](const QString &language) { translators.use(language); });
    QObject::connect(&instance, &SingleInstance::received, &window, [&](const QStringList &more) {
        words << more;
        window.comeForward();
        takeWords();
    });
    QObject::connect(shop.library.get(), &Library::checked, &window, takeWords);
    QObject::connect(&check, &LibraryCheck::passed, &window, [&shop] { startWork(shop); });
    auto ended = Ended::Closed;
    QObject::connect(&check, &LibraryCheck::foundDamage, &window, [&] {
        ended = Ended::Damaged;
        endFor(window);
    });
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, shop.library.get(), &Library::pollOtherProcesses);
    poll.start(pollMs);

    window.show();
    takeWords();
    const FirstPaint painted(window, [&] {
        takeInstalledFaces();
        remembered.reset();
        instance.listen();
        check.start();
    });
    QApplication::exec();
    return ended;
}

// Another window on what takes a damaged library's place.
int runAgainWhereDamaged(Opened shop, SingleInstance &instance, Translators &translators,
                         QStringList words)
{
    while (runOn(*shop, instance, translators, words) == Ended::Damaged) {
        const QString path = shop->library->path();
        shop.reset();
        Result<Opened> anew = workshopOf(Library::openDamaged(path));
        if (!anew)
            return failToStart(anew.error());
        shop = std::move(*anew);
    }
    return 0;
}

// Prepares the statements that the window begins with, of rows that there are not.
void askAhead(const Workshop &shop)
{
    constexpr int nowhere = -1;
    const Library &library = *shop.library;
    (void)library.lists();
    (void)library.list(nowhere);
    (void)library.children(nowhere, nowhere);
    (void)library.node(nowhere);
    (void)library.ancestors(nowhere);
    (void)library.lastSection(nowhere);
    (void)shop.files.saveState(nowhere);
    (void)shop.fetcher.status();
}

} // namespace

int runWindow(const QStringList &arguments)
{
    // Reading what fonts there are takes as long as the lock and the library together, which wait
    // for the disk. Whatever needs a font before that waits in Qt.
    const std::future<QStringList> fonts =
        std::async(std::launch::async, [] { return QFontDatabase::families(); });
    std::optional<Settings> remembered(std::in_place);
    QStringList words = arguments;
    const Result<QString> path = takeLibraryPath(&words);
    std::optional<SingleInstance> instance;
    Result<Opened> opened = path ? open(*path, words, instance) : Failure(path.error());
    QGuiApplication::setDesktopFileName(QStringLiteral("paperdip"));
    Translators translators;
    translators.use(Settings().value(QLatin1String(Settings::language)).toString());
    registerExtensions();
    useProxies(ProxySettings::stored());
    if (opened && *opened)
        askAhead(**opened);

    applyTheme(*qApp);
    remembered.reset();
    if (!opened)
        return failToStart(opened.error());
    if (!*opened)
        return 0;
    return runAgainWhereDamaged(std::move(*opened), *instance, translators, words);
}

} // namespace paperdip
