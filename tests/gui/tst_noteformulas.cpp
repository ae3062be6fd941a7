// SPDX-License-Identifier: MIT
#include "formulas/formulaengine.h"
#include "gui/formulalabel.h"
#include "gui/formulaobject.h"
#include "gui/noteview.h"
#include "markdown/render.h"

#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QClipboard>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextDocumentFragment>

using namespace paperdip;

namespace {

#define NEED_KATEX()                                                                               \
    if (!FormulaFiles::find().areThere())                                                          \
    QSKIP("KaTeX is not installed")

// The characters that are formulas, with their formats.
QList<QTextFragment> formulasOf(const QTextDocument &document)
{
    QList<QTextFragment> found;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            if (FormulaObject::isFormula(it.fragment().charFormat()))
                found << it.fragment();
        }
    }
    return found;
}

QTextLine lineAt(const QTextDocument &document, int position)
{
    const QTextBlock block = document.findBlock(position);
    return block.layout()->lineForTextPosition(position - block.position());
}

} // namespace

class TestNoteFormulas : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { registerExtensions(); }
    void init();
    void cleanup();
    void sourceUntilItIsTypeset();
    void withoutKatexTheSourceStays();
    void whatCannotBeTypesetSaysWhy();
    void standsOnTheBaseLine_data();
    void standsOnTheBaseLine();
    void displayIsCentredAndFits();
    void keepsThePlaceOneReads();
    void noFlickerWhileWriting();
    void copiesAsWritten();
    void followsColoursAndZoom();
    void linksAndAnchorsStay();
    void labelIsPlainText();
    void labelTypesets();
    void labelGrows();

private:
    void show(const QByteArray &markdown) { m_view->showHtml(renderHtml(markdown)); }

    std::unique_ptr<FormulaEngine> m_engine;
    std::unique_ptr<NoteView> m_view;
};

void TestNoteFormulas::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin).*")));
    m_engine = std::make_unique<FormulaEngine>(FormulaFiles::find(), QApplication::font());
    m_view = std::make_unique<NoteView>();
    m_view->setFormulas(m_engine.get());
    m_view->resize(600, 300);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void TestNoteFormulas::cleanup()
{
    m_view.reset();
    m_engine.reset();
}

void TestNoteFormulas::sourceUntilItIsTypeset()
{
    NEED_KATEX();
    show("复杂度为$O(n^2)$的算法\n\n$$\nx\n$$\n");
    QVERIFY(m_view->toPlainText().contains(QStringLiteral("复杂度为$O(n^2)$的算法")));
    QVERIFY(m_view->toPlainText().contains(QStringLiteral("$$\nx\n$$")));
    QTRY_COMPARE_WITH_TIMEOUT(formulasOf(*m_view->document()).size(), 2, 20000);
    QCOMPARE(m_view->toPlainText().simplified(),
             QStringLiteral("复杂度为%1的算法 %1").arg(QChar(QChar::ObjectReplacementCharacter)));
    show("复杂度为$O(n^2)$\n"); // known by now
    QCOMPARE(formulasOf(*m_view->document()).size(), 1);
}

void TestNoteFormulas::withoutKatexTheSourceStays()
{
    FormulaEngine none({}, QApplication::font());
    NoteView view;
    view.showHtml(renderHtml("a $x$ b"));
    QCOMPARE(view.toPlainText().trimmed(), QStringLiteral("a $x$ b"));
    view.setFormulas(&none);
    QCOMPARE(view.toPlainText().trimmed(), QStringLiteral("a $x$ b"));
    QTextCursor cursor(view.document());
    cursor.setPosition(4);
    QVERIFY(cursor.charFormat().toolTip().contains(QStringLiteral("libjs-katex")));
}

void TestNoteFormulas::whatCannotBeTypesetSaysWhy()
{
    NEED_KATEX();
    show("a $\\nothing$ b $y$");
    QTRY_COMPARE_WITH_TIMEOUT(formulasOf(*m_view->document()).size(), 1, 20000);
    QVERIFY(m_view->toPlainText().startsWith(QStringLiteral("a $\\nothing$ b ")));
    QTextCursor cursor(m_view->document());
    cursor.setPosition(5);
    QVERIFY2(cursor.charFormat().toolTip().contains(QStringLiteral("\\nothing")),
             qPrintable(cursor.charFormat().toolTip()));
    show("a $\\nothing$ c");
    QCOMPARE(m_view->toPlainText().trimmed(), QStringLiteral("a $\\nothing$ c"));
}

