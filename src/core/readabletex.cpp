// SPDX-License-Identifier: MIT
#include "core/readabletex.h"

#include "core/address.h"
#include "core/texsymbols.h"

#include <QStringList>
#include <algorithm>
#include <array>

namespace paperdip {

namespace {

constexpr int deepestGroup = 20;
constexpr qsizetype longestMath = 400;

bool isOneOf(const QString &name, std::initializer_list<const char *> names)
{
    return std::any_of(names.begin(), names.end(),
                       [&name](const char *one) { return name == QLatin1String(one); });
}

// Commands that only set their argument in another face.
bool isFace(const QString &name)
{
    return isOneOf(name,
                   {"emph",    "textbf", "textit",     "textrm",       "textsc",    "texttt",
                    "textsf",  "textsl", "textup",     "text",         "mbox",      "mathrm",
                    "mathbf",  "mathit", "mathcal",    "mathsf",       "mathtt",    "mathfrak",
                    "mathscr", "bm",     "boldsymbol", "operatorname", "underline", "hbox"});
}

bool isSwitch(const QString &name)
{
    return isOneOf(name, {"it", "bf", "em", "rm", "sc", "sf", "sl", "tt", "cal", "left", "right",
                          "big", "Big", "bigl", "bigr", "displaystyle", "limits", "nolimits"});
}

QString doubleStruck(const QString &letter)
{
    constexpr QStringView from = u"CHNPQRZ";
    constexpr QStringView to = u"\u2102\u210d\u2115\u2119\u211a\u211d\u2124";
    const qsizetype at = letter.size() == 1 ? from.indexOf(letter) : -1;
    return at < 0 ? letter : QString(to[at]);
}

// Raised or lowered; empty where one of the characters has no such form.
QString asScript(const QString &text, bool raised)
{
    constexpr QStringView plain = u"0123456789+-=()in";
    constexpr QStringView up = u"\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
                               u"\u207a\u207b\u207c\u207d\u207e\u2071\u207f";
    constexpr QStringView down = u"\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089"
                                 u"\u208a\u208b\u208c\u208d\u208e\u1d62\u2099";
    QString out;
    for (const QChar c : text) {
        const qsizetype at = plain.indexOf(c == u'\u2212' ? QChar(u'-') : c);
        if (at < 0)
            return {};
        out += raised ? up[at] : down[at];
    }
    return out;
}

bool isWord(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.isLetterOrNumber(); });
}

QString bracketed(const QString &text)
{
    return text.size() <= 1 || isWord(text) ? text : u'(' + text + u')';
}

QString withAccent(QString base, QChar accent)
{
    if (base.isEmpty())
        return base;
    if (base[0] == QChar(0x131)) // under an accent the dotless letters have their dot anyway
        base[0] = u'i';
    else if (base[0] == QChar(0x237))
        base[0] = u'j';
    const qsizetype first = base[0].isHighSurrogate() && base.size() > 1 ? 2 : 1;
    return base.left(first) + accent + base.mid(first);
}

// "Fig.~3"; in "example.org/~ann" the mark is part of an address.
bool endsWord(QChar c)
{
    return c.isLetterOrNumber() || QStringView(u".,;:)]$}").contains(c);
}

bool holdsTex(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return QStringView(u"\\${`~").contains(c); });
}

// One walk over a text or over the inside of a piece of math.
class TexWalk
{
public:
    TexWalk(QStringView text, bool isMath) : m_text(text), m_isMath(isMath) {}

    QString read()
    {
        QString out;
        while (m_at < m_text.size())
            out += one(0);
        return out;
    }
    // Math that is not understood apart, but where it is an argument of something.
    TexPieces pieces()
    {
        TexPieces pieces;
        while (m_at < m_text.size()) {
            const qsizetype from = m_at;
            m_isFormula = false;
            const QString text = one(0);
            const bool isFormula = m_isFormula && text == m_text.mid(from, m_at - from);
            if (pieces.empty() || isFormula || pieces.back().isFormula)
                pieces.push_back({text, isFormula});
            else
                pieces.back().text += text;
        }
        return pieces;
    }
    bool understood() const { return m_understood; }

private:
    QString one(int depth)
    {
        const QChar c = m_text[m_at];
        if (c == u'\\')
            return command(depth);
        if (m_isMath)
            return mathCharacter(c, depth);
        if (c == u'$')
            return dollar();
        if (c == u'{')
            return bracedText(depth);
        if (c == u'`' && m_text.mid(m_at).startsWith(u"``"))
            return quoted();
        ++m_at;
        // A blank that does not break; "~10" means about ten.
        if (c == u'~' && m_at >= 2 && endsWord(m_text[m_at - 2]) && m_at < m_text.size() &&
            m_text[m_at].isLetterOrNumber())
            return QStringLiteral(" ");
        return c;
    }

