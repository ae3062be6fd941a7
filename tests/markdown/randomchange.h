// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/edit.h"

#include "markdown/outsidelines.h"

#include <array>
#include <random>

// Changes drawn at random, for the property test.

enum class ChangeKind {
    State,
    Title,
    Link,
    Keywords,
    Remark,
    Note,
    Insert,
    InsertSection,
    Remove,
    MoveWithin,
    MoveBetween,
    MoveSection,
};
inline constexpr int changeKinds = 12;
inline constexpr std::array changeNames{"state",  "title",       "link",         "keywords",
                                        "remark", "note",        "insert",       "insert section",
                                        "remove", "move within", "move between", "move section"};

// One change of one node, with the value that it is to have.
struct RandomChange
{
    ChangeKind kind = ChangeKind::State;
    paperdip::NodeId node = 0;
    paperdip::Place place; // of what is inserted or moved
    bool read = false;
    QString text; // title, address, remark, path
    QStringList keywords;
    QList<paperdip::NewPaper> papers;

    QString inWords(const paperdip::Document &document) const;
};

// A list after a change, and the nodes that the change made.
struct Changed
{
    paperdip::Document document;
    QList<paperdip::NodeId> made;
};

class ChangeDrawer
{
public:
    explicit ChangeDrawer(quint32 seed) : m_random(seed) {}

    RandomChange draw(const paperdip::Document &document);
    int below(int count) { return static_cast<int>(m_random() % static_cast<quint32>(count)); }

private:
    template<typename Test>
    paperdip::NodeId nodeWhere(const paperdip::Document &document, Test test);
    paperdip::NodeId nodeFor(const paperdip::Document &document, ChangeKind kind);
    paperdip::Place placeIn(const paperdip::Document &document, paperdip::NodeId parent);
    paperdip::Place placeFor(const paperdip::Document &document, const RandomChange &change);
    QString anyOf(const QStringList &values) { return values.at(below(int(values.size()))); }

    std::mt19937 m_random;
};

paperdip::Result<Changed> carryOut(const paperdip::Document &document, const RandomChange &change);
// Whether the list's form says why such a change is refused: there is no box, no column, no place.
bool mayBeRefused(const paperdip::Document &document, const RandomChange &change,
                  const paperdip::Error &error);
// The lines that the change may touch.
Touched touchedBy(const paperdip::Document &before, const RandomChange &change,
                  const Changed &after);
// Whether the result shows what was asked for; empty: it does.
QString notShown(const paperdip::Document &before, const RandomChange &change,
                 const Changed &after);
