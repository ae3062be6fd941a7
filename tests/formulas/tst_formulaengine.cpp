// SPDX-License-Identifier: MIT
#include "formulas/formulaengine.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace paperdip;

class TestFormulaEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin).*"))); }
    void typesets_data();
    void typesets();
    void isInProportion();
    void refuses_data();
    void refuses();
    void survivesNesting_data();
    void survivesNesting();
    void breaksOffEndlessMacros();
    void goesOnAfterAnError();
    void saysWhatIsMissing();
    void endsInTheMiddle();
    void keepsWhatItHas();
    void paints();
    void drawsChinese();

private:
    std::shared_ptr<const FormulaLayout> layout(const QString &tex, bool display = true);
    static QImage painted(const FormulaLayout &layout, double em, const QColor &colour);

    std::unique_ptr<FormulaEngine> m_engine;
};

#define NEED_KATEX()                                                                               \
    if (!FormulaFiles::find().areThere())                                                          \
    QSKIP("KaTeX is not installed")

void TestFormulaEngine::initTestCase()
{
    m_engine = std::make_unique<FormulaEngine>(FormulaFiles::find(), QGuiApplication::font());
}

std::shared_ptr<const FormulaLayout> TestFormulaEngine::layout(const QString &tex, bool display)
{
    const FormulaSource source{tex, display};
    if (!m_engine->layout(source)) {
        QSignalSpy ready(m_engine.get(), &FormulaEngine::ready);
        for (int i = 0; i < 100 && !m_engine->layout(source); ++i)
            ready.wait(500);
    }
    return m_engine->layout(source);
}

// Boxes in ems, from KaTeX's own metrics; with room for what a font does.
void TestFormulaEngine::typesets_data()
{
    QTest::addColumn<QString>("tex");
    QTest::addColumn<double>("width");
    QTest::addColumn<double>("height");
    QTest::addColumn<double>("depth");
    QTest::addColumn<int>("parts");
    const auto row = [](const char *tex, double width, double height, double depth, int parts) {
        QTest::newRow(tex) << QString::fromUtf8(tex) << width << height << depth << parts;
    };
    row("x", 0.57, 0.44, 0.01, 1);
    row("E = mc^2", 3.8, 0.86, 0.01, 5);
    row("\\frac{a}{b}", 0.77, 1.11, 0.69, 3);
    row("\\frac{a+b}{c-d}", 2.6, 1.26, 0.77, 7);
    row("\\sqrt{x}", 1.4, 0.8, 0.24, 2);
    row("\\sqrt[3]{x}", 1.4, 0.9, 0.24, 3);
    row("\\sqrt{\\frac{1}{2}}", 1.6, 1.84, 0.69, 4);
    row("x_{i_j}^{2^n}", 1.3, 0.9, 0.45, 5);
    row("\\sum_{i=1}^{n} i", 1.9, 1.65, 1.28, 6);
    row("\\int_0^1 f", 1.9, 1.57, 0.95, 4);
    row("\\prod_{k}", 1.3, 1.05, 1.3, 2);
    row("\\lim_{n\\to\\infty} a_n", 2.9, 0.7, 0.77, 8);
    row("\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}", 3.6, 1.45, 0.95, 6);
    row("\\begin{bmatrix} 1 \\\\ 2 \\\\ 3 \\end{bmatrix}", 1.9, 2.05, 1.55, 5);
    row("\\begin{cases} a & b \\\\ c & d \\end{cases}", 3.2, 1.75, 1.25, 5);
    row("\\begin{aligned} a &= b \\\\ &= c \\end{aligned}", 2.6, 1.75, 1.25, 5);
    row("\\begin{align} a &= b \\\\ c &= d \\end{align}", 2.6, 1.75, 1.25, 6);
    row("\\begin{array}{c|c} a & b \\\\ \\hline c & d \\end{array}", 2.9, 1.45, 0.95, 6);
    row("\\underbrace{a+b}_{n}", 2.5, 0.6, 1.1, 7);
    row("\\overbrace{a+b}^{n}", 2.2, 1.85, 0.1, 7);
    row("\\hat{x}", 0.6, 0.7, 0.01, 2);
    row("\\vec{v}", 0.6, 0.72, 0.01, 2);
    row("\\widehat{abc}", 1.4, 0.95, 0.01, 4);
    row("\\overline{AB}", 1.5, 0.89, 0.01, 3);
    row("\\left( \\frac{a}{b} \\right)", 2.3, 1.45, 0.95, 5);
    row("\\left\\{ \\begin{matrix} a\\\\b\\\\c\\\\d \\end{matrix} \\right.", 1.55, 2.65, 2.15, 9);
    row("\\text{如果 } x", 2.82, 0.9, 0.15, 3);
    row("\\mathbb{R}^{d}", 1.2, 0.86, 0.01, 2);
    row("\\mathcal{L}(\\theta)", 1.95, 0.76, 0.26, 4);
    row("\\mathbf{W}\\boldsymbol{\\theta}\\mathfrak{g}\\mathscr{F}\\mathsf{a}\\mathtt{b}", 4.2,
        0.76, 0.3, 6);
    row("\\binom{n}{k}", 1.75, 1.45, 0.95, 4);
    row("\\boxed{a}", 1.2, 0.83, 0.41, 5);
    row("\\cancel{x}", 0.6, 0.65, 0.21, 2);
    row("\\xrightarrow[b]{a}", 1.6, 1.1, 0.9, 3);
    row("\\overset{a}{=}", 0.8, 1.1, 0.1, 2);
    row("a \\\\ b", 0.55, 0.45, 1.3, 2);
    row("\\color{red}x", 0.57, 0.44, 0.01, 1);
    row("\\mathds{1}\\label{eq:1}", 0.6, 0.75, 0.05, 1);
    row("x \\tag{3}", 3.9, 0.76, 0.26, 4);
    row("\\operatorname*{arg\\,max}_x", 3.5, 0.5, 0.9, 7);
    row("\\not\\in A \\neq B", 3.84, 0.75, 0.25, 6);
}