    QString mathCharacter(QChar c, int depth)
    {
        switch (c.unicode()) {
        case u'{':
            return group(depth);
        case u'^':
        case u'_':
            return script(c, depth);
        case u'~':
            ++m_at;
            return QStringLiteral(" ");
        case u'\'':
            ++m_at;
            return QStringLiteral("\u2032");
        case u'}':
        case u'&':
        case u'$':
            m_understood = false;
            [[fallthrough]];
        default:
            ++m_at;
            return c;
        }
    }

    // "{...}" whose inside is taken apart with the same rules; m_at is at the brace.
    QString group(int depth)
    {
        ++m_at;
        QString out;
        while (m_at < m_text.size() && m_text[m_at] != u'}') {
            if (depth >= deepestGroup) {
                m_understood = false;
                return out + m_text[m_at++];
            }
            out += one(depth + 1);
        }
        if (m_at >= m_text.size())
            m_understood = false;
        else
            ++m_at;
        return out;
    }

    // In prose braces stay, but for "{\it x}" and "{B}ayes", which keep capitals for BibTeX.
    QString bracedText(int depth)
    {
        const qsizetype close = m_text.indexOf(u'}', m_at);
        const bool holdsCommand = m_at + 1 < m_text.size() && m_text[m_at + 1] == u'\\';
        const QStringView inside = m_text.mid(m_at + 1, std::max<qsizetype>(close - m_at - 1, 0));
        const bool isCapitals =
            !inside.isEmpty() && inside.size() <= 12 &&
            std::all_of(inside.begin(), inside.end(), [](QChar c) { return c.isUpper(); });
        if (close < 0 || depth >= deepestGroup || (!holdsCommand && !isCapitals)) {
            ++m_at;
            return QStringLiteral("{");
        }
        return group(depth);
    }

    QString quoted()
    {
        const qsizetype close = m_text.indexOf(u"''", m_at);
        if (close < 0)
            return m_text[m_at++];
        const QString inside = TexWalk(m_text.mid(m_at + 2, close - m_at - 2), false).read();
        m_at = close + 2;
        return u'\u201c' + inside + u'\u201d';
    }

    QString dollar()
    {
        const qsizetype marks = m_text.mid(m_at).startsWith(u"$$") ? 2 : 1;
        const qsizetype begin = m_at + marks;
        const qsizetype close = closingDollar(begin, marks);
        if (close < 0) {
            m_at = begin;
            return QString(marks, u'$');
        }
        return math(begin, close, close + marks);
    }

    // As in pandoc: math begins and ends with no blank, and no digit follows it, else it is money.
    qsizetype closingDollar(qsizetype begin, qsizetype marks) const
    {
        if (begin >= m_text.size() || m_text[begin].isSpace())
            return -1;
        const qsizetype last = std::min(m_text.size(), begin + longestMath);
        for (qsizetype at = begin + 1; at < last; ++at) {
            if (m_text[at] != u'$' || m_text[at - 1] == u'\\')
                continue;
            const qsizetype behind = at + marks;
            const bool isMoney = m_text[at - 1].isSpace() ||
                                 (behind < m_text.size() && isAsciiDigit(m_text[behind]));
            return isMoney || !m_text.mid(at).startsWith(QString(marks, u'$')) ? -1 : at;
        }
        return -1;
    }

    QString math(qsizetype begin, qsizetype end, qsizetype behind)
    {
        TexWalk inside(m_text.mid(begin, end - begin), true);
        const QString plain = inside.read();
        const qsizetype from = m_at;
        m_at = behind;
        m_isFormula = !inside.understood();
        return inside.understood() ? plain.simplified()
                                   : m_text.mid(from, behind - from).toString();
    }

    QString script(QChar mark, int depth)
    {
        ++m_at;
        const QString inside = argument(depth);
        if (inside == QStringLiteral("\u00b0") || inside == QStringLiteral("\u2032") ||
            inside == QStringLiteral("*") || inside == QStringLiteral("\u2217") ||
            inside == QStringLiteral("\u2020"))
            return mark == u'^' ? inside : mark + inside;
        const QString moved = asScript(inside, mark == u'^');
        return moved.isEmpty() ? mark + bracketed(inside) : moved;
    }

    // A group, a command or one character.
    QString argument(int depth)
    {
        while (m_at < m_text.size() && m_text[m_at] == u' ')
            ++m_at;
        if (m_at >= m_text.size() || depth >= deepestGroup) {
            m_understood = false;
            return {};
        }
        if (m_text[m_at] == u'{')
            return group(depth).trimmed();
        if (m_text[m_at] == u'\\')
            return command(depth + 1);
        return m_text[m_at++];
    }

