// SPDX-License-Identifier: MIT
#include "library/repositories.h"

#include "library/gitacts.h"
#include "library/library.h"
#include "library/linkedfiles.h"
#include "library/listconflicts.h"
#include "library/listmerging.h"
#include "store/store.h"
#include "sync/gitworker.h"
#include "sync/safefile.h"
#include "sync/worktree.h"

#include <QDateTime>
#include <QSet>
#include <QTimer>

#include <map>
#include <vector>

namespace paperdip {

namespace {

constexpr int lookDelay = 200; // ms: several files are written together

// What is on disk is what Git sees.
void readList(ListTask &task)
{
    const Result<QByteArray> bytes = readFile(task.path);
    task.document = Document::read(bytes.value_or(QByteArray()));
}

using KeptTwice = QList<std::pair<ListId, QList<StoredConflict>>>;

// What a pull left in lists in both forms.
KeptTwice keptTwice(const GitOutcome &outcome, const QList<ListTask> &tasks)
{
    KeptTwice kept;
    for (const GitMergedFile &file : outcome.merged) {
        const auto task = std::find_if(tasks.begin(), tasks.end(), [&](const ListTask &one) {
            return file.isList && filesOfList(one).list == file.path;
        });
        if (file.conflicts > 0 && task != tasks.end())
            kept.append({task->list, storedConflicts(mergeLists(file.base, file.mine, file.theirs),
                                                     QDateTime::currentSecsSinceEpoch())});
    }
    return kept;
}

} // namespace

struct Repositories::Private : public QObject
{
    using Then = std::function<void(const std::optional<Error> &notSaved)>;
    using Work = std::function<GitOutcome(const GitRepository &, const QList<ListTask> &)>;
    struct Step
    {
        GitAct act;
        Work work;
    };

    Private(Repositories &owner, Library &theLibrary, LinkedFiles &theFiles)
        : q(owner), library(theLibrary), files(theFiles)
    {
        soon.setSingleShot(true);
        soon.setInterval(lookDelay);
        connect(&soon, &QTimer::timeout, this, &Private::lookNow);
        connect(&files, &LinkedFiles::statusChanged, this, &Private::statusChanged);
        connect(&library, &Library::checked, this, &Private::settleWaiting);
        connect(&acting, &GitWorker::progress, &q, &Repositories::progress);
    }

    QString pathOf(ListId list) const
    {
        const Result<ListInfo> info = library.list(list);
        return info ? info->path : QString();
    }
    ListTask taskOf(ListId list) const;
    QList<ListTask> tasksIn(const QString &root) const;
    void lookNow();
    void statusChanged(ListId list);
    void whenSaved(ListId list, const Then &then);
    void settleWaiting();
    void start(ListId list, std::vector<Step> steps);
    void runStep(ListId list);
    void stepDone(ListId list, GitAct act, const GitOutcome &outcome);
    void finish(ListId list);
    static Step pulling();
    static Step pushing();
    static std::vector<Step> stepsOf(const QList<GitAct> &acts);

