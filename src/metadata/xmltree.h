// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QHash>
#include <vector>

namespace paperdip {

// An element of a small XML answer. Text is that of the element itself and of all below it.
struct XmlElement
{
    QString space; // namespace URI
    QString name;  // local
    QHash<QString, QString> attributes;
    QString text;
    std::vector<XmlElement> children;

    // The first child of that local name; nullptr: none.
    const XmlElement *child(QStringView childName) const;
    QString textOf(QStringView childName) const; // empty where there is none
};

// The root of a whole well-formed document. BadAnswer for anything else: cut off, a web page, a
// DTD, nested beyond 64, more than 100,000 elements.
Result<XmlElement> parseXml(const QByteArray &xml, const QString &service);

} // namespace paperdip
