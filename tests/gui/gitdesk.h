// SPDX-License-Identifier: MIT
#pragma once

#include "gui/changesview.h"
#include "gui/desk.h"
#include "gui/gitcommands.h"
#include "gui/messagebar.h"
#include "sync/realgit.h"

#include <QAction>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

namespace paperdip {

// A window on a list, and the true Git beside it.
struct GitDesk : Desk
{
    explicit GitDesk(const QByteArray &list = sampleList()) : Desk((isolateGit(), list)) {}

    QString folder() const { return path(QStringLiteral("list")); }
    int tryGit(const QStringList &arguments, QByteArray *out = nullptr) const
    {
        QProcess process;
        process.setWorkingDirectory(folder());
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral("git"), arguments);
        if (!process.waitForFinished(30000))
            qFatal("git did not end");
        if (out != nullptr)
            *out = process.readAll();
        return process.exitCode();
    }
    QByteArray git(const QStringList &arguments) const
    {
        QByteArray out;
        if (tryGit(arguments, &out) != 0)
            qFatal("git %s: %s", qPrintable(arguments.join(QLatin1Char(' '))), out.constData());
        return out.trimmed();
    }
    QByteArray git(const char *arguments) const
    {
        return git(QString::fromUtf8(arguments).split(QLatin1Char(' ')));
    }
    // All that lies there in one commit, which a bare repository beside it has too.
    void share() const
    {
        git("init -q");
        git("add -A");
        git("commit -qm Begin");
        git("clone -q --bare . ../bare.git");
        follow(path(QStringLiteral("bare.git")));
    }
    // The same list in the same repository: what lies there is taken for checked out.
    void follow(const QString &bare) const
    {
        tryGit({QStringLiteral("init"), QStringLiteral("-q")});
        git({QStringLiteral("remote"), QStringLiteral("add"), QStringLiteral("origin"), bare});
        git("fetch -q");
        git("reset -q origin/main");
        git("branch -q --set-upstream-to origin/main");
    }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(QStringLiteral("list/") + name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(name));
    }
    // The list as it is in the library is in its file, and the other way round.
    bool isInStep() const
    {
        return files->saveState(list()) == SaveState::Saved &&
               library->bytes(list()) == fileBytes();
    }
    // Looks at the list's repository, as when the window is activated.
    Repositories &repositories() const
    {
        return *window->findChild<GitCommands *>()->findChild<Repositories *>();
    }
    QString state() const
    {
        const auto *button = window->findChild<QToolButton *>(QStringLiteral("gitState"));
        return button->isHidden() ? QString() : button->text();
    }
    MessageBar &messages() const
    {
        return *window->findChild<MessageBar *>(QStringLiteral("messages"));
    }
    QString message(GitAct act) const
    {
        return messages().text(QStringLiteral("git-%1").arg(static_cast<int>(act)));
    }
    // Presses a message's button.
    bool press(const char *text) const
    {
        const QList<QAbstractButton *> buttons = messages().findChildren<QAbstractButton *>();
        for (QAbstractButton *button : buttons) {
            if (button->text() == QString::fromUtf8(text)) {
                button->click();
                return true;
            }
        }
        return false;
    }
    using Desk::press;
    template<typename T>
    T *part(const char *name) const
    {
        return window->findChild<T *>(QString::fromLatin1(name));
    }
};

} // namespace paperdip