    Repositories &q;
    Library &library;
    LinkedFiles &files;
    GitWorker reading;
    GitWorker acting;
    std::shared_ptr<PictureMemory> memory = std::make_shared<PictureMemory>(); // of `reading`
    QTimer soon;
    QSet<ListId> wanted;
    std::map<ListId, GitLook> looks;
    std::vector<std::pair<ListId, Then>> waiting; // for a list to be saved
    std::vector<Step> steps;                      // that are left, the next one last
    bool busy = false;
};

ListTask Repositories::Private::taskOf(ListId list) const
{
    ListTask task;
    task.list = list;
    task.path = pathOf(list);
    const QHash<NodeId, NodeData> data = library.store().data().ofList(list);
    for (auto it = data.cbegin(); it != data.cend(); ++it) {
        const Result<NodeRow> row =
            it->notePath.isEmpty() ? Result<NodeRow>() : library.node(it.key());
        if (row && !it->notePath.isEmpty())
            task.otherNotes.insert(it->notePath, row->title);
    }
    return task;
}

QList<ListTask> Repositories::Private::tasksIn(const QString &root) const
{
    QList<ListTask> tasks;
    const QList<ListInfo> lists = library.lists();
    for (const ListInfo &info : lists) {
        if (!info.path.isEmpty() && workTreeOf(info.path) == root)
            tasks << taskOf(info.id);
    }
    return tasks;
}

void Repositories::Private::lookNow()
{
    const QSet<ListId> lists = std::exchange(wanted, {});
    for (const ListId list : lists) {
        if (!q.has(list))
            continue;
        reading.run([this, task = taskOf(list),
                     seen = memory](const GitWatch &watch) mutable -> GitWorker::Done {
            readList(task);
            const auto look = std::make_shared<GitLook>(lookAtRepository(task, watch, *seen));
            return [this, look] {
                looks[look->list] = *look;
                Q_EMIT q.looked(*look);
            };
        });
    }
}

void Repositories::Private::statusChanged(ListId list)
{
    if (files.saveState(list) == SaveState::Saved && looks.count(list) != 0)
        q.look(list);
    settleWaiting();
}

void Repositories::Private::whenSaved(ListId list, const Then &then)
{
    waiting.emplace_back(list, then);
    files.saveNow();
    settleWaiting();
}

void Repositories::Private::settleWaiting()
{
    if (!library.mayWrite())
        return; // an act may have to be noted there
    for (size_t i = 0; i < waiting.size();) {
        const auto [list, then] = waiting[i];
        const SaveState state = files.saveState(list);
        if (state == SaveState::Pending || state == SaveState::Writing) {
            ++i;
            continue;
        }
        waiting.erase(waiting.begin() + static_cast<std::ptrdiff_t>(i));
        then(state == SaveState::Saved ? std::nullopt : std::optional(files.problem(list)));
        i = 0; // whoever was told may have asked for more
    }
}

void Repositories::Private::start(ListId list, std::vector<Step> wantedSteps)
{
    if (busy || !q.has(list))
        return;
    busy = true;
    steps.assign(wantedSteps.rbegin(), wantedSteps.rend());
    Q_EMIT q.actingChanged();
    whenSaved(list, [this, list](const std::optional<Error> &notSaved) {
        if (!notSaved) {
            runStep(list);
            return;
        }
        GitOutcome outcome;
        outcome.kind = GitOutcome::NotSaved;
        outcome.words = notSaved->message.toUtf8();
        stepDone(list, steps.back().act, outcome);
    });
}

void Repositories::Private::runStep(ListId list)
{
    const Step &step = steps.back();
    const QString root = workTreeOf(pathOf(list));
    acting.run([this, list, root, tasks = tasksIn(root), act = step.act,
                work = step.work](const GitWatch &watch) mutable -> GitWorker::Done {
        for (ListTask &task : tasks)
            readList(task);
        // The one that was asked for comes first.
        std::stable_partition(tasks.begin(), tasks.end(),
                              [list](const ListTask &task) { return task.list == list; });
        const auto outcome = std::make_shared<GitOutcome>(work(GitRepository(root, watch), tasks));
        const auto twice = std::make_shared<KeptTwice>(keptTwice(*outcome, tasks));
        return [this, list, act, outcome, twice] {
            // Where they cannot be kept in mind both forms still stand in the list, and are told.
            for (const auto &[merged, conflicts] : *twice)
                (void)addConflicts(library.store().conflicts(), merged, conflicts);
            stepDone(list, act, *outcome);
        };
    });
}

void Repositories::Private::stepDone(ListId list, GitAct act, const GitOutcome &outcome)
{
    steps.pop_back();
    const bool goOn = outcome.isDone() && outcome.conflicts() == 0 && !steps.empty();
    const QString root = workTreeOf(pathOf(list));
    const QList<ListInfo> lists = library.lists();
    for (const ListInfo &info : lists) {
        if (info.path.isEmpty() || workTreeOf(info.path) != root)
            continue;
        files.check(info.id);
        q.look(info.id);
    }
    if (!goOn)
        finish(list);
    Q_EMIT q.acted(list, act, outcome);
    if (goOn)
        runStep(list);
}

void Repositories::Private::finish(ListId)
{
    busy = false;
    steps.clear();
    Q_EMIT q.actingChanged();
}

Repositories::Private::Step Repositories::Private::pulling()
{
    return {GitAct::Pull, [](const GitRepository &repository, const QList<ListTask> &tasks) {
                return pullLists(repository, tasks);
            }};
}

Repositories::Private::Step Repositories::Private::pushing()
{
    return {GitAct::Push, [](const GitRepository &repository, const QList<ListTask> &) {
                return pushBranch(repository);
            }};
}

std::vector<Repositories::Private::Step> Repositories::Private::stepsOf(const QList<GitAct> &acts)
{
    std::vector<Step> steps;
    for (const GitAct act : acts)
        steps.push_back(act == GitAct::Pull ? pulling() : pushing());
    return steps;
}

Repositories::Repositories(Library &library, LinkedFiles &files, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, library, files))
{
}