void TestFormulaEngine::typesets()
{
    NEED_KATEX();
    QFETCH(QString, tex);
    QFETCH(double, width);
    QFETCH(double, height);
    QFETCH(double, depth);
    QFETCH(int, parts);
    const auto made = layout(tex);
    QVERIFY(made);
    QVERIFY2(!made->problem, qPrintable(made->problem ? made->problem->message : QString()));
    const QString box = QStringLiteral("%1 %2 %3 %4")
                            .arg(made->width)
                            .arg(made->height)
                            .arg(made->depth)
                            .arg(made->parts.size());
    QVERIFY2(qAbs(made->width - width) < 0.35, qPrintable(box));
    QVERIFY2(qAbs(made->height - height) < 0.3, qPrintable(box));
    QVERIFY2(qAbs(made->depth - depth) < 0.3, qPrintable(box));
    QVERIFY2(static_cast<int>(made->parts.size()) == parts, qPrintable(box));
}

// A fraction's line is as wide as the wider of its parts, which stand in its middle.
void TestFormulaEngine::isInProportion()
{
    NEED_KATEX();
    const auto made = layout(QStringLiteral("\\frac{aaaaa}{b}"));
    QRectF rule;
    QRectF below;
    for (const FormulaLayout::Part &part : made->parts) {
        if (!part.rule.isEmpty())
            rule = part.rule;
        else if (part.at.y() > 0.3)
            below = QRectF(part.at, part.path.boundingRect().size());
    }
    QVERIFY(rule.width() > 2.4 && rule.width() < 2.9);
    QVERIFY(rule.bottom() < 0 && rule.top() > -0.4);
    QVERIFY(qAbs(below.center().x() - rule.center().x()) < 0.1);
    QVERIFY(layout(QStringLiteral("\\sum_i^n"), false)->height < 1.1);
    QVERIFY(layout(QStringLiteral("\\sum_i^n"), true)->height > 1.3);
}

void TestFormulaEngine::refuses_data()
{
    QTest::addColumn<QString>("tex");
    QTest::addColumn<QString>("words");
    QTest::newRow("unknown command")
        << QStringLiteral("\\nothing{x}") << QStringLiteral("\\nothing");
    QTest::newRow("no end") << QStringLiteral("\\frac{1") << QStringLiteral("end of input");
    QTest::newRow("brace") << QStringLiteral("a}") << QStringLiteral("'}'");
    QTest::newRow("double script") << QStringLiteral("a^b^c") << QStringLiteral("superscript");
    QTest::newRow("environment") << QStringLiteral("\\begin{x}a\\end{x}")
                                 << QStringLiteral("environment");
    QTest::newRow("endless macro")
        << QStringLiteral("\\def\\a{\\a}\\a") << QStringLiteral("expansions");
    QTest::newRow("too long") << QString(FormulaEngine::LongestSource + 1, u'x')
                              << QStringLiteral("too large");
}

void TestFormulaEngine::refuses()
{
    NEED_KATEX();
    QFETCH(QString, tex);
    QFETCH(QString, words);
    const auto made = layout(tex);
    QVERIFY(made && made->problem && made->parts.empty());
    QVERIFY2(made->problem->message.contains(words), qPrintable(made->problem->message));
}

void TestFormulaEngine::survivesNesting_data()
{
    QTest::addColumn<QString>("tex");
    for (const char *piece :
         {"{", "\\sqrt{", "\\frac{", "x_{", "\\left(", "\\text{", "\\hat{", "\\begin{matrix}"}) {
        QString tex;
        while (tex.size() + qstrlen(piece) <= FormulaEngine::LongestSource)
            tex += QLatin1String(piece);
        QTest::newRow(piece) << tex;
        const qsizetype depth = FormulaEngine::LongestSource / (qstrlen(piece) + 2);
        if (QByteArray(piece).endsWith('{'))
            QTest::newRow(QByteArray(piece).append(" closed").constData())
                << QString::fromLatin1(piece).repeated(depth) + QLatin1Char('x') +
                       QString(depth, u'}');
    }
}

