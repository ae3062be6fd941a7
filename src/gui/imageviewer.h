// SPDX-License-Identifier: MIT
#pragma once

#include <QGraphicsView>
#include <QImage>

namespace paperdip {

// A window for one picture: whole at first, with the wheel and + and - as large as one likes, 0 for
// its own size. Esc closes it.
class ImageViewer : public QGraphicsView
{
    Q_OBJECT

public:
    // name: for the title. Deletes itself when it is closed.
    static void open(QWidget &window, const QImage &image, const QString &name);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    ImageViewer(QWidget &window, const QImage &image);

    void zoomTo(double scale);
    double wholeScale() const;

    QGraphicsScene m_scene;
    QSize m_size;
    double m_scale = 0; // pixels of the picture a pixel of the window; 0: as large as fits
};

} // namespace paperdip