Repositories::~Repositories() = default;

bool Repositories::has(ListId list) const
{
    const QString path = d->pathOf(list);
    return !path.isEmpty() && !gitProgram().isEmpty() && gitStateOf(path).isWorkTree();
}

void Repositories::look(ListId list)
{
    d->wanted.insert(list);
    d->soon.start();
}

GitLook Repositories::lastLook(ListId list) const
{
    const auto found = d->looks.find(list);
    return found == d->looks.end() ? GitLook() : found->second;
}

void Repositories::readChanges(ListId list, bool chineseByDefault)
{
    if (!has(list))
        return;
    d->whenSaved(list, [this, list, chineseByDefault](const std::optional<Error> &) {
        d->reading.run([this, task = d->taskOf(list), chineseByDefault,
                        seen = d->memory](const GitWatch &watch) mutable -> GitWorker::Done {
            readList(task);
            const auto changes =
                std::make_shared<GitChanges>(readGitChanges(task, watch, *seen, chineseByDefault));
            return [this, changes] {
                d->looks[changes->look.list] = changes->look;
                Q_EMIT changesRead(*changes);
                Q_EMIT looked(changes->look);
            };
        });
    });
}

void Repositories::commit(ListId list, const QStringList &paths, const QString &message,
                          const QList<GitAct> &then)
{
    std::vector<Private::Step> steps = Private::stepsOf(then);
    steps.insert(steps.begin(), {GitAct::Commit, [paths, message](const GitRepository &repository,
                                                                  const QList<ListTask> &) {
                                     return commitFiles(repository, paths, message);
                                 }});
    d->start(list, std::move(steps));
}

void Repositories::commitAll(ListId list, bool chineseByDefault, const QList<GitAct> &then)
{
    std::vector<Private::Step> steps = Private::stepsOf(then);
    steps.insert(steps.begin(), {GitAct::Commit, [chineseByDefault](const GitRepository &repository,
                                                                    const QList<ListTask> &tasks) {
                                     PictureMemory memory;
                                     const GitChanges changes = readGitChanges(
                                         tasks.first(), {}, memory, chineseByDefault, false);
                                     QStringList paths;
                                     for (const GitChange &change : changes.look.changes)
                                         paths << change.path;
                                     return commitFiles(repository, paths, changes.message);
                                 }});
    d->start(list, std::move(steps));
}

void Repositories::pull(ListId list, const QList<GitAct> &then)
{
    d->start(list, Private::stepsOf(QList<GitAct>{GitAct::Pull} + then));
}

void Repositories::push(ListId list)
{
    d->start(list, Private::stepsOf({GitAct::Push}));
}

void Repositories::pullAndPush(ListId list)
{
    d->start(list,
             {{GitAct::Push, [](const GitRepository &repository, const QList<ListTask> &tasks) {
                   return paperdip::pullAndPush(repository, tasks);
               }}});
}

void Repositories::planDriver(ListId list, const QString &program)
{
    if (!has(list))
        return;
    d->reading.run([this, list, task = d->taskOf(list),
                    program](const GitWatch &watch) mutable -> GitWorker::Done {
        readList(task);
        const ListFiles files = filesOfList(task);
        const auto plan = std::make_shared<GitDriverPlan>(
            planGitDriver(GitRepository(files.root, watch), files, program));
        return [this, list, plan] { Q_EMIT driverPlanned(list, *plan); };
    });
}

void Repositories::setUpDriver(ListId list, const GitDriverPlan &plan)
{
    if (!has(list))
        return;
    d->reading.run([this, list, root = workTreeOf(d->pathOf(list)),
                    plan](const GitWatch &watch) -> GitWorker::Done {
        const auto result =
            std::make_shared<Result<void>>(setUpGitDriver(GitRepository(root, watch), plan));
        return [this, list, result] {
            Q_EMIT driverSetUp(list, *result);
            look(list);
        };
    });
}

bool Repositories::isActing() const
{
    return d->busy;
}

GitAct Repositories::act() const
{
    return d->steps.empty() ? GitAct::Commit : d->steps.back().act;
}

void Repositories::cancel()
{
    d->acting.cancel();
}

} // namespace paperdip
