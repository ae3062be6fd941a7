// SPDX-License-Identifier: MIT
#include "formulas/katexnode.h"

#include <array>

namespace paperdip {

namespace {

// KaTeX's sizes 1 to 11.
constexpr std::array Multipliers{0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.2, 1.44, 1.728, 2.074, 2.488};

double multiplier(QStringView number)
{
    const int size = number.toInt();
    return size >= 1 && size <= static_cast<int>(Multipliers.size())
               ? Multipliers[static_cast<size_t>(size - 1)]
               : 1;
}

} // namespace

double emsOf(const QString &text)
{
    const QStringView view(text);
    return (text.endsWith(QLatin1String("em")) ? view.chopped(2) : view).toDouble();
}

KatexNode::KatexNode(const QJsonObject &object)
    : m_object(object),
      m_classes(object[QLatin1String("c")].toString().split(u' ', Qt::SkipEmptyParts))
{
}

bool KatexNode::has(const char *name) const
{
    return m_classes.contains(QLatin1String(name));
}

QString KatexNode::style(const char *name) const
{
    return m_object[QLatin1String("s")].toObject()[QLatin1String(name)].toString();
}

double KatexNode::ems(const char *name) const
{
    return emsOf(style(name));
}

QColor KatexNode::colour(const char *name) const
{
    const QString value = style(name);
    return QColor::isValidColor(value) ? QColor(value) : QColor();
}

double KatexNode::sizing() const
{
    if (!has("sizing") && !has("fontsize-ensurer"))
        return 1;
    double from = 1;
    double to = 1;
    for (const QStringView name : m_classes) {
        if (name.startsWith(u"reset-size"))
            from = multiplier(name.sliced(10));
        else if (name.startsWith(u"size"))
            to = name == u"sizing" ? to : multiplier(name.sliced(4));
    }
    return to / from;
}

std::optional<KatexNode> KatexNode::find(const QJsonObject &root, const char *name)
{
    KatexNode node(root);
    if (node.has(name))
        return node;
    for (const QJsonValue child : node.children()) {
        if (std::optional<KatexNode> found = find(child.toObject(), name))
            return found;
    }
    return std::nullopt;
}

} // namespace paperdip
