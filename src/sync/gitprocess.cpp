// SPDX-License-Identifier: MIT
#include "sync/gitprocess.h"

#include <QDeadlineTimer>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

#ifdef Q_OS_UNIX
#include <csignal>
#include <unistd.h>
#endif

namespace paperdip {

namespace {

constexpr int lookEvery = 50;  // ms between looks at what Git says and whether it is still wanted
constexpr int patience = 2000; // ms for it to end by itself once it is not

// What another Git that started us (a hook, an alias) says of its own repository.
constexpr const char *foreignVariables[] = {
    "GIT_DIR",        "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY",
    "GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_EDITOR",     "GIT_TRACE",  "GIT_LITERAL_PATHSPECS"};

QProcessEnvironment environmentFor(const GitCall &call)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : foreignVariables)
        environment.remove(QLatin1String(name));
    // English, and yet UTF-8 for hooks. Where there is no such locale it is C.
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    environment.insert(QStringLiteral("LANGUAGE"), QStringLiteral("C"));
    environment.insert(QStringLiteral("GIT_TERMINAL_PROMPT"), QStringLiteral("0"));
    environment.insert(QStringLiteral("GIT_MERGE_AUTOEDIT"), QStringLiteral("no"));
    if (!call.writes)
        environment.insert(QStringLiteral("GIT_OPTIONAL_LOCKS"), QStringLiteral("0"));
    for (auto it = call.environment.cbegin(); it != call.environment.cend(); ++it)
        environment.insert(it.key(), it.value());
    return environment;
}

void stop(QProcess &process)
{
#ifdef Q_OS_UNIX
    // With all that it started: ssh, helpers, hooks.
    const auto group = static_cast<pid_t>(process.processId());
    const auto send = [group](int signal) {
        if (group > 0 && ::kill(-group, signal) != 0)
            ::kill(group, signal); // it has only just begun
    };
    send(SIGTERM);
    if (!process.waitForFinished(patience))
        send(SIGKILL);
#else
    process.kill(); // its windowless programs know no polite way
#endif
    process.waitForFinished(patience);
}

// Takes whole lines of progress out of what came, tells of the last one, and keeps the rest.
class ErrorReader
{
public:
    explicit ErrorReader(const GitWatch &watch) : m_watch(watch) {}

    void take(const QByteArray &bytes, bool last = false)
    {
        m_pending += bytes;
        GitProgress progress;
        bool any = false;
        qsizetype begin = 0;
        for (qsizetype i = 0; i < m_pending.size(); ++i) {
            if (m_pending.at(i) != '\r' && m_pending.at(i) != '\n')
                continue;
            const QByteArray line = m_pending.mid(begin, i - begin);
            begin = i + 1;
            if (readGitProgress(line, &progress))
                any = true;
            else if (!line.isEmpty())
                m_words += line + '\n';
        }
        m_pending.remove(0, begin);
        if (last && !readGitProgress(m_pending, &progress))
            m_words += m_pending;
        if (any && m_watch.progress)
            m_watch.progress(progress);
    }
    QByteArray words() const { return m_words; }

private:
    const GitWatch &m_watch;
    QByteArray m_pending;
    QByteArray m_words;
};

// A session of its own: ssh finds no terminal to ask at, and all of it can be stopped at once. By
// the small program where there is one: to do it here takes a fork of this whole process, which
// with a big library is slow.
void leadSession(QProcess &process, QStringList &words)
{
#ifdef Q_OS_UNIX
    const QString leader = QStandardPaths::findExecutable(QStringLiteral("setsid"));
    if (leader.isEmpty())
        process.setChildProcessModifier([] { ::setsid(); });
    else
        words.prepend(leader);
#else
    Q_UNUSED(process)
    Q_UNUSED(words)
#endif
}

void setUp(QProcess &process, const GitCall &call)
{
    QStringList words{gitProgram(),
                      QStringLiteral("--no-pager"),
                      QStringLiteral("--literal-pathspecs"),
                      QStringLiteral("-c"),
                      QStringLiteral("core.quotepath=false"),
                      QStringLiteral("-c"),
                      QStringLiteral("color.ui=false")};
    words << call.arguments;
    leadSession(process, words);
    process.setProgram(words.takeFirst());
    process.setArguments(words);
    process.setWorkingDirectory(call.folder);
    process.setProcessEnvironment(environmentFor(call));
    if (call.input.isEmpty())
        process.setStandardInputFile(QProcess::nullDevice());
}

} // namespace

QString gitProgram()
{
    return QStandardPaths::findExecutable(QStringLiteral("git"));
}

bool readGitProgress(const QByteArray &line, GitProgress *progress)
{
    static const QRegularExpression form(QStringLiteral(
        R"(^(?:remote: )?([A-Z][A-Za-z -]+):\s+(?:(\d+)% \(\d+/\d+\)|\d+)(?:,.*)?\s*$)"));
    const QRegularExpressionMatch match = form.match(QString::fromUtf8(line));
    if (!match.hasMatch())
        return false;
    progress->what = match.captured(1);
    progress->percent = match.captured(2).isEmpty() ? -1 : match.captured(2).toInt();
    return true;
}

GitAnswer runGit(const GitCall &call, const GitWatch &watch)
{
    GitAnswer answer;
    const auto isStopped = [&watch] { return watch.isStopped && watch.isStopped(); };
    answer.cancelled = isStopped();
    if (answer.cancelled)
        return answer;
    QProcess process;
    setUp(process, call);
    process.start();
    if (!process.waitForStarted(-1)) {
        answer.err = process.errorString().toUtf8();
        return answer;
    }
    if (!call.input.isEmpty()) {
        process.write(call.input);
        process.closeWriteChannel();
    }
    ErrorReader errors(watch);
    while (!process.waitForFinished(lookEvery) && process.state() != QProcess::NotRunning) {
        errors.take(process.readAllStandardError());
        if (isStopped()) {
            answer.cancelled = true;
            stop(process);
        }
    }
    errors.take(process.readAllStandardError(), true);
    answer.out = process.readAllStandardOutput();
    answer.err = errors.words();
    if (!answer.cancelled && process.exitStatus() == QProcess::NormalExit)
        answer.status = process.exitCode();
    return answer;
}

} // namespace paperdip
