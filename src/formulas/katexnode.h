// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace paperdip {

// A node of KaTeX's layout tree as katex.cpp hands it over: {c: classes, s: style, k: children,
// t: text, i: italic correction, v: attributes of an SVG, p: an SVG path, l: an SVG line,
// h, d: height and depth}.
class KatexNode
{
public:
    explicit KatexNode(const QJsonObject &object);

    bool has(const char *name) const; // the class
    // A style that is a number of ems; 0 where it is not set.
    double ems(const char *style) const;
    QString style(const char *name) const;
    QColor colour(const char *name) const; // invalid: not set
    // How much larger its type is than its parent's, from "sizing reset-size6 size3".
    double sizing() const;

    bool isText() const { return m_object.contains(QLatin1String("t")); }
    QString text() const { return m_object[QLatin1String("t")].toString(); }
    double number(const char *name) const { return m_object[QLatin1String(name)].toDouble(); }
    QString part(const char *name) const { return m_object[QLatin1String(name)].toString(); }
    QJsonObject object(const char *name) const { return m_object[QLatin1String(name)].toObject(); }
    QJsonArray children() const { return m_object[QLatin1String("k")].toArray(); }

    // The first below it, or itself, with this class.
    static std::optional<KatexNode> find(const QJsonObject &root, const char *name);

private:
    QJsonObject m_object;
    QStringList m_classes;
};

// "0.4em" as 0.4, "2" as 2; 0 where it is neither.
double emsOf(const QString &text);

} // namespace paperdip
