// SPDX-License-Identifier: MIT
#pragma once

#include <QSyntaxHighlighter>

namespace paperdip {

// Markdown in few colours: headings stand out, marks and addresses step back.
class NoteHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    explicit NoteHighlighter(QTextDocument *document);

    void setColours(const QPalette &palette);

protected:
    void highlightBlock(const QString &text) override;

private:
    enum State { Plain = -1, Fence = 1 };

    bool highlightFence(const QString &text);
    void highlightLine(const QString &text);
    void highlightInline(const QString &text);
    void mark(qsizetype begin, qsizetype length, const QTextCharFormat &format);

    QTextCharFormat m_heading;
    QTextCharFormat m_strong;
    QTextCharFormat m_emphasis;
    QTextCharFormat m_code;
    QTextCharFormat m_link;
    QTextCharFormat m_muted;
    QTextCharFormat m_quote;
};

} // namespace paperdip
