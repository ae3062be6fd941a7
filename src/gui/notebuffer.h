// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace paperdip {

// A note's bytes under an editor that cannot show them all. QTextDocument knows one line end and
// takes some characters for its own; so the editor shows text(), in which those have stand-ins, and
// every edit of it patches the bytes. What is not touched stays as it was: BOM, CRLF, lone CR, NUL,
// U+2029. Positions count UTF-16 units.
class NoteBuffer
{
public:
    explicit NoteBuffer(const QByteArray &bytes = {});

    const QByteArray &bytes() const { return m_bytes; }
    QString text() const;                         // what the editor shows
    qsizetype length() const { return m_length; } // of text()

    // The editor replaced `removed` units at `position` by `added` (as it shows them). Lines that
    // are the same before and after keep their bytes.
    void replace(qsizetype position, qsizetype removed, QStringView added);
    // The editor shows this now, however it came to: patches from the first difference to the last.
    void setText(QStringView shown);

    // What a line of the editor that begins anew ends with here: as its neighbours do.
    QByteArray lineEndAt(qsizetype position) const;

private:
    // A place that is known in both counts, so that no search begins at the top.
    struct Mark
    {
        qsizetype position = 0;
        qsizetype offset = 0;
    };

    qsizetype byteOffset(qsizetype position) const;
    QString shown(qsizetype position, qsizetype length) const;
    void replaceLines(qsizetype position, QStringView before, QStringView after);
    void patch(qsizetype position, QStringView before, QStringView after);
    void moveMarks(const Mark &begin, const Mark &end, const Mark &by);
    void restoreOriginal();

    QByteArray m_bytes;
    qsizetype m_begin = 0; // behind a BOM
    QByteArray m_original;
    QString m_originalText;
    qsizetype m_length = 0;
    qsizetype m_sameHead = 0; // units at the beginning, and at the end, that no edit has touched
    qsizetype m_sameTail = 0;
    mutable std::vector<Mark> m_marks; // in order; as far as anyone has looked
};

} // namespace paperdip
