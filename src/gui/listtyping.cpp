// SPDX-License-Identifier: MIT
#include "gui/listtyping.h"

#include <QRegularExpression>

namespace paperdip {

LinePrefix prefixOf(const QString &line)
{
    static const QRegularExpression pattern(
        QStringLiteral("^((?:[ ]{0,3}>[ ]?)*)([ \\t]*)(?:([-*+]|\\d{1,9}[.)])([ \\t]+|$)(\\[[ "
                       "xX]\\](?:[ \\t]+|$))?)?"));
    const QRegularExpressionMatch match = pattern.match(line);
    LinePrefix prefix;
    prefix.quote = match.captured(1);
    prefix.indent = match.captured(2);
    prefix.marker = match.captured(3);
    prefix.gap = match.captured(4);
    prefix.box = match.captured(5);
    prefix.rest = line.mid(prefix.length());
    return prefix;
}

namespace {

QString nextMarker(const QString &marker)
{
    if (marker.size() < 2)
        return marker;
    const qsizetype digits = marker.size() - 1;
    return QString::number(marker.left(digits).toLongLong() + 1) + marker.back();
}

} // namespace

bool isRule(const QString &line)
{
    static const QRegularExpression rule(
        QStringLiteral("^ {0,3}([-*_])[ \\t]*(?:\\1[ \\t]*){2,}$"));
    return rule.match(line).hasMatch();
}

std::optional<QString> continuation(const QString &line)
{
    if (isRule(line))
        return QString();
    const LinePrefix prefix = prefixOf(line);
    const bool item = !prefix.marker.isEmpty();
    if (prefix.rest.trimmed().isEmpty() && (item || !prefix.quote.isEmpty()))
        return std::nullopt;
    if (!item)
        return prefix.quote + prefix.indent;
    const QString box = prefix.box.isEmpty() ? QString() : QStringLiteral("[ ] ");
    return prefix.quote + prefix.indent + nextMarker(prefix.marker) + prefix.gap + box;
}

std::optional<QString> indented(const QString &line, bool deeper)
{
    LinePrefix prefix = prefixOf(line);
    if (prefix.marker.isEmpty() || isRule(line))
        return std::nullopt;
    const QString tail = prefix.marker + prefix.gap + prefix.box + prefix.rest;
    const qsizetype step = prefix.marker.size() + 1;
    if (deeper)
        return prefix.quote + QString(step, u' ') + prefix.indent + tail;
    if (prefix.indent.isEmpty())
        return std::nullopt;
    if (prefix.indent.startsWith(u'\t'))
        return prefix.quote + prefix.indent.mid(1) + tail;
    qsizetype blanks = 0;
    while (blanks < qMin(step, prefix.indent.size()) && prefix.indent[blanks] == u' ')
        ++blanks;
    return prefix.quote + prefix.indent.mid(blanks) + tail;
}

std::optional<QString> boxToggled(const QString &line)
{
    const LinePrefix prefix = prefixOf(line);
    if (prefix.marker.isEmpty() || isRule(line))
        return std::nullopt;
    const QString head = prefix.quote + prefix.indent + prefix.marker + prefix.gap;
    if (prefix.box.isEmpty())
        return head + QStringLiteral("[ ] ") + prefix.rest;
    QString box = prefix.box;
    box[1] = box[1] == u' ' ? u'x' : u' ';
    return head + box + prefix.rest;
}

} // namespace paperdip
