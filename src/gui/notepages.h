// SPDX-License-Identifier: MIT
#pragma once

#include "gui/noteimages.h"
#include "gui/noterenderer.h"
#include "gui/noteview.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

#include <functional>

class QPagedPaintDevice;

namespace paperdip {

// A note as it stands on paper: light whatever the window is, pictures at their full resolution.
class PaperView : public NoteView
{
    Q_OBJECT

public:
    explicit PaperView(NoteImages &pictures);

    void setPageWidth(double width) { m_width = width; } // of the text, in the screen's pixels
    QVariant loadResource(int type, const QUrl &name) override;

private:
    NoteImages &m_pictures;
    double m_width = 600;
};

// Makes a note ready to be shown elsewhere: rendered, its formulas typeset, its pictures read.
class NotePages : public QObject
{
    Q_OBJECT

public:
    // `pictures` are those of the note that is open; `fileOf` tells where an address leads.
    NotePages(NoteImages &pictures, NoteImages::Resolver fileOf, FormulaEngine *formulas,
              QObject *parent = nullptr);

    // ready() follows, once; pictures that do not come within a few seconds are left out.
    void prepare(const QByteArray &markdown);
    const QString &html() const { return m_html; }
    QImage picture(const QUrl &address) const; // whole; null: there is none
    // How many pages were painted, numbered at their foot; 0: the device took none.
    int paint(QPagedPaintDevice &device);

Q_SIGNALS:
    void ready();

private:
    void look();
    bool waits() const;

    NoteImages &m_pictures;
    NoteImages::Resolver m_fileOf;
    QPointer<FormulaEngine> m_formulas;
    NoteRenderer m_renderer;
    PaperView m_view;
    QString m_html;
    QTimer m_looking;
    QElapsedTimer m_since;
};

// The addresses of the pictures in a note's HTML.
QStringList picturesIn(const QString &html);

} // namespace paperdip
