// SPDX-License-Identifier: MIT
#pragma once

#include "core/problem.h"

#include <QCoreApplication>

namespace paperdip {

// What is wrong with a list, in the person's language.
class ProblemText
{
    Q_DECLARE_TR_FUNCTIONS(paperdip::ProblemText)

public:
    static QString of(const Said &said);
    static QString of(ProblemKind kind); // the name of a group

private:
    static QString sentence(Sentence sentence);
    static QString linkSentence(Sentence sentence);
};

} // namespace paperdip
