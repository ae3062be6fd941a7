// SPDX-License-Identifier: MIT
#include "formats/tex.h"

#include "core/texsymbols.h"

#include <QStringList>

namespace paperdip {

namespace {

class Reader
{
public:
    explicit Reader(const QString &tex) : m_tex(tex) {}

    QString read()
    {
        while (m_at < m_tex.size())
            m_out += one(0);
        return m_out;
    }

private:
    // The next character, command or group, as plain text.
    QString one(int depth)
    {
        const QChar c = m_tex.at(m_at++);
        switch (c.unicode()) {
        case u'\\':
            return command(depth);
        case u'{':
            return depth < deepest ? group(depth + 1) : QString();
        case u'}':
            return {};
        case u'~':
            return QStringLiteral(" ");
        case u'$':
            return {};
        case u'-':
            return dashes();
        case u'`':
        case u'\'':
            return quotes(c);
        default:
            return c;
        }
    }

    // Behind its brace, up to the one that closes it.
    QString group(int depth)
    {
        QString text;
        while (m_at < m_tex.size() && m_tex.at(m_at) != u'}')
            text += one(depth);
        if (m_at < m_tex.size())
            ++m_at;
        return text;
    }

    QString dashes()
    {
        int count = 1;
        while (count < 3 && m_at < m_tex.size() && m_tex.at(m_at) == u'-') {
            ++count;
            ++m_at;
        }
        return count == 1 ? QStringLiteral("-") : QString(QChar(count == 2 ? 0x2013 : 0x2014));
    }

    QString quotes(QChar c)
    {
        if (m_at >= m_tex.size() || m_tex.at(m_at) != c)
            return c;
        ++m_at;
        return QString(QChar(c == u'`' ? 0x201c : 0x201d));
    }

    QString command(int depth)
    {
        if (m_at >= m_tex.size())
            return QStringLiteral("\\");
        const qsizetype begin = m_at;
        while (m_at < m_tex.size() && isLetter(m_tex.at(m_at)))
            ++m_at;
        const bool word = m_at > begin;
        if (!word)
            ++m_at;
        const QString name = m_tex.mid(begin, m_at - begin);
        if (const QChar accent = texAccent(name); !accent.isNull() && depth < deepest)
            return accented(accent, word, depth);
        if (!word)
            return sign(name.at(0));
        if (const QString symbol = texSymbol(name); !symbol.isNull()) {
            skipEnd();
            return symbol;
        }
        // \emph{text}, \textbf{text}, {\it text}: the text alone. Else it is not known.
        if (m_at < m_tex.size() && m_tex.at(m_at) == u'{')
            return {};
        static const QStringList switches{QStringLiteral("it"),    QStringLiteral("bf"),
                                          QStringLiteral("em"),    QStringLiteral("rm"),
                                          QStringLiteral("sc"),    QStringLiteral("sf"),
                                          QStringLiteral("sl"),    QStringLiteral("tt"),
                                          QStringLiteral("relax"), QStringLiteral("noopsort")};
        if (switches.contains(name)) {
            skipEnd();
            return {};
        }
        return QLatin1Char('\\') + name;
    }

    static bool isLetter(QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'); }

    // A blank behind a command's name, or "{}", only ends it.
    void skipEnd()
    {
        if (m_tex.mid(m_at, 2) == QLatin1String("{}"))
            m_at += 2;
        else if (m_at < m_tex.size() && m_tex.at(m_at) == u' ')
            ++m_at;
    }

    QString sign(QChar c) const
    {
        if (c == u',' || c == u';' || c == u':' || c == u' ' || c == u'\\')
            return QStringLiteral(" ");
        if (c == u'-' || c == u'/' || c == u'!')
            return {}; // where a word may be broken, and the like
        if (c == u'(' || c == u')' || c == u'[' || c == u']')
            return {}; // around math
        return c;
    }

    QString accented(QChar accent, bool word, int depth)
    {
        if (word) {
            // "\c c" and "\c{c}" alone: "\cite" was read as a name of its own.
            while (m_at < m_tex.size() && m_tex.at(m_at) == u' ')
                ++m_at;
        }
        QString base = m_at < m_tex.size() && m_tex.at(m_at) != u'}' ? one(depth + 1) : QString();
        if (base.isEmpty())
            return {};
        if (base.at(0) == QChar(0x131)) // under an accent the dotless letters have their dot anyway
            base[0] = u'i';
        else if (base.at(0) == QChar(0x237))
            base[0] = u'j';
        const qsizetype first = base.at(0).isHighSurrogate() && base.size() > 1 ? 2 : 1;
        return base.left(first) + accent + base.mid(first);
    }

    static constexpr int deepest = 100;

    const QString &m_tex;
    qsizetype m_at = 0;
    QString m_out;
};

} // namespace

QString plainFromTex(const QString &tex)
{
    return Reader(tex).read().normalized(QString::NormalizationForm_C).simplified();
}

} // namespace paperdip
