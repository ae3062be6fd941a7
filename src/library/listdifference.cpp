// SPDX-License-Identifier: MIT
#include "library/listdifference.h"

#include <QSet>

namespace paperdip {

namespace {

QString nameOf(const Reading &reading)
{
    if (!reading.title.isEmpty())
        return reading.title;
    return reading.arxiv.isEmpty() ? (reading.main ? reading.main->url : QString()) : reading.arxiv;
}

bool isEntry(const Reading &reading)
{
    return reading.kind == NodeKind::Paper || reading.kind == NodeKind::Source;
}

// What a person reads in an entry, but for its box.
bool saysTheSame(const Reading &a, const Reading &b)
{
    const auto links = [](const Reading &reading) {
        QList<std::pair<QString, QString>> all;
        if (reading.main)
            all.append({QString(), reading.main->url});
        for (const Link &link : reading.links)
            all.append({link.text, link.url});
        return all;
    };
    return a.kind == b.kind && a.title == b.title && a.remark == b.remark &&
           a.keywords == b.keywords && a.tags == b.tags && a.venue == b.venue &&
           a.authors == b.authors && a.year == b.year && links(a) == links(b);
}

class Differ
{
public:
    Differ(const Document &before, const Document &after) : m_before(before), m_after(after) {}

    ListDifference run()
    {
        for (int i = 0; i < m_after.size(); ++i)
            look(i);
        for (int i = 0; i < m_before.size(); ++i) {
            if (m_after.indexOf(m_before.idAt(i)) < 0)
                gone(m_before.at(i).reading);
        }
        m_result.onlyForm = m_result.isEmpty() && m_before.bytes() != m_after.bytes();
        return m_result;
    }

private:
    void look(int index)
    {
        const Reading &now = m_after.at(index).reading;
        const int old = m_before.indexOf(m_after.idAt(index));
        if (now.kind == NodeKind::Section) {
            if (old < 0 || m_before.at(old).reading.title != now.title)
                m_result.sections << now.title;
            return;
        }
        if (!isEntry(now)) {
            m_result.text = m_result.text || (old < 0 && !isBlank(now)) ||
                            (old >= 0 && m_before.at(old).reading.title != now.title);
            return;
        }
        if (old < 0) {
            m_result.added << nameOf(now);
            return;
        }
        const Reading &was = m_before.at(old).reading;
        if (isRead(was) != isRead(now))
            (isRead(now) ? m_result.read : m_result.unread) << nameOf(now);
        if (!saysTheSame(was, now))
            m_result.edited << nameOf(now);
        if (m_before.parentIdAt(old) != m_after.parentIdAt(index))
            m_result.moved << nameOf(now);
    }
    void gone(const Reading &reading)
    {
        if (isEntry(reading))
            m_result.removed << nameOf(reading);
        else if (reading.kind == NodeKind::Section)
            m_result.sections << reading.title;
        else
            m_result.text = m_result.text || !isBlank(reading);
    }
    static bool isBlank(const Reading &reading) { return reading.structure == Structure::Lead; }

    const Document &m_before;
    const Document &m_after;
    ListDifference m_result;
};

} // namespace

bool ListDifference::isEmpty() const
{
    return added.isEmpty() && removed.isEmpty() && read.isEmpty() && unread.isEmpty() &&
           edited.isEmpty() && moved.isEmpty() && sections.isEmpty() && !text;
}

ListDifference listDifference(const Document &before, const QByteArray &after)
{
    return Differ(before, reread(before, after)).run();
}

} // namespace paperdip
