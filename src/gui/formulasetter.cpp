// SPDX-License-Identifier: MIT
#include "gui/formulasetter.h"

#include "gui/errortext.h"
#include "gui/formulaobject.h"
#include "gui/theme.h"
#include "markdown/formulas.h"

#include <QMimeData>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextDocumentFragment>
#include <QTextEdit>

#include <algorithm>

namespace paperdip {

namespace {

constexpr int OwnColour = QTextFormat::UserProperty + 100; // of the text around a muted source
constexpr int BatchDelay = 30;                             // ms: many formulas, one layout

FormulaSource sourceOf(const QString &written)
{
    const Formula formula = formulaOf(written);
    return {formula.tex, formula.display};
}

struct FormulaPlace
{
    int begin = 0;
    int end = 0;
    QTextCharFormat format;
};

// Where formulas, or their sources, stand, from the end on.
std::vector<FormulaPlace> placesOf(const QTextDocument &document)
{
    std::vector<FormulaPlace> places;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            if (!writtenFormula(fragment.charFormat()).isEmpty())
                places.push_back({fragment.position(), fragment.position() + fragment.length(),
                                  fragment.charFormat()});
        }
    }
    std::reverse(places.begin(), places.end());
    return places;
}

QString problemText(const Error &problem)
{
    switch (problem.code) {
    case ErrorCode::NotFound:
        return FormulaSetter::tr("Formulas are shown as they are written: KaTeX is not installed "
                                 "(packages libjs-katex and fonts-katex).");
    case ErrorCode::Timeout:
        return FormulaSetter::tr("This formula takes too long to typeset.");
    case ErrorCode::Refused:
        return FormulaSetter::tr("This formula is too large to typeset.");
    case ErrorCode::Invalid:
        return FormulaSetter::tr("This formula cannot be typeset: %1").arg(problem.message);
    default:
        return errorText(problem);
    }
}

} // namespace

FormulaSetter::FormulaSetter(QTextEdit &view)
    : QObject(&view), m_view(view), m_object(new FormulaObject(&view))
{
    m_object->attach(*view.document());
    m_soon.setSingleShot(true);
    m_soon.setInterval(BatchDelay);
    connect(&m_soon, &QTimer::timeout, this, &FormulaSetter::replaceReady);
}

void FormulaSetter::setEngine(FormulaEngine *engine)
{
    m_engine = engine;
    connect(engine, &FormulaEngine::ready, this, [this] {
        if (m_hasWaiting && !m_soon.isActive())
            m_soon.start();
        Q_EMIT answered();
    });
}

bool FormulaSetter::request(const QString &written)
{
    return !m_engine || m_engine->layout(sourceOf(written));
}

QTextCharFormat FormulaSetter::sourceFormat(const QTextCharFormat &around) const
{
    QTextCharFormat format = around;
    if (around.hasProperty(QTextFormat::ForegroundBrush))
        format.setProperty(OwnColour, around.foreground());
    format.setForeground(Theme::of(m_view.palette()).muted);
    return format;
}

void FormulaSetter::insert(QTextCursor &cursor, const QString &written,
                           const QTextCharFormat &around)
{
    if (!m_engine) {
        cursor.insertText(written, around);
        return;
    }
    QTextCharFormat own = around;
    setWrittenFormula(own, written, ++m_number);
    const auto layout = m_engine->layout(sourceOf(written));
    if (layout && !layout->problem) {
        cursor.insertText(QString(QChar::ObjectReplacementCharacter),
                          FormulaObject::format(own, layout));
        return;
    }
    QTextCharFormat format = sourceFormat(own);
    if (layout)
        format.setToolTip(problemText(*layout->problem));
    else
        m_hasWaiting = true;
    // Line ends would cut the paragraph.
    cursor.insertText(QString(written).replace(u'\n', QChar::LineSeparator), format);
}

void FormulaSetter::replaceReady()
{
    QScrollBar &bar = *m_view.verticalScrollBar();
    const QTextCursor top = m_view.cursorForPosition(QPoint(0, 0));
    const int before = m_view.cursorRect(top).top();
    m_hasWaiting = false;
    QTextCursor cursor(m_view.document());
    cursor.beginEditBlock();
    for (const FormulaPlace &place : placesOf(*m_view.document())) {
        const QString written = writtenFormula(place.format);
        if (FormulaObject::isFormula(place.format) || !place.format.toolTip().isEmpty())
            continue;
        if (!request(written)) {
            m_hasWaiting = true;
            continue;
        }
        QTextCharFormat around = place.format;
        around.clearForeground();
        if (around.hasProperty(OwnColour))
            around.setForeground(around.property(OwnColour).value<QBrush>());
        around.clearProperty(OwnColour);
        cursor.setPosition(place.begin);
        cursor.setPosition(place.end, QTextCursor::KeepAnchor);
        insert(cursor, written, around);
    }
    cursor.endEditBlock();
    if (bar.value() > bar.minimum())
        bar.setValue(bar.value() + m_view.cursorRect(top).top() - before);
    Q_EMIT changed();
}

QMimeData *FormulaSetter::mimeData(const QTextCursor &selection)
{
    QTextDocument copy;
    QTextCursor(&copy).insertFragment(selection.selection());
    QTextCursor cursor(&copy);
    for (const FormulaPlace &place : placesOf(copy)) {
        if (!FormulaObject::isFormula(place.format))
            continue;
        cursor.setPosition(place.begin);
        cursor.setPosition(place.end, QTextCursor::KeepAnchor);
        cursor.insertText(writtenFormula(place.format), QTextCharFormat());
    }
    auto *data = new QMimeData;
    data->setHtml(copy.toHtml());
    data->setText(copy.toPlainText());
    return data;
}

QString FormulaSetter::plainText(const QTextCursor &selection)
{
    const std::unique_ptr<QMimeData> data(mimeData(selection));
    return data->text();
}

} // namespace paperdip
