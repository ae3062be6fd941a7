// SPDX-License-Identifier: MIT
#include "core/texsymbols.h"

#include <QHash>
#include <QStringList>

namespace paperdip {

namespace {

QHash<QString, QString> makeSymbols()
{
    // Name and text in turn.
    const QStringList pairs =
        QStringLiteral(
            "ss ß ae æ AE Æ oe œ OE Œ aa å AA Å o ø O Ø l ł L Ł i ı j ȷ dh ð DH Ð th þ TH Þ "
            "dj đ DJ Đ ng ŋ S § P ¶ pounds £ euro € copyright © dag † ddag ‡ ldots … dots … "
            "textellipsis … textbackslash \\ textasciitilde ~ textasciicircum ^ textbraceleft "
            "{ textbraceright } textunderscore _ textbar | textless < textgreater > "
            "textendash – textemdash — textquoteleft ‘ textquoteright ’ textquotedblleft “ "
            "textquotedblright ” textregistered ® texttrademark ™ textdegree ° textmu µ "
            "lbrace { rbrace } backslash \\ TeX TeX LaTeX LaTeX BibTeX BibTeX alpha α beta β "
            "gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ iota ι kappa κ "
            "lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ phi φ varphi φ chi χ psi ψ "
            "omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω "
            "times × cdot · pm ± infty ∞ to → rightarrow → leftarrow ← leftrightarrow ↔ le ≤ "
            "leq ≤ ge ≥ geq ≥ neq ≠ approx ≈ sim ~ ell ℓ log log exp exp min min max max star "
            "★ partial ∂ nabla ∇ sum ∑ prod ∏ in ∈ forall ∀ exists ∃ circ ° prime ′ emdash — "
            "lesssim ≲ gtrsim ≳ ll ≪ gg ≫ propto ∝ equiv ≡ simeq ≃ cong ≅ ne ≠ mp ∓ div ÷ ast "
            "∗ cup ∪ cap ∩ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ notin ∉ ni ∋ emptyset ∅ "
            "varnothing ∅ setminus ∖ wedge ∧ vee ∨ neg ¬ oplus ⊕ otimes ⊗ odot ⊙ bullet • "
            "perp ⊥ parallel ∥ mid ∣ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ vert "
            "| Vert ‖ int ∫ oint ∮ sqcup ⊔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ implies "
            "⇒ iff ⇔ mapsto ↦ longrightarrow ⟶ uparrow ↑ downarrow ↓ cdots ⋯ dotsc … hbar ℏ "
            "Re ℜ Im ℑ aleph ℵ angle ∠ triangle △ Box □ square □ dagger † ddagger ‡ sharp ♯ "
            "flat ♭ upsilon υ Upsilon Υ varsigma ς varrho ϱ vartheta ϑ varpi ϖ omicron ο deg "
            "deg sin sin cos cos tan tan cot cot ln ln lim lim sup sup inf inf det det dim "
            "dim ker ker gcd gcd arg arg Pr Pr sinh sinh cosh cosh tanh tanh arcsin arcsin "
            "arccos arccos arctan arctan mod mod colon : lVert ‖ rVert ‖ lvert | rvert | top ⊤ bot "
            "⊥ models ⊨ vdash ⊢ prec ≺ succ ≻ "
            "triangleq ≜ coloneqq ≔ diamond ⋄ checkmark ✓ leqslant ⩽ geqslant ⩾ "
            "textasteriskcentered * textperiodcentered · "
            "guillemotleft « guillemotright » lq ‘ rq ’ degree ° micro µ")
            .split(u' ');
    QHash<QString, QString> table;
    for (qsizetype i = 0; i + 1 < pairs.size(); i += 2)
        table.insert(pairs.at(i), pairs.at(i + 1));
    return table;
}

} // namespace

QString texSymbol(const QString &name)
{
    static const QHash<QString, QString> symbols = makeSymbols();
    return symbols.value(name);
}

QChar texAccent(const QString &name)
{
    static const QHash<QString, ushort> accents{
        {QStringLiteral("`"), 0x300},     {QStringLiteral("'"), 0x301},
        {QStringLiteral("^"), 0x302},     {QStringLiteral("~"), 0x303},
        {QStringLiteral("="), 0x304},     {QStringLiteral("u"), 0x306},
        {QStringLiteral("."), 0x307},     {QStringLiteral("\""), 0x308},
        {QStringLiteral("r"), 0x30a},     {QStringLiteral("H"), 0x30b},
        {QStringLiteral("v"), 0x30c},     {QStringLiteral("d"), 0x323},
        {QStringLiteral("c"), 0x327},     {QStringLiteral("k"), 0x328},
        {QStringLiteral("b"), 0x331},     {QStringLiteral("bar"), 0x304},
        {QStringLiteral("hat"), 0x302},   {QStringLiteral("tilde"), 0x303},
        {QStringLiteral("dot"), 0x307},   {QStringLiteral("ddot"), 0x308},
        {QStringLiteral("vec"), 0x20d7},  {QStringLiteral("check"), 0x30c},
        {QStringLiteral("breve"), 0x306}, {QStringLiteral("acute"), 0x301},
        {QStringLiteral("grave"), 0x300}, {QStringLiteral("mathring"), 0x30a}};
    return QChar(accents.value(name, 0));
}

} // namespace paperdip
