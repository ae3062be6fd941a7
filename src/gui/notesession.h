// SPDX-License-Identifier: MIT
#pragma once

#include "library/types.h"

#include <QObject>
#include <QTimer>

namespace paperdip {

class Library;
class Notes;

// The note of the selected paper, or a Markdown file that a link led to from there, between the
// library and the editor: opens it, keeps what is typed, notices when it changed elsewhere. Knows
// no widgets.
class NoteSession : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Nothing,  // no paper
        Unlinked, // the list has no file, so that notes have no place
        None,     // the paper has no note
        Missing,  // it has a link, but no file
        New,      // being written; file and link come into being at the first letter
        Open,
        ReadOnly,
        Failed, // cannot be read, or lies outside the work tree
    };
    Q_ENUM(State)

    NoteSession(Library &library, Notes &notes, QObject *parent = nullptr);
    ~NoteSession() override;

    // file: absolute, shown in place of the paper's note; its list says what lies beside it.
    void setPaper(NodeId paper, const QString &file = {});
    NodeId selected() const { return m_paper; }
    NodeId paper() const { return m_file.isEmpty() ? m_paper : 0; } // whose note it is; 0: nobody's
    const QString &file() const { return m_file; }                  // empty: the paper's note
    ListId list() const;                                            // 0: none
    State state() const { return m_state; }
    const QByteArray &bytes() const { return m_bytes; }
    const QString &path() const { return m_path; }       // absolute
    const QString &written() const { return m_written; } // as the list writes it
    const Error &problem() const { return m_problem; }
    bool isSaved() const;

    // Begins a note where there is none.
    void begin();
    // Another path for a note that is not there yet, as the list would write it. Invalid, Refused.
    Result<void> setNewPath(const QString &written);
    void edit(const QByteArray &bytes);
    void replace(const QByteArray &bytes); // reloaded() follows
    // While an input method composes, nothing is saved and nothing taken in.
    void setComposing(bool composing);
    Result<void> flush();
    void resolveConflict(Choice choice);
    // Where a picture or a file that the note names is; empty: nowhere that may be read.
    QString resolveBeside(const QString &address) const;

Q_SIGNALS:
    void opened();   // another note, or another state
    void reloaded(); // the same note, with other bytes
    void saveChanged();
    void draftFound(); // bytes() never reached the file
    void conflicted();
    void changeWanted(const paperdip::Change &change, const QString &undoText);
    void problemFound(const paperdip::Error &error);

private:
    void open();
    void load();
    void enter(State state);
    void follow();
    void link();
    void followList();
    void keep();
    void changedOutside(const QString &path);
    void reload();

    Library &m_library;
    Notes &m_notes;
    void openFile(ListId list);

    NodeId m_paper = 0;
    QString m_file;
    State m_state = State::Nothing;
    QString m_path;
    QString m_written;
    QByteArray m_bytes;
    QByteArray m_kept; // m_bytes as they were last read or kept
    Error m_problem;
    QTimer m_idle;
    bool m_typed = false; // since the last draft
    bool m_composing = false;
    bool m_reloadLater = false;
    bool m_failed = false; // the last writing
};

} // namespace paperdip
