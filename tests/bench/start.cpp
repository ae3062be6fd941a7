// SPDX-License-Identifier: MIT
// Starts a window, says its peak memory on standard output right after its tree was painted for the
// first time, and ends. "bare": an empty QMainWindow with a QTreeView and a QTextBrowser.
// Otherwise the arguments are Paper Dip's own.
#include "gui/application.h"
#include "memory.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QMainWindow>
#include <QSplitter>
#include <QTextBrowser>
#include <QTimer>
#include <QTreeView>
#include <cstdio>

namespace {

class FirstPaint : public QObject
{
    Q_OBJECT

protected:
    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && !m_seen) {
            const auto *view = qobject_cast<QAbstractItemView *>(object->parent());
            if (view && view->viewport() == object) {
                m_seen = true;
                QTimer::singleShot(0, this, [] { // behind the paint and its flush
                    std::printf("%.0f\n", paperdip::statusKilobytes("VmHWM"));
                    std::fflush(stdout);
                    QCoreApplication::exit(); // in order: the next start finds no leftovers
                });
            }
        }
        return QObject::eventFilter(object, event);
    }

private:
    bool m_seen = false;
};

int runBare()
{
    QMainWindow window;
    auto *splitter = new QSplitter;
    splitter->addWidget(new QTreeView);
    splitter->addWidget(new QTextBrowser);
    window.setCentralWidget(splitter);
    window.resize(1280, 800);
    window.show();
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("paperdip"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PAPERDIP_VERSION));
    QApplication app(argc, argv);
    FirstPaint filter;
    app.installEventFilter(&filter);
    const QStringList arguments = app.arguments().mid(1);
    return arguments.value(0) == QLatin1String("bare") ? runBare() : paperdip::runWindow(arguments);
}

#include "start.moc"
