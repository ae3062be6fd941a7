// SPDX-License-Identifier: MIT
#include "formulas/svgpath.h"

namespace paperdip {

namespace {

class PathReader
{
public:
    explicit PathReader(QStringView data) : m_data(data) { m_path.setFillRule(Qt::WindingFill); }

    QPainterPath run()
    {
        char16_t command = 0;
        while (skipBlanks()) {
            if (const char16_t next = m_data[m_at].unicode(); m_data[m_at].isLetter()) {
                command = next;
                ++m_at;
            }
            const qsizetype before = m_at;
            if (!step(command) || (m_at == before && command != u'z' && command != u'Z'))
                break;
            // More pairs behind a move are lines.
            command = command == u'm' ? u'l' : command == u'M' ? u'L' : command;
        }
        return m_path;
    }

private:
    bool skipBlanks()
    {
        while (m_at < m_data.size() && (m_data[m_at].isSpace() || m_data[m_at] == u','))
            ++m_at;
        return m_at < m_data.size();
    }

    double number()
    {
        skipBlanks();
        const qsizetype begin = m_at;
        bool point = false;
        if (m_at < m_data.size() && (m_data[m_at] == u'-' || m_data[m_at] == u'+'))
            ++m_at;
        while (m_at < m_data.size() && (m_data[m_at].isDigit() || (m_data[m_at] == u'.' && !point)))
            point = m_data[m_at++] == u'.' || point;
        return m_data.sliced(begin, m_at - begin).toDouble();
    }

    QPointF point(QPointF from)
    {
        const double x = number();
        return from + QPointF(x, number());
    }

    bool step(char16_t command)
    {
        const bool relative = command >= u'a';
        const QPointF now = m_path.currentPosition();
        const QPointF from = relative ? now : QPointF();
        const QPointF control = m_control;
        m_control = {};
        switch (command & ~0x20) {
        case u'M':
            m_path.moveTo(point(from));
            return true;
        case u'L':
            m_path.lineTo(point(from));
            return true;
        case u'H':
            m_path.lineTo(from.x() + number(), now.y());
            return true;
        case u'V':
            m_path.lineTo(now.x(), from.y() + number());
            return true;
        case u'C':
            return curve(point(from), from);
        case u'S':
            return curve(control.isNull() ? now : 2 * now - control, from);
        case u'Q': {
            const QPointF middle = point(from);
            m_path.quadTo(middle, point(from));
            return true;
        }
        case u'Z':
            m_path.closeSubpath();
            return true;
        default:
            return false;
        }
    }

    bool curve(QPointF first, QPointF from)
    {
        const QPointF second = point(from);
        m_path.cubicTo(first, second, point(from));
        m_control = second;
        return true;
    }

    QStringView m_data;
    qsizetype m_at = 0;
    QPainterPath m_path;
    QPointF m_control; // of the curve before, for S
};

} // namespace

QPainterPath svgPath(const QString &data)
{
    return PathReader(data).run();
}

} // namespace paperdip
