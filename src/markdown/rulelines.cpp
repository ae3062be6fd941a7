// SPDX-License-Identifier: MIT
#include "markdown/rulelines.h"

#include "markdown/segmenttext.h"

#include <algorithm>

namespace paperdip {
namespace {

bool isRuleAt(const Document &document, int index)
{
    return index >= 0 && index < document.size() && isRule(document.at(index));
}

bool isLinePaperAt(const Document &document, int index)
{
    return index >= 0 && index < document.size() && isLinePaper(document.at(index));
}

// The paper that owns a tile, by being it or standing above it; -1: none does.
int linePaperWith(const Document &document, int index)
{
    while (index >= 0 && !isLinePaper(document.at(index)))
        index = document.parentOf(index);
    return index;
}

bool endsSection(const Document &document, int index)
{
    return index >= document.size() || isSection(document.at(index));
}

RuleHabit habitOf(const Document &document, const RuleLine &rule)
{
    const QByteArray &bytes = document.bytesAt(rule.index);
    const int above = rule.isBehind ? rule.index - 1 : rule.index;
    RuleHabit habit;
    habit.bytes = bytes.first(contentEnd(bytes));
    habit.blankLines = std::max(1, blankLinesIn(tailOf(document.bytesAt(above))));
    return habit;
}

} // namespace

bool isLinePaper(const ListNode &node)
{
    const Structure structure = node.segment.structure;
    return isPaper(node) && (structure == Structure::Paragraph || structure == Structure::Html ||
                             structure == Structure::Quote);
}

RuleLine ruleOf(const Document &document, int paper)
{
    if (!isLinePaperAt(document, paper))
        return {};
    const int end = document.subtreeEnd(paper);
    if (isRuleAt(document, end))
        return {end, true};
    return isRuleAt(document, paper - 1) ? RuleLine{paper - 1, false} : RuleLine();
}

QSet<int> rulesBetween(const Document &document, const QList<int> &roots)
{
    QSet<int> rules;
    for (qsizetype n = 0; n + 1 < roots.size(); ++n) {
        const int rule = document.subtreeEnd(roots[n]);
        if (isLinePaper(document.at(roots[n])) && isRuleAt(document, rule) &&
            rule + 1 == roots[n + 1] && isLinePaperAt(document, rule + 1))
            rules.insert(rule);
    }
    return rules;
}

QSet<int> rulesLeftOver(const Document &document, const QList<int> &roots, const QSet<int> &gone)
{
    QSet<int> rules;
    const auto leaves = [&](int index) { return gone.contains(index) || rules.contains(index); };
    for (const int root : roots) {
        if (!isLinePaper(document.at(root)))
            continue;
        int above = root - 1;
        while (leaves(above))
            --above;
        int below = document.subtreeEnd(root);
        while (leaves(below))
            ++below;
        const bool ruleAbove = isRuleAt(document, above);
        const bool ruleBelow = isRuleAt(document, below);
        const bool parts =
            ruleBelow && isLinePaperAt(document, below + 1) && linePaperWith(document, above) < 0;
        if (ruleBelow && (ruleAbove || parts))
            rules.insert(below);
        else if (ruleAbove && endsSection(document, below) &&
                 linePaperWith(document, above - 1) >= 0)
            rules.insert(above);
    }
    return rules;
}

std::optional<RuleHabit> ruleHabitAt(const Document &document, const Spot &spot)
{
    const int above = spot.at > 0 ? linePaperWith(document, spot.at - 1) : -1;
    const bool ruleAbove = isRuleAt(document, spot.at - 1);
    const bool paperBelow = isLinePaperAt(document, spot.at);
    if (above >= 0 && paperBelow)
        return {}; // the two do without
    const int aboveRule = ruleAbove ? linePaperWith(document, spot.at - 2) : above;
    const bool ruleBelow = isRuleAt(document, spot.at) && isLinePaperAt(document, spot.at + 1);
    const int below = paperBelow ? spot.at : ruleBelow ? spot.at + 1 : -1;
    const int model = aboveRule >= 0 ? aboveRule : below;
    if (model >= 0) {
        const RuleLine rule = ruleOf(document, model);
        if (rule.index < 0)
            return {};
        RuleHabit habit = habitOf(document, rule);
        habit.leads = !ruleAbove && !paperBelow;
        return habit;
    }
    if (isRuleAt(document, spot.at))
        return {}; // that one ends it
    for (int index = document.size() - 1; index >= 0; --index) {
        if (!isLinePaper(document.at(index)))
            continue;
        const RuleLine rule = ruleOf(document, index);
        if (!rule.isBehind || !endsSection(document, rule.index + 1))
            return {};
        RuleHabit habit = habitOf(document, rule);
        habit.leads = false;
        return habit;
    }
    return {};
}

} // namespace paperdip
