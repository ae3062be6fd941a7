// SPDX-License-Identifier: MIT
#include "core/readabletex.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace paperdip;

class TestReadableTex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void texts_data();
    void texts();
    void anyTextIsSafe();
};

void TestReadableTex::texts_data()
{
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *text, const char *expected) {
        QTest::newRow(text) << QString::fromUtf8(expected);
    };
    const auto same = [&row](const char *text) { row(text, text); };
    same("");
    same("Plain title with V_max<17.5 and more, 50% of C#");
    same("a_b^c & d");
    same("It costs $5 and $10");
    same("from $5M to US$10M");
    same("100$");
    same("a {set} of {1, 2}");
    same("http://example.org/~ann/a.pdf");
    same("~10 GeV, about ~ 5");
    same("a`b'c \"d\"");
    same("C:\\temp\\new");
    // accents and letters
    row("Erd\\H{o}s and R\\'enyi", "Erdős and Rényi");
    row("Schr\\\"odinger, Schr\\\"{o}dinger, Schr{\\\"o}dinger",
        "Schrödinger, Schrödinger, Schrödinger");
    row("Poincar\\'{e}, Fran\\c{c}ois, Fran\\c cois", "Poincaré, François, François");
    row("na\\\"{\\i}ve \\v{C}ech", "naïve Čech");
    row("{\\L}ukasz, \\O{}rsted, Stra\\ss e", "Łukasz, Ørsted, Straße");
    row("\\AA{}ngstr\\\"om", "Ångström");
    // prose
    row("{\\it Ab initio} and \\emph{de novo}", "Ab initio and de novo");
    row("\\textbf{bold} \\texttt{code}", "bold code");
    row("the {GPU} and {B}ayes", "the GPU and Bayes");
    row("``quoted'' text", "“quoted” text");
    row("Fig.~3, 5\\% of \\$3 \\& R\\_D", "Fig. 3, 5% of $3 & R_D");
    row("an \\alpha-test, an \\alpha particle", "an α-test, an α particle");
    row("S\\o ren, \\o{}re", "Søren, øre");
    row("unknown \\foo{bar} stays", "unknown \\foo{bar} stays");
    // math
    row("$O(n^2)$", "O(n²)");
    row("$\\mathcal{O}(n \\log n)$ time", "O(n log n) time");
    row("$ω$Test", "ωTest");
    row("$\\alpha$-divergence", "α-divergence");
    row("$(k,\\ell)$-sparse", "(k,ℓ)-sparse");
    row("$10^{-3}$ and $10^{12}$", "10⁻³ and 10¹²");
    row("$x_1, x_{12}, x_i, x_n$", "x₁, x₁₂, xᵢ, xₙ");
    row("$V_{\\rm max}$", "V_max");
    row("$V_{max}$ and $x_{i+j}$", "V_max and x_(i+j)");
    row("$(1^{+1.39}_{-0.59})$", "(1^(+1.39)_(-0.59))");
    row("$90^\\circ$ and $f'$", "90° and f′");
    row("$H_2O$", "H₂O");
    row("$\\mathbb{R}^n$", "ℝⁿ");
    row("$\\frac{1}{2}$ and $\\frac{a+b}{c}$", "1/2 and (a+b)/c");
    row("$\\sqrt{n}$ and $\\sqrt{n+1}$", "√n and √(n+1)");
    row("$a \\leq b \\ll c \\times 10^5$", "a ≤ b ≪ c × 10⁵");
    row("$\\bar{x}$, $\\hat{y}$, $\\vec{v}$", "x̄, ŷ, v⃗");
    row("\\(a^2\\) and \\[b^3\\]", "a² and b³");
    row("$$E=mc^2$$", "E=mc²");
    row("$\\epsilon$-$\\delta$", "ε-δ");
    row("$\\left( a \\right)$", "( a )");
    row("$^{12}$C", "¹²C");
    row("costs \\$5 but $n=5$", "costs $5 but n=5");
    // not simple: as written
    same("$\\begin{pmatrix}a&b\\end{pmatrix}$");
    same("$\\foo{x}$");
    same("$\\frac{1$");
    same("$x$1");
    same("$ x$");
}

void TestReadableTex::texts()
{
    QFETCH(QString, expected);
    QCOMPARE(readableTex(QString::fromUtf8(QTest::currentDataTag())),
             expected.normalized(QString::NormalizationForm_C));
}

void TestReadableTex::anyTextIsSafe()
{
    const QStringList pieces{
        QStringLiteral("$"),      QStringLiteral("\\"),    QStringLiteral("{"),
        QStringLiteral("}"),      QStringLiteral("^"),     QStringLiteral("_"),
        QStringLiteral("\\frac"), QStringLiteral("\\'"),   QStringLiteral("\\c"),
        QStringLiteral("``"),     QStringLiteral("''"),    QStringLiteral(" "),
        QStringLiteral("x"),      QStringLiteral("2"),     QStringLiteral("\\("),
        QStringLiteral("\\)"),    QStringLiteral("~"),     QString(QChar(0xd800)),
        QStringLiteral("\\hat"),  QStringLiteral("\\sqrt")};
    QRandomGenerator random(20261124);
    for (int round = 0; round < 50000; ++round) {
        QString text;
        for (int n = random.bounded(1, 16); n > 0; --n)
            text += pieces[random.bounded(int(pieces.size()))];
        (void)readableTex(text);
    }
    for (const QString &piece : pieces)
        (void)readableTex(piece.repeated(5000));
    (void)readableTex(QStringLiteral("\\hat{").repeated(5000));
    (void)readableTex(QStringLiteral("$^{").repeated(5000));
}

QTEST_GUILESS_MAIN(TestReadableTex)
#include "tst_readabletex.moc"