    QString command(int depth)
    {
        const qsizetype from = m_at++;
        if (m_at >= m_text.size()) {
            m_understood = false;
            return QStringLiteral("\\");
        }
        qsizetype end = m_at;
        while (end < m_text.size() && isAsciiLetter(m_text[end]))
            ++end;
        if (end == m_at)
            return sign(from, depth);
        const QString name = m_text.mid(m_at, end - m_at).toString();
        m_at = end;
        if (const QString symbol = texSymbol(name); !symbol.isNull()) {
            skipEnd(name);
            return symbol;
        }
        if (const QChar accent = texAccent(name); !accent.isNull() && isAccentHere(name))
            return withAccent(argument(depth + 1), accent);
        if (isSwitch(name)) {
            while (m_at < m_text.size() && m_text[m_at] == u' ')
                ++m_at;
            return {};
        }
        if (const QString text = withArguments(name, depth); !text.isNull())
            return text;
        m_understood = false;
        return m_text.mid(from, m_at - from).toString();
    }

    // In prose "\c" and "\v" must be followed by what they stand on.
    bool isAccentHere(const QString &name) const
    {
        if (m_isMath || m_at >= m_text.size())
            return m_isMath && name.size() > 1;
        return m_text[m_at] == u'{' ||
               (m_text[m_at] == u' ' && m_at + 1 < m_text.size() && m_text[m_at + 1].isLetter());
    }

    // Null: not such a command.
    QString withArguments(const QString &name, int depth)
    {
        const bool hasGroup = m_at < m_text.size() && m_text[m_at] == u'{';
        if (isFace(name) && hasGroup)
            return notNull(argument(depth + 1));
        if (!m_isMath)
            return {};
        if (isFace(name))
            return notNull(argument(depth + 1));
        if (name == QLatin1String("mathbb"))
            return notNull(doubleStruck(argument(depth + 1)));
        if (name == QLatin1String("sqrt") && hasGroup)
            return u'\u221a' + bracketed(argument(depth + 1));
        if (isOneOf(name, {"frac", "tfrac", "dfrac"})) {
            const QString above = bracketed(argument(depth + 1));
            return above + u'/' + bracketed(argument(depth + 1));
        }
        if (isOneOf(name, {"overline", "widehat", "widetilde"}) && hasGroup) {
            const QString accent = name == QLatin1String("overline")  ? QStringLiteral("bar")
                                   : name == QLatin1String("widehat") ? QStringLiteral("hat")
                                                                      : QStringLiteral("tilde");
            const QString base = argument(depth + 1);
            m_understood = m_understood && base.size() == 1;
            return withAccent(base, texAccent(accent));
        }
        if (isOneOf(name, {"quad", "qquad"}))
            return QStringLiteral(" ");
        return {};
    }

    static QString notNull(const QString &text)
    {
        return text.isNull() ? QStringLiteral("") : text;
    }

    // Behind the name of a symbol: "{}", and the blank that ends a letter's name within a word
    // ("S\o ren"). People write "an \alpha particle" and mean the blank.
    void skipEnd(const QString &name)
    {
        if (m_text.mid(m_at).startsWith(u"{}"))
            m_at += 2;
        else if (!m_isMath && m_at < m_text.size() && m_text[m_at] == u' ' &&
                 isOneOf(name, {"ss", "o", "O", "l", "L", "ae", "AE", "oe", "OE", "aa", "AA", "i",
                                "j", "dh", "DH", "th", "TH"}))
            ++m_at;
    }

    QString sign(qsizetype from, int depth)
    {
        const QChar c = m_text[m_at++];
        if (QStringView(u"$%&_#{}").contains(c))
            return c;
        if (m_isMath && QStringView(u",;:! ").contains(c))
            return c == u'!' ? QString() : QStringLiteral(" ");
        if (m_isMath && c == u'|')
            return QStringLiteral("\u2016");
        if (!m_isMath && (c == u'(' || c == u'[')) {
            const qsizetype close = m_text.indexOf(c == u'(' ? u"\\)" : u"\\]", m_at);
            if (close >= 0 && close - m_at <= longestMath) {
                const qsizetype begin = m_at;
                m_at = from;
                return math(begin, close, close + 2);
            }
        }
        const QChar accent = m_isMath ? QChar() : texAccent(QString(c));
        if (!accent.isNull() && m_at < m_text.size() && !m_text[m_at].isSpace())
            return withAccent(argument(depth + 1), accent);
        if (!m_isMath && c == u' ')
            return QStringLiteral(" ");
        m_understood = false;
        return m_text.mid(from, m_at - from).toString();
    }

    QStringView m_text;
    bool m_isMath;
    qsizetype m_at = 0;
    bool m_understood = true;
    bool m_isFormula = false; // what was read last
};

} // namespace

QString readableTex(const QString &text)
{
    return holdsTex(text) ? TexWalk(text, false).read().normalized(QString::NormalizationForm_C)
                          : text;
}

TexPieces readablePieces(const QString &text)
{
    if (text.isEmpty())
        return {};
    if (!holdsTex(text))
        return {{text, false}};
    TexPieces pieces = TexWalk(text, false).pieces();
    for (TexPiece &piece : pieces) {
        if (!piece.isFormula)
            piece.text = piece.text.normalized(QString::NormalizationForm_C);
    }
    return pieces;
}

} // namespace paperdip
