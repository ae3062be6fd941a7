// SPDX-License-Identifier: MIT
#include "gui/imageviewer.h"

#include <QGraphicsPixmapItem>
#include <QKeyEvent>
#include <QScreen>
#include <QWheelEvent>

#include <cmath>

namespace paperdip {

namespace {

constexpr double Step = 1.25;
constexpr double LargestScale = 16;

} // namespace

ImageViewer::ImageViewer(QWidget &window, const QImage &image)
    : QGraphicsView(&window), m_size(image.size())
{
    setWindowFlags(Qt::Window);
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::NoFrame);
    setBackgroundRole(QPalette::Window);
    setBackgroundBrush(palette().window());
    setRenderHint(QPainter::SmoothPixmapTransform);
    setDragMode(QGraphicsView::ScrollHandDrag);
    setTransformationAnchor(QGraphicsView::AnchorUnderMouse);
    setScene(&m_scene);
    m_scene.addPixmap(QPixmap::fromImage(image))->setTransformationMode(Qt::SmoothTransformation);
}

void ImageViewer::open(QWidget &window, const QImage &image, const QString &name)
{
    auto *viewer = new ImageViewer(window, image);
    viewer->setWindowTitle(name);
    constexpr double MostOfScreen = 0.8;
    const QSize most = viewer->screen()->availableSize() * MostOfScreen;
    viewer->resize(image.size().boundedTo(most).expandedTo(QSize(320, 240)));
    viewer->show();
    viewer->setFocus();
}

// Never larger than it is.
double ImageViewer::wholeScale() const
{
    const QSizeF room = viewport()->size();
    return qMin(1.0, qMin(room.width() / m_size.width(), room.height() / m_size.height()));
}

void ImageViewer::zoomTo(double scale)
{
    const double whole = wholeScale();
    m_scale = scale <= whole ? 0 : qMin(scale, LargestScale);
    const double shown = m_scale == 0 ? whole : m_scale;
    setTransform(QTransform::fromScale(shown, shown));
}

void ImageViewer::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        close();
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomTo(transform().m11() * Step);
        break;
    case Qt::Key_Minus:
        zoomTo(transform().m11() / Step);
        break;
    case Qt::Key_0:
        zoomTo(1);
        break;
    default:
        QGraphicsView::keyPressEvent(event);
        break;
    }
}

void ImageViewer::wheelEvent(QWheelEvent *event)
{
    constexpr double Notch = 120; // eighths of a degree
    zoomTo(transform().m11() * std::pow(Step, event->angleDelta().y() / Notch));
    event->accept();
}

void ImageViewer::mouseDoubleClickEvent(QMouseEvent *)
{
    zoomTo(m_scale == 0 ? 1 : 0);
}

void ImageViewer::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    zoomTo(m_scale);
}

} // namespace paperdip