void TestNoteFormulas::standsOnTheBaseLine_data()
{
    QTest::addColumn<QByteArray>("tex");
    for (const char *tex : {"x", "x_{i_j}", "\\frac{a}{b}", "\\sum_{i=1}^{n} i", "y^{2^2}",
                            "\\underbrace{abc}_{\\frac{a}{b}}", "\\int_0^1",
                            "\\begin{matrix}a\\\\b\\\\c\\end{matrix}"})
        QTest::newRow(tex) << QByteArray(tex);
}

// Qt's base line for the character is the formula's, to half a pixel.
void TestNoteFormulas::standsOnTheBaseLine()
{
    NEED_KATEX();
    QFETCH(QByteArray, tex);
    show("$" + tex + "$");
    QTRY_COMPARE_WITH_TIMEOUT(formulasOf(*m_view->document()).size(), 1, 20000);
    const QTextFragment formula = formulasOf(*m_view->document()).first();
    const auto layout = m_engine->layout({QString::fromLatin1(tex), false});
    const double width =
        m_view->document()
            ->documentLayout()
            ->handlerForObject(formula.charFormat().objectType())
            ->intrinsicSize(m_view->document(), formula.position(), formula.charFormat())
            .width();
    const double em = (width - 2) / layout->width;
    QVERIFY(em > 8 && em < 40);
    const QTextLine line = lineAt(*m_view->document(), formula.position());
    const QString said = QStringLiteral("descent %1, depth %2; ascent %3, height %4")
                             .arg(line.descent())
                             .arg(layout->depth * em)
                             .arg(line.ascent())
                             .arg(layout->height * em);
    // Above or below the text's own letters, where it is larger than these.
    const double above = layout->height * em + 2;
    const double below = layout->depth * em + 2;
    const QFontMetricsF around(m_view->font());
    QVERIFY2(qAbs(line.ascent() - qMax(above, around.ascent())) < 1.5 || above < below,
             qPrintable(said));
    QVERIFY2(qAbs(line.descent() - qMax(below, around.descent())) < 1.5, qPrintable(said));
}

void TestNoteFormulas::displayIsCentredAndFits()
{
    NEED_KATEX();
    show("$$x$$\n\n$$" + QByteArray("a+b+c+d+").repeated(30) + "e$$");
    QTRY_COMPARE_WITH_TIMEOUT(formulasOf(*m_view->document()).size(), 2, 20000);
    QCOMPARE(m_view->document()->firstBlock().blockFormat().alignment() & Qt::AlignHCenter,
             Qt::AlignHCenter);
    const auto widest = [this] {
        const QTextFragment wide = formulasOf(*m_view->document()).last();
        return lineAt(*m_view->document(), wide.position()).naturalTextWidth();
    };
    QVERIFY(widest() <= m_view->viewport()->width());
    QVERIFY(widest() > m_view->viewport()->width() / 2);
    m_view->resize(300, 300);
    QTRY_VERIFY(widest() <= m_view->viewport()->width());
    QCOMPARE(m_view->horizontalScrollBar()->maximum(), 0);
}

void TestNoteFormulas::keepsThePlaceOneReads()
{
    NEED_KATEX();
    QByteArray note;
    for (int i = 0; i < 40; ++i)
        note += "$$\\frac{\\frac{a_{" + QByteArray::number(i) + "}}{b}}{\\frac{c}{d}}$$\n\nline " +
                QByteArray::number(i) + "\n\n";
    show(note);
    QTextCursor place = m_view->document()->find(QStringLiteral("line 30"));
    QVERIFY(formulasOf(*m_view->document()).isEmpty());
    m_view->verticalScrollBar()->setValue(m_view->cursorRect(place).top());
    const int before = m_view->cursorRect(place).top();
    QTRY_COMPARE_WITH_TIMEOUT(formulasOf(*m_view->document()).size(), 40, 30000);
    place = m_view->document()->find(QStringLiteral("line 30"));
    QVERIFY2(qAbs(m_view->cursorRect(place).top() - before) <= 40,
             qPrintable(QStringLiteral("%1 %2").arg(m_view->cursorRect(place).top()).arg(before)));
}

// A formula that is being written never falls back to its source between two letters.
void TestNoteFormulas::noFlickerWhileWriting()
{
    NEED_KATEX();
    show("so $a$ is");
    QTRY_COMPARE_WITH_TIMEOUT(formulasOf(*m_view->document()).size(), 1, 20000);
    QSignalSpy changes(m_view->document(), &QTextDocument::contentsChanged);
    bool sawSource = false;
    connect(m_view->document(), &QTextDocument::contentsChanged, this, [this, &sawSource] {
        sawSource = sawSource || m_view->toPlainText().contains(QLatin1Char('$'));
    });
    show("so $ab$ is now");
    QVERIFY(!m_view->toPlainText().contains(QStringLiteral("now")));
    QTRY_VERIFY(m_view->toPlainText().contains(QStringLiteral("now")));
    QCOMPARE(formulasOf(*m_view->document()).size(), 1);
    disconnect(m_view->document(), nullptr, this, nullptr);
}

