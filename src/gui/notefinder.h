// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QRegularExpression>
#include <QTextCursor>
#include <QTimer>

namespace paperdip {

class NoteEditor;

struct FindQuery
{
    QString text;
    bool caseMatters = false;
    bool wholeWords = false; // of letters that have words: Chinese is found anywhere
    bool pattern = false;    // a regular expression

    bool operator==(const FindQuery &) const = default;
};

// Finds and replaces in a note, line by line. While an input method composes it waits.
class NoteFinder : public QObject
{
    Q_OBJECT

public:
    explicit NoteFinder(NoteEditor &editor);

    // Empty text: nothing is looked for and nothing marked.
    void setQuery(const FindQuery &query);
    const FindQuery &query() const { return m_query; }
    bool isValid() const { return m_pattern.isValid(); }
    int count() const { return m_count; }     // of hits, at most mostHits
    int current() const { return m_current; } // from 1, of the hit that is selected; 0: none is
    static constexpr int mostHits = 9999;

    // Selects the next hit, from the end on to the beginning. false: there is none.
    bool step(bool backward);
    // The first hit at or behind where the search began; as one types.
    void stepInPlace();
    // Replaces the selected hit and goes to the next; one step of undo.
    bool replace(const QString &with);
    int replaceAll(const QString &with); // one step of undo; how many

Q_SIGNALS:
    void counted();

private:
    struct Hit
    {
        int begin = 0;
        int length = 0;
        QRegularExpressionMatch match;
    };

    bool isIdle() const; // nothing to look for, or not now
    std::optional<Hit> hitAfter(int position) const;
    std::optional<Hit> hitBefore(int position) const;
    std::optional<Hit> selectedHit() const;
    void select(const Hit &hit);
    QString written(const Hit &hit, const QString &with) const;
    void recount();
    void mark();

    NoteEditor &m_editor;
    FindQuery m_query;
    QRegularExpression m_pattern;
    QTimer m_countSoon;
    int m_count = 0;
    int m_current = 0;
    int m_from = 0; // where the search began
};

} // namespace paperdip
