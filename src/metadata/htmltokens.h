// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <utility>

namespace paperdip {

// A piece of a page. What it shows refers to the text that it was cut from.
struct HtmlToken
{
    enum class Kind { Text, Open, Close };

    Kind kind = Kind::Text;
    QStringView text; // raw, entities included
    QString name;     // of a tag, in lower case; of "<!doctype ...>" empty
    QList<std::pair<QStringView, QStringView>> attributes;

    // Of an opening tag: the first attribute of that name, entities decoded, trimmed.
    QString attribute(QStringView wanted) const;
};

// Cuts HTML into texts and tags, in the author's order and however broken: attributes in any order
// and case, quoted or not; a "<" that begins no tag is text. Comments are passed over, and so is
// what stands in scripts and styles. Linear in the text's length.
class HtmlTokens
{
public:
    explicit HtmlTokens(QStringView html) : m_text(html) {}

    bool next(HtmlToken &token); // false: it is over
    // Goes on behind the next "</name ...>"; where there is none, nothing is passed over.
    void skipBehindEnd(const QString &name);

private:
    QChar here() const { return m_at < m_text.size() ? m_text[m_at] : QChar(); }
    bool takeTag(HtmlToken &token);
    void takeAttributes(HtmlToken &token);
    QStringView takeValue();
    qsizetype behind(QStringView what, qsizetype from) const;

    QStringView m_text;
    qsizetype m_at = 0;
    QStringList m_endless; // names that have no end any more: not to be looked for again
};

} // namespace paperdip
