// SPDX-License-Identifier: MIT
#include "library/notetemplate.h"

#include "markdown/noteheadings.h"

#include <QHash>
#include <QSet>
#include <algorithm>

namespace paperdip {

namespace {

constexpr int MostHeadings = 200; // of one note

struct Common
{
    QString text;
    int notes = 0;
    double place = 0; // summed over the notes, each from 0 to 1
    QHash<int, int> levels;

    int level() const
    {
        int best = 2;
        int most = 0;
        for (auto level = levels.cbegin(); level != levels.cend(); ++level) {
            if (level.value() > most || (level.value() == most && level.key() < best)) {
                most = level.value();
                best = level.key();
            }
        }
        return best;
    }
};

class Learning
{
public:
    void add(const QByteArray &note)
    {
        std::vector<NoteHeading> headings = noteHeadings(note);
        if (headings.size() > MostHeadings)
            headings.resize(MostHeadings);
        if (headings.empty())
            return;
        const bool titled = headings.front().level == 1;
        if (titled) {
            ++m_titled;
            m_linked += headings.front().hasLink ? 1 : 0;
            headings.erase(headings.begin());
        }
        if (headings.empty())
            return;
        ++m_sectioned;
        QSet<QString> seen;
        for (size_t i = 0; i < headings.size(); ++i) {
            const NoteHeading &heading = headings[i];
            if (heading.text.isEmpty() || seen.contains(heading.text))
                continue;
            seen.insert(heading.text);
            Common &common = m_common[heading.text];
            common.text = heading.text;
            ++common.notes;
            common.place += static_cast<double>(i) / static_cast<double>(headings.size());
            ++common.levels[heading.level];
        }
    }

    std::vector<Common> sections() const
    {
        std::vector<Common> usual;
        for (const Common &common : m_common) {
            if (common.notes * 2 > m_sectioned)
                usual.push_back(common);
        }
        std::sort(usual.begin(), usual.end(), [](const Common &a, const Common &b) {
            const double left = a.place / a.notes;
            const double right = b.place / b.notes;
            return left != right ? left < right : a.text < b.text;
        });
        return usual;
    }

    bool linksTitle() const { return m_linked * 2 >= m_titled; }

private:
    QHash<QString, Common> m_common;
    int m_titled = 0;
    int m_linked = 0;
    int m_sectioned = 0;
};

QString withEscapedBraces(QString text)
{
    return text.replace(u'{', QStringLiteral("\\{")).replace(u'}', QStringLiteral("\\}"));
}

} // namespace

QString learntNoteTemplate(const QList<QByteArray> &notes)
{
    Learning learning;
    for (const QByteArray &note : notes)
        learning.add(note);
    QString form = learning.linksTitle()
                       ? QStringLiteral("# {?url:[{title}]({url})}{!url:{title}}\n\n")
                       : QStringLiteral("# {title}\n\n");
    bool first = true;
    for (const Common &section : learning.sections()) {
        form += QString(section.level(), u'#') + u' ' + withEscapedBraces(section.text) +
                QStringLiteral("\n\n");
        if (std::exchange(first, false))
            form += u'\n';
    }
    if (!first)
        form.chop(1);
    return form;
}

int noteCaretLine(const QByteArray &note)
{
    const std::vector<NoteHeading> headings = noteHeadings(note);
    const size_t section = !headings.empty() && headings.front().level == 1 ? 1 : 0;
    const int last = static_cast<int>(note.count('\n'));
    return section < headings.size() ? qMin(headings[section].line + 1, last) : last;
}

} // namespace paperdip
