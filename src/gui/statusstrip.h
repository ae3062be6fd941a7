// SPDX-License-Identifier: MIT
#pragma once

#include "library/types.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace paperdip {

class ElidingLabel;
class Fetcher;
class Library;
class LinkedFiles;
class Notes;
class Pdfs;
struct QueueStatus;

// The bottom line of the window: saved or not, and why not; what the queue is doing. Quiet when all
// is well.
class StatusStrip : public QWidget
{
    Q_OBJECT

public:
    StatusStrip(LinkedFiles &files, Notes &notes, Fetcher &fetcher, Pdfs &pdfs, Library &library,
                QWidget *parent = nullptr);

    void setList(ListId list);
    void addPart(QWidget *part); // behind the save state
    QString saveText() const;    // as shown
    QString queueText() const;

Q_SIGNALS:
    void saveWanted(); // "Save now" was pressed
    void queueWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    // What can be said of one list or note; the heaviest is shown.
    struct Line
    {
        enum Weight { Well, Busy, Waiting, Trouble };
        QString text;
        QString detail;
        Weight weight = Well;
        bool canSave = false;
    };

    void retranslate();
    void showSave();
    void showQueue();
    void noteFailed(const QString &path, const Error &error);
    Line noteLine() const;
    Line saveLine(const ListInfo &info, bool waits) const;
    static QString outsideText(OutsideChange what);
    QString workText(const QueueStatus &status) const;

    LinkedFiles &m_files;
    Notes &m_notes;
    Fetcher &m_fetcher;
    Library &m_library;
    ListId m_list = 0;
    QHash<QString, Error> m_noteProblems; // by path
    QLabel *m_saveIcon;
    ElidingLabel *m_save;
    QToolButton *m_saveNow;
    QLabel *m_queueIcon;
    ElidingLabel *m_queue;
    QProgressBar *m_progress;
    QToolButton *m_open; // shows the queue
    QToolButton *m_retry;
    QTimer m_tick; // counts down to the next request
};

} // namespace paperdip
