// SPDX-License-Identifier: MIT
#pragma once

#include "gui/formulasetter.h"
#include "gui/noteimages.h"

#include <QTextBrowser>
#include <QTimer>

#include <optional>
#include <vector>

namespace paperdip {

class FormulaEngine;

// A rendered note. Reads pictures of the list's folders only, follows no link by itself, and stays
// where one was reading when the note is rendered again. Formulas are typeset; the text to copy has
// them as they are written. Lines are those of the Markdown, from 1; a part of one is a place in
// it.
class NoteView : public QTextBrowser
{
    Q_OBJECT

public:
    // What is at the top: a block of the document, and by how much it is scrolled past, in pixels.
    struct Place
    {
        int block = 0;
        int past = 0;
    };

    explicit NoteView(QWidget *parent = nullptr);

    // The note's HTML as renderHtml() gives it. Another note begins at its top.
    void showHtml(const QString &html);
    void beginNote(NoteImages::Resolver resolver);
    NoteImages &images() { return m_images; }
    // Who typesets formulas; without, they are shown as written.
    void setFormulas(FormulaEngine *engine);
    void setZoom(int steps);

    // How many lines the note has.
    void setLineCount(int lines) { m_lines = lines; }
    double topLine() const;
    void showLine(double line); // at the top
    void ensureVisible(int line);
    Place place() const;
    // These wait until a note that has just begun is rendered.
    void showPlace(const Place &place);
    void showAnchor(const QString &name);

    // Task boxes tick with a click.
    void setBoxesLive(bool live) { m_boxesLive = live; }
    // The picture behind an address of the note that was clicked, as large as it was read.
    QImage picture(const QString &address) const;

    QVariant loadResource(int type, const QUrl &name) override;

Q_SIGNALS:
    void linkClicked(const QUrl &url);
    void anchorWanted(const QString &name); // of this note
    void boxClicked(int line, bool ticked); // as it is shown
    void imageClicked(const QString &address);
    void scrolledByHand();
    void backWanted();
    void forwardWanted();

public Q_SLOTS:
    void backward() override; // Alt+Left
    void forward() override;

protected:
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void doSetSource(const QUrl &url, QTextDocument::ResourceType type) override;
    QMimeData *createMimeDataFromSelection() const override;

private:
    struct LineMark
    {
        int line = 0;
        int block = 0;
    };
    struct Box
    {
        int line = 0; // 0: none
        bool ticked = false;

        bool operator==(const Box &) const = default;
    };

    static int lineOf(const QTextBlock &block); // that its text begins on; 0: it is not said
    Box boxAt(const QPoint &at) const;
    QString imageAt(const QPoint &at) const;
    void markLines();
    double topOf(const LineMark &mark) const;
    LineMark endMark() const;
    double heightOf(double line) const;
    void arrive();
    void fitImages();
    QImage placeholder(const QUrl &address) const;
    void follow(const QUrl &url);
    void applyFont();
    void fill();
    bool waitsForFormulas();
    void placeFormulas(const QStringList &written);
    void refreshImages();
    int imageWidth() const;
    QString styleSheetText() const;

    std::vector<LineMark> m_marks;
    int m_lines = 0;
    std::optional<Place> m_toPlace; // once it is rendered
    QString m_toAnchor;
    Box m_pressed;
    QString m_pressedImage;
    bool m_boxesLive = false;
    bool m_overTarget = false; // the hand is shown
    bool m_byHand = false;     // the scroll bar is being moved
    NoteImages m_images;
    FormulaSetter m_formulas;
    QString m_html;
    QTimer m_resized;
    QTimer m_hold; // what is shown stays until new formulas are typeset
    int m_width = 0;
    qreal m_basePoints;
    int m_zoom = 0;
    bool m_wasSeen = false;
    bool m_fresh = true;
};

} // namespace paperdip
