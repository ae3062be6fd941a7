// SPDX-License-Identifier: MIT
#include "gui/noterenderer.h"

#include "markdown/render.h"

namespace paperdip {

NoteRenderer::NoteRenderer(QObject *parent)
    : QObject(parent),
      m_work([](const QByteArray &markdown) { return renderHtml(markdown); },
             [this](const QByteArray &, const QString &html) { Q_EMIT rendered(html); })
{
    registerExtensions();
}

} // namespace paperdip
