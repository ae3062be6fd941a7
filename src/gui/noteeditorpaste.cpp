// SPDX-License-Identifier: MIT
#include "gui/noteeditor.h"

#include "gui/htmltomarkdown.h"
#include "gui/notehighlighter.h"

#include <QFileInfo>
#include <QImage>
#include <QImageReader>
#include <QMimeData>
#include <QRegularExpression>
#include <QTextBlock>
#include <QUrl>

namespace paperdip {

namespace {

// An address and nothing else.
QString onlyUrl(const QString &text)
{
    static const QRegularExpression url(QStringLiteral("^https?://[^\\s]+$"));
    const QString trimmed = text.trimmed();
    return url.match(trimmed).hasMatch() ? trimmed : QString();
}

QStringList pictureFiles(const QMimeData &data)
{
    QStringList files;
    const QList<QUrl> urls = data.urls();
    for (const QUrl &url : urls) {
        const QString suffix = QFileInfo(url.toLocalFile()).suffix().toLower();
        const bool picture = QImageReader::supportedImageFormats().contains(suffix.toLatin1());
        if (!url.isLocalFile() || !picture)
            return {};
        files << url.toLocalFile();
    }
    return files;
}

// Editors offer their colours as HTML, too; what one copies there is text.
bool isFromCodeEditor(const QMimeData &data)
{
    const QString html = data.html();
    return data.hasFormat(QStringLiteral("vscode-editor-data")) ||
           (html.contains(QLatin1String("white-space: pre;")) &&
            html.contains(QLatin1String("monospace")));
}

} // namespace

bool NoteEditor::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasImage() || source->hasUrls() || source->hasHtml() ||
           QPlainTextEdit::canInsertFromMimeData(source);
}

void NoteEditor::insertFromMimeData(const QMimeData *source)
{
    if (isReadOnly() || m_composing)
        return;
    const QString text = source->text();
    if (const QStringList files = pictureFiles(*source); !files.isEmpty()) {
        Q_EMIT picturesGiven(files);
        return;
    }
    if (source->hasImage() && text.trimmed().isEmpty()) {
        Q_EMIT pictureGiven(qvariant_cast<QImage>(source->imageData()));
        return;
    }
    const bool code = NoteHighlighter::isInCode(textCursor().block());
    if (const QString url = onlyUrl(text); !url.isEmpty() && !code) {
        insertUrl(url);
        return;
    }
    QString markdown;
    if (source->hasHtml() && !code && !isFromCodeEditor(*source))
        markdown = markdownOf(source->html());
    insertAt(textCursor(), markdown.isEmpty() ? text : markdown);
}

// Over a selection it becomes a link.
void NoteEditor::insertUrl(const QString &url)
{
    const QString selected = textCursor().selectedText();
    const bool words = !selected.trimmed().isEmpty() && onlyUrl(selected).isEmpty() &&
                       !selected.contains(QChar::ParagraphSeparator);
    if (words) {
        const Excerpt before = excerpt();
        apply(before, linked(before.lines, url));
        return;
    }
    insertAt(textCursor(), url);
    Q_EMIT linkPasted(url);
}

} // namespace paperdip
