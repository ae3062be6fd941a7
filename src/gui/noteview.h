// SPDX-License-Identifier: MIT
#pragma once

#include "gui/formulasetter.h"
#include "gui/noteimages.h"

#include <QTextBrowser>
#include <QTimer>

namespace paperdip {

class FormulaEngine;

// A rendered note. Reads pictures of the list's folders only, follows no link by itself, and stays
// where one was reading when the note is rendered again. Formulas are typeset; the text to copy has
// them as they are written.
class NoteView : public QTextBrowser
{
    Q_OBJECT

public:
    explicit NoteView(QWidget *parent = nullptr);

    // The note's HTML as renderHtml() gives it. Another note begins at its top.
    void showHtml(const QString &html);
    void beginNote(NoteImages::Resolver resolver);
    NoteImages &images() { return m_images; }
    // Who typesets formulas; without, they are shown as written.
    void setFormulas(FormulaEngine *engine);
    // Brings the block that begins on or before this line of the Markdown to the top.
    void showLine(int line);
    void setZoom(int steps);

    QVariant loadResource(int type, const QUrl &name) override;

Q_SIGNALS:
    void linkClicked(const QUrl &url);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void doSetSource(const QUrl &url, QTextDocument::ResourceType type) override;
    QMimeData *createMimeDataFromSelection() const override;

private:
    void follow(const QUrl &url);
    void fill();
    bool waitsForFormulas();
    void placeFormulas(const QStringList &written);
    void refreshImages();
    int imageWidth() const;
    QString styleSheetText() const;

    NoteImages m_images;
    FormulaSetter m_formulas;
    QString m_html;
    QTimer m_resized;
    QTimer m_hold; // what is shown stays until new formulas are typeset
    int m_width = 0;
    qreal m_basePoints;
    bool m_fresh = true;
};

} // namespace paperdip
