// SPDX-License-Identifier: MIT
#include "formats/template.h"

#include "formats/citekey.h"
#include "formats/markdowntext.h"

namespace paperdip {

namespace {

// Stands where a field or an optional part began, until blank lines are taken out. No text may hold
// it: it is no character.
constexpr QChar fieldMark(0xffff);

using Value = QString (*)(const Citation &);

struct FieldInfo
{
    const char *name;
    bool address; // stands in a link as it is
    Value value;
};

const std::vector<FieldInfo> &fieldTable()
{
    static const QString comma = QStringLiteral(", ");
    static const std::vector<FieldInfo> table{
        {"title", false, [](const Citation &c) { return c.title; }},
        {"url", true, [](const Citation &c) { return c.url.isEmpty() ? bestUrl(c) : c.url; }},
        {"arxiv", false, [](const Citation &c) { return c.arxiv; }},
        {"version", false, [](const Citation &c) { return numberText(c.version); }},
        {"category", false, [](const Citation &c) { return c.category; }},
        {"doi", true, [](const Citation &c) { return c.doi; }},
        {"authors", false, [](const Citation &c) { return c.authors.join(comma); }},
        {"firstauthor", false, [](const Citation &c) { return c.authors.value(0); }},
        {"year", false, [](const Citation &c) { return numberText(c.year); }},
        {"venue", false, [](const Citation &c) { return c.venue; }},
        {"keywords", false, [](const Citation &c) { return c.keywords.join(comma); }},
        {"tags", false, [](const Citation &c) { return c.tags.join(comma); }},
        {"remark", false, [](const Citation &c) { return c.remark; }},
        {"note", true, [](const Citation &c) { return c.notePath; }},
        {"abstract", false, [](const Citation &c) { return c.abstract; }},
        {"comment", false, [](const Citation &c) { return c.comment; }},
        {"state", false, [](const Citation &c) { return stateWord(c.state); }},
        {"box", false,
         [](const Citation &c) {
             return c.state == ReadState::Read ? QStringLiteral("X") : QStringLiteral(" ");
         }},
        {"section", false, [](const Citation &c) { return c.sections.join(QLatin1Char('/')); }},
        {"key", false, nullptr}, // unique within what is written, so not a matter of one citation
    };
    return table;
}

const FieldInfo *fieldCalled(const QString &name)
{
    for (const FieldInfo &field : fieldTable()) {
        if (name == QLatin1String(field.name))
            return &field;
    }
    return nullptr;
}

QString valueOf(const FieldInfo &field, const Citation &citation, const QString &key)
{
    return field.value ? field.value(citation) : key;
}

// The blank lines of the template stay, those that a field left behind go.
QString withoutBlankLines(const QString &text)
{
    QStringList kept;
    const QStringList lines = text.split(QLatin1Char('\n'));
    for (const QString &line : lines) {
        QString plain = line;
        plain.remove(fieldMark);
        if (plain.trimmed().isEmpty() && line.contains(fieldMark))
            continue;
        while (plain.endsWith(QLatin1Char(' ')) && !line.endsWith(QLatin1String("  ")))
            plain.chop(1);
        kept << plain;
    }
    while (!kept.isEmpty() && kept.last().trimmed().isEmpty())
        kept.removeLast();
    return kept.isEmpty() ? QString() : kept.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace

class EntryTemplate::Parser
{
public:
    explicit Parser(const QString &text) : m_text(text) {}

    // Up to the brace that ends an optional part, or to the end.
    Result<std::vector<Part>> parts(int depth)
    {
        std::vector<Part> parts;
        QString plain;
        const auto flush = [&] {
            if (!plain.isEmpty())
                parts.push_back(Part{Part::Text, plain, {}});
            plain.clear();
        };
        while (m_at < m_text.size()) {
            const QChar c = m_text.at(m_at);
            if (c == u'\\' && m_at + 1 < m_text.size() &&
                (m_text.at(m_at + 1) == u'{' || m_text.at(m_at + 1) == u'}')) {
                plain += m_text.at(m_at + 1);
                m_at += 2;
            } else if (c == u'{') {
                flush();
                Result<Part> part = field(depth);
                if (!part)
                    return Failure(part.error());
                parts.push_back(*std::move(part));
            } else if (c == u'}') {
                if (depth == 0)
                    return wrong(
                        QStringLiteral("\"}\" has no \"{\" before it (\\} stands for it)"));
                flush();
                return parts;
            } else {
                plain += c;
                ++m_at;
            }
        }
        if (depth > 0)
            return wrong(QStringLiteral("an optional part has no \"}\""));
        flush();
        return parts;
    }

private:
    Result<Part> field(int depth)
    {
        constexpr int deepest = 20;
        ++m_at; // the brace
        const QChar sign = m_at < m_text.size() ? m_text.at(m_at) : QChar();
        const bool optional = sign == u'?' || sign == u'!';
        if (optional)
            ++m_at;
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && m_text.at(m_at).isLetterOrNumber())
            ++m_at;
        Part part;
        part.text = m_text.mid(begin, m_at - begin);
        if (!fieldCalled(part.text))
            return wrong(QStringLiteral("there is no field \"%1\"; there are %2")
                             .arg(part.text, fields().join(QLatin1String(", "))),
                         part.text);
        const QChar end = m_at < m_text.size() ? m_text.at(m_at) : QChar();
        part.kind = sign == u'?' ? Part::Where : sign == u'!' ? Part::WhereNot : Part::Field;
        if (optional) {
            if (end != u':')
                return wrong(QStringLiteral("\"{%1%2\" wants a \":\" and a text")
                                 .arg(QString(sign), part.text));
            if (depth >= deepest)
                return wrong(QStringLiteral("optional parts are nested too deep"));
            ++m_at;
            Result<std::vector<Part>> inner = parts(depth + 1);
            if (!inner)
                return Failure(inner.error());
            part.inner = *std::move(inner);
        } else if (end != u'}')
            return wrong(QStringLiteral("\"{%1\" has no \"}\"").arg(part.text));
        ++m_at; // the closing brace
        return part;
    }

    Failure wrong(const QString &what, const QString &field = {}) const
    {
        const auto line = m_text.left(m_at).count(QLatin1Char('\n')) + 1;
        return fail(ErrorCode::Invalid,
                    QStringLiteral("The template is wrong in line %1: %2.").arg(line).arg(what),
                    field, QString::number(line));
    }

    QString m_text;
    qsizetype m_at = 0;
};

Result<EntryTemplate> EntryTemplate::parse(const QString &text)
{
    QString plain = text;
    plain.replace(QLatin1String("\r\n"), QLatin1String("\n"))
        .replace(u'\r', u'\n')
        .remove(fieldMark);
    if (plain.trimmed().isEmpty())
        return fail(ErrorCode::Invalid, QStringLiteral("The template is empty."));
    Result<std::vector<Part>> parts = Parser(plain).parts(0);
    if (!parts)
        return Failure(parts.error());
    EntryTemplate form;
    form.m_parts = *std::move(parts);
    form.m_row = plain.trimmed().startsWith(QLatin1Char('|'));
    return form;
}

QString EntryTemplate::homeText()
{
    return QStringLiteral("- [{box}] {?arxiv:[[{arxiv}] {title}](https://arxiv.org/abs/{arxiv})}"
                          "{!arxiv:{?url:[{title}]({url})}{!url:{title}}}\n"
                          "  {keywords}{?remark:{?keywords:, }{remark}}"
                          "{?note:{?remark: }{!remark:{?keywords:, }}[note]({note})}\n");
}

EntryTemplate EntryTemplate::home()
{
    return *parse(homeText());
}

QStringList EntryTemplate::fields()
{
    QStringList names;
    for (const FieldInfo &field : fieldTable())
        names << QLatin1String(field.name);
    return names;
}

void EntryTemplate::write(const std::vector<Part> &parts, const Citation &citation,
                          const QString &key, bool row, QString &out)
{
    for (const Part &part : parts) {
        if (part.kind == Part::Text) {
            out += part.text;
            continue;
        }
        const FieldInfo &field = *fieldCalled(part.text);
        const QString value = valueOf(field, citation, key);
        out += fieldMark;
        if (part.kind != Part::Field) {
            if (value.isEmpty() == (part.kind == Part::WhereNot))
                write(part.inner, citation, key, row, out);
            continue;
        }
        if (field.address) {
            out += markdownAddress(value);
            continue;
        }
        if (part.text == QLatin1String("box")) {
            out += value; // a blank that must stay
            continue;
        }
        QString escaped = markdownEscaped(value, row).remove(fieldMark);
        QString line = out.mid(out.lastIndexOf(QLatin1Char('\n')) + 1);
        if (line.remove(fieldMark).trimmed().isEmpty())
            escaped = markdownLineStart(escaped);
        out += escaped;
    }
}

QString EntryTemplate::apply(const Citation &citation, const QString &key) const
{
    QString out;
    write(m_parts, citation, key, m_row, out);
    return withoutBlankLines(out);
}

QByteArray writeTemplate(const EntryTemplate &form, const QList<Citation> &citations)
{
    const QStringList keys = citeKeys(citations);
    QString text;
    QStringList section;
    for (qsizetype i = 0; i < citations.size(); ++i) {
        const QStringList &path = citations.at(i).sections;
        if (path != section) {
            qsizetype same = 0;
            while (same < path.size() && same < section.size() && path.at(same) == section.at(same))
                ++same;
            // Back in a section whose sub-section came between: its name again, or the entry would
            // fall to the sub-section.
            if (same == path.size() && same > 0)
                --same;
            for (qsizetype level = same; level < path.size(); ++level)
                text += (text.isEmpty() ? QString() : QStringLiteral("\n")) +
                        QString(static_cast<int>(qMin<qsizetype>(level + 1, 6)), QLatin1Char('#')) +
                        QLatin1Char(' ') + markdownEscaped(path.at(level), false) +
                        QLatin1Char('\n');
            if (!path.isEmpty())
                text += QLatin1Char('\n');
            section = path;
        }
        text += form.apply(citations.at(i), keys.at(i));
    }
    return text.toUtf8();
}

} // namespace paperdip
