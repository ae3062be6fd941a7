// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QPalette>
#include <QSyntaxHighlighter>

namespace paperdip {

// Markdown in few colours: headings stand out, marks and addresses step back. Only what is shown,
// and a little around it, is given its looks; of the rest only what goes on from line to line is
// known. So a note of any size opens at once.
class NoteHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    explicit NoteHighlighter(QTextDocument *document);

    void setColours(const QPalette &palette);
    // The blocks that are to be seen, by number: call it before they are painted.
    void show(int first, int last);
    // The block stands in a fence.
    static bool isInCode(const QTextBlock &block);

protected:
    void highlightBlock(const QString &text) override;

private:
    const QTextCharFormat &formatOf(quint16 styles);

    int m_first = 0;
    int m_last = 0;
    QPalette m_palette;
    QHash<quint16, QTextCharFormat> m_formats; // by SpanStyle
};

} // namespace paperdip