void TestFormulaEngine::survivesNesting()
{
    NEED_KATEX();
    QFETCH(QString, tex);
    QVERIFY(layout(tex));
    QVERIFY(!layout(QStringLiteral("x"))->problem);
}

// Macros that grow: KaTeX counts expansions, not what they make.
void TestFormulaEngine::breaksOffEndlessMacros()
{
    NEED_KATEX();
    QString tex = QStringLiteral("\\def\\a{xxxxxxxxxx}");
    for (char16_t c = u'b'; c < u'j'; ++c) {
        const QString before = QStringLiteral("\\%1").arg(QChar(c - 1));
        tex += QStringLiteral("\\edef\\%1{%2}").arg(QChar(c)).arg(before.repeated(10));
    }
    tex += QStringLiteral("\\i");
    QElapsedTimer timer;
    timer.start();
    const auto made = layout(tex);
    QVERIFY(made && made->problem);
    QVERIFY(timer.elapsed() < 20000);
    QVERIFY(!layout(QStringLiteral("y+1"))->problem);
}

void TestFormulaEngine::goesOnAfterAnError()
{
    NEED_KATEX();
    QVERIFY(layout(QStringLiteral("\\def\\z{q}\\z"))->problem == std::nullopt);
    QVERIFY(layout(QStringLiteral("\\z"))->problem); // nothing of one formula is left for the next
}

void TestFormulaEngine::saysWhatIsMissing()
{
    FormulaEngine engine({}, QGuiApplication::font());
    const auto made = engine.layout({QStringLiteral("x"), false});
    QVERIFY(made && made->problem);
    QCOMPARE(made->problem->code, ErrorCode::NotFound);
    // A script that is none.
    FormulaEngine broken({QStringLiteral(PAPERDIP_SOURCE_DIR "/LICENSE"), QStringLiteral("/")},
                         QGuiApplication::font());
    QSignalSpy ready(&broken, &FormulaEngine::ready);
    QVERIFY(!broken.layout({QStringLiteral("x"), false}));
    QVERIFY(ready.wait(20000));
    QVERIFY(broken.layout({QStringLiteral("x"), false})->problem);
}

void TestFormulaEngine::endsInTheMiddle()
{
    NEED_KATEX();
    for (int i = 0; i < 3; ++i) {
        FormulaEngine engine(FormulaFiles::find(), QGuiApplication::font());
        for (int n = 0; n < 50; ++n)
            static_cast<void>(engine.layout({QStringLiteral("\\frac{%1}{x}").arg(n), true}));
        if (i > 0)
            QTest::qWait(10 * i);
    }
}

void TestFormulaEngine::keepsWhatItHas()
{
    NEED_KATEX();
    const auto once = layout(QStringLiteral("k^2"));
    QCOMPARE(layout(QStringLiteral("k^2")).get(), once.get());
    QVERIFY(layout(QStringLiteral("k^2"), false).get() != once.get());
}

QImage TestFormulaEngine::painted(const FormulaLayout &layout, double em, const QColor &colour)
{
    QImage image(qCeil(layout.width * em) + 4, qCeil((layout.height + layout.depth) * em) + 4,
                 QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintFormula(painter, layout, QPointF(2, 2 + layout.height * em), em, colour);
    return image;
}

// A fraction has a line that is black from end to end, at any size.
void TestFormulaEngine::paints()
{
    NEED_KATEX();
    const auto made = layout(QStringLiteral("\\frac{a}{b}"));
    for (const double em : {9.0, 14.5, 16.0, 40.0}) {
        const QImage image = painted(*made, em, Qt::black);
        int longest = 0;
        for (int y = 0; y < image.height(); ++y) {
            int run = 0;
            for (int x = 0; x < image.width(); ++x)
                run += qGray(image.pixel(x, y)) < 40 ? 1 : 0;
            longest = qMax(longest, run);
        }
        QVERIFY2(longest >= 0.4 * em, qPrintable(QString::number(em)));
    }
    const QImage red = painted(*layout(QStringLiteral("x\\color{blue}y")), 30, Qt::red);
    bool hasRed = false;
    bool hasBlue = false;
    for (int y = 0; y < red.height(); ++y) {
        for (int x = 0; x < red.width(); ++x) {
            hasRed = hasRed || red.pixelColor(x, y) == QColor(Qt::red);
            hasBlue = hasBlue || red.pixelColor(x, y) == QColor(Qt::blue);
        }
    }
    QVERIFY(hasRed && hasBlue);
}

void TestFormulaEngine::drawsChinese()
{
    NEED_KATEX();
    const auto made = layout(QStringLiteral("x = \\text{长度} + 1"));
    QVERIFY(!made->problem);
    QVERIFY(made->width > 5);
    for (const FormulaLayout::Part &part : made->parts)
        QVERIFY(!part.path.isEmpty());
}

QTEST_MAIN(TestFormulaEngine)
#include "tst_formulaengine.moc"
