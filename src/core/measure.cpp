// SPDX-License-Identifier: MIT
#include "core/measure.h"

#include "core/address.h"

#include <algorithm>
#include <array>

namespace paperdip {

namespace {

constexpr QStringView signsOfValues = u"+#\u00b1\u2248\u00d7";

bool endsWithWord(QStringView text, QStringView word)
{
    if (!text.endsWith(word, Qt::CaseInsensitive))
        return false;
    return text.size() == word.size() || !isAsciiAlnum(text[text.size() - word.size() - 1]);
}

bool startsWithWord(QStringView text, QStringView word)
{
    if (!text.startsWith(word, Qt::CaseInsensitive))
        return false;
    return text.size() == word.size() || !isAsciiAlnum(text[word.size()]);
}

bool saysSoBefore(QStringView before)
{
    constexpr std::array<QStringView, 18> words{
        u"price", u"prices", u"version", u"ver", u"v",   u"release", u"tel",  u"phone",  u"fax",
        u"ip",    u"usd",    u"eur",     u"rmb", u"cny", u"价格",    u"版本", u"版本号", u"电话"};
    if (!before.isEmpty() && signsOfValues.contains(before.back()))
        return true;
    constexpr QStringView between = u":.=\uff1a";
    while (!before.isEmpty() && (before.back().isSpace() || between.contains(before.back())))
        before.chop(1);
    if (!before.isEmpty() && before.back().category() == QChar::Symbol_Currency)
        return true;
    return std::any_of(words.begin(), words.end(),
                       [before](QStringView word) { return endsWithWord(before, word); });
}

bool saysSoBehind(QStringView after)
{
    constexpr std::array<QStringView, 19> units{
        u"usd", u"eur", u"rmb", u"cny", u"gbp", u"ns", u"ms", u"kb", u"mb", u"gb",
        u"tb",  u"hz",  u"khz", u"mhz", u"ghz", u"kg", u"km", u"mm", u"cm"};
    constexpr std::array<QStringView, 4> chinese{u"元", u"美元", u"万", u"亿"};
    if (!after.isEmpty() && signsOfValues.contains(after.front()))
        return true;
    while (!after.isEmpty() && after.front().isSpace() && after.front() != u'\n' &&
           after.front() != u'\r')
        after = after.mid(1);
    if (after.isEmpty())
        return false;
    if (after.front() == u'%' || after.front().category() == QChar::Symbol_Currency)
        return true;
    return std::any_of(chinese.begin(), chinese.end(),
                       [after](QStringView unit) { return after.startsWith(unit); }) ||
           std::any_of(units.begin(), units.end(),
                       [after](QStringView unit) { return startsWithWord(after, unit); });
}

} // namespace

bool isMeasure(QStringView before, QStringView after)
{
    return saysSoBefore(before) || saysSoBehind(after);
}

} // namespace paperdip
