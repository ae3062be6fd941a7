// SPDX-License-Identifier: MIT
#include "formats/tex.h"

#include <QHash>

namespace paperdip {

namespace {

// Accent commands and the combining character that does the same.
QChar combining(const QString &command)
{
    static const QHash<QString, ushort> accents{
        {QStringLiteral("`"), 0x300}, {QStringLiteral("'"), 0x301},  {QStringLiteral("^"), 0x302},
        {QStringLiteral("~"), 0x303}, {QStringLiteral("="), 0x304},  {QStringLiteral("u"), 0x306},
        {QStringLiteral("."), 0x307}, {QStringLiteral("\""), 0x308}, {QStringLiteral("r"), 0x30a},
        {QStringLiteral("H"), 0x30b}, {QStringLiteral("v"), 0x30c},  {QStringLiteral("d"), 0x323},
        {QStringLiteral("c"), 0x327}, {QStringLiteral("k"), 0x328},  {QStringLiteral("b"), 0x331}};
    return QChar(accents.value(command, 0));
}

const QHash<QString, QString> &symbols()
{
    static const QHash<QString, QString> table = [] {
        QHash<QString, QString> made;
        // Name and character in turn.
        const QStringList pairs =
            QStringLiteral(
                "ss ß ae æ AE Æ oe œ OE Œ aa å AA Å o ø O Ø l ł L Ł i ı j ȷ dh ð DH Ð th þ TH Þ dj "
                "đ DJ "
                "Đ ng ŋ S § P ¶ pounds £ euro € copyright © dag † ddag ‡ ldots … dots … "
                "textellipsis … "
                "textbackslash \\ textasciitilde ~ textasciicircum ^ textbraceleft { "
                "textbraceright } "
                "textunderscore _ textbar | textless < textgreater > textendash – textemdash — "
                "textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ” "
                "textregistered "
                "® texttrademark ™ textdegree ° textmu µ lbrace { rbrace } backslash \\ TeX TeX "
                "LaTeX "
                "LaTeX BibTeX BibTeX alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ "
                "eta η "
                "theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ phi φ "
                "varphi φ "
                "chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi "
                "Ψ "
                "Omega Ω times × cdot · pm ± infty ∞ to → rightarrow → leftarrow ← leftrightarrow "
                "↔ le ≤ "
                "leq ≤ ge ≥ geq ≥ neq ≠ approx ≈ sim ~ ell ℓ log log exp exp min min max max star "
                "★ "
                "partial ∂ nabla ∇ sum ∑ prod ∏ in ∈ forall ∀ exists ∃ circ ° prime ′ emdash —")
                .split(QLatin1Char(' '));
        for (qsizetype i = 0; i + 1 < pairs.size(); i += 2)
            made.insert(pairs.at(i), pairs.at(i + 1));
        return made;
    }();
    return table;
}

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
        if (const QChar accent = combining(name); !accent.isNull() && depth < deepest)
            return accented(accent, word, depth);
        if (!word)
            return sign(name.at(0));
        const auto symbol = symbols().constFind(name);
        if (symbol != symbols().constEnd()) {
            skipEnd();
            return *symbol;
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