void TestNoteFormulas::copiesAsWritten()
{
    NEED_KATEX();
    show("一 $a_1 < b$ 二\n\n$$\nx\n$$\n");
    QTRY_COMPARE_WITH_TIMEOUT(formulasOf(*m_view->document()).size(), 2, 20000);
    m_view->selectAll();
    m_view->copy();
    QCOMPARE(QApplication::clipboard()->text().trimmed(),
             QStringLiteral("一 $a_1 < b$ 二\n$$\nx\n$$"));
    QCOMPARE(formulasOf(*m_view->document()).size(), 2);
}

void TestNoteFormulas::followsColoursAndZoom()
{
    NEED_KATEX();
    show("$$\\rule{5em}{5em}$$");
    QTRY_COMPARE_WITH_TIMEOUT(formulasOf(*m_view->document()).size(), 1, 20000);
    const auto count = [this](QColor colour) {
        const QImage image = m_view->viewport()->grab().toImage();
        int pixels = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                pixels += image.pixelColor(x, y) == colour ? 1 : 0;
        }
        return pixels;
    };
    QPalette palette = m_view->palette();
    palette.setColor(QPalette::Text, QColor(200, 10, 10));
    m_view->setPalette(palette);
    const int before = count(QColor(200, 10, 10));
    QVERIFY(before > 1000);
    m_view->setZoom(4);
    QCOMPARE(formulasOf(*m_view->document()).size(), 1);
    QVERIFY(count(QColor(200, 10, 10)) > before * 5 / 4);
}

void TestNoteFormulas::linksAndAnchorsStay()
{
    NEED_KATEX();
    show("text\n\n[看 $x$](https://a.example)\n\n$$y$$\n\n# 关于 $z$\n");
    QTRY_COMPARE_WITH_TIMEOUT(formulasOf(*m_view->document()).size(), 3, 20000);
    const QList<QTextFragment> formulas = formulasOf(*m_view->document());
    QCOMPARE(formulas[0].charFormat().anchorHref(), QStringLiteral("https://a.example"));
    QVERIFY(formulas[1].charFormat().anchorNames().contains(QStringLiteral("line-5")));
}

void TestNoteFormulas::labelIsPlainText()
{
    FormulaLabel label;
    const QString text = QStringLiteral("V_max<17.5 and <b>more</b> &amp; <img src=\"a.png\">");
    label.setPieces({{text, false}}, QPalette::WindowText);
    QCOMPARE(label.text(), text);
    QCOMPARE(label.toPlainText(), text);
}

void TestNoteFormulas::labelTypesets()
{
    NEED_KATEX();
    FormulaLabel label;
    label.setFormulas(m_engine.get());
    label.setPieces(readablePieces(QStringLiteral(
                        "It takes $O(N^2)$ and $\\sum_{i=1}^{n}\\binom{n}{i}$ for $5 or $6.")),
                    QPalette::WindowText);
    QTRY_COMPARE_WITH_TIMEOUT(formulasOf(*label.document()).size(), 1, 20000);
    QCOMPARE(label.text(), QStringLiteral("It takes O(N²) and $\\sum_{i=1}^{n}\\binom{n}{i}$ for "
                                          "$5 or $6."));
    label.selectAll();
    QCOMPARE(label.selectedText(), label.text());
}

void TestNoteFormulas::labelGrows()
{
    NEED_KATEX();
    FormulaLabel label;
    label.setFormulas(m_engine.get());
    label.resize(300, 100);
    label.setPieces(readablePieces(QStringLiteral("a $$\\begin{matrix}1\\\\2\\\\3\\\\4\\\\5"
                                                  "\\\\6\\end{matrix}$$")),
                    QPalette::WindowText);
    const int before = label.heightForWidth(300);
    QTRY_COMPARE_WITH_TIMEOUT(formulasOf(*label.document()).size(), 1, 20000);
    QVERIFY(label.heightForWidth(300) > before);
    QVERIFY(label.heightForWidth(100) >= label.heightForWidth(300));
}

QTEST_MAIN(TestNoteFormulas)
#include "tst_noteformulas.moc"
