// SPDX-License-Identifier: MIT
#include "gui/markdownrun.h"

#include "formats/markdowntext.h"
#include "gui/inlinespans.h"

#include <QTextBlock>
#include <QTextFragment>
#include <QUrl>

namespace paperdip {

namespace {

constexpr qreal SmallestPicture = 3; // pixels; smaller ones watch the reader

// Neighbouring letters of one look.
struct Run
{
    QString text;
    QString href;
    bool strong = false;
    bool emphasis = false;
    bool strike = false;
    bool code = false;
    bool raw = false; // is Markdown already

    bool sameLook(const Run &other) const
    {
        return href == other.href && strong == other.strong && emphasis == other.emphasis &&
               strike == other.strike && code == other.code && !raw && !other.raw;
    }
};

bool isMonospace(const QTextCharFormat &format)
{
    if (format.fontFixedPitch())
        return true;
    const QStringList families = format.fontFamilies().toStringList();
    for (const QString &family : families) {
        if (family.contains(QLatin1String("mono"), Qt::CaseInsensitive) ||
            family.contains(QLatin1String("consolas"), Qt::CaseInsensitive) ||
            family.contains(QLatin1String("courier"), Qt::CaseInsensitive))
            return true;
    }
    return false;
}

bool isWeb(const QString &address)
{
    const QString scheme = QUrl(address).scheme().toLower();
    return scheme == QLatin1String("http") || scheme == QLatin1String("https") ||
           scheme == QLatin1String("mailto");
}

QString pictureText(const QTextImageFormat &picture)
{
    const auto tiny = [](qreal side) { return side > 0 && side < SmallestPicture; };
    if (!isWeb(picture.name()) || tiny(picture.width()) || tiny(picture.height()))
        return {};
    const QString alt = picture.property(QTextFormat::ImageAltText).toString();
    return QStringLiteral("![%1](%2)")
        .arg(markdownEscaped(alt, true), markdownAddress(picture.name()));
}

Run runOf(const QTextFragment &fragment, const RunOptions &options)
{
    const QTextCharFormat format = fragment.charFormat();
    Run run;
    run.text = fragment.text();
    run.href = isWeb(format.anchorHref()) ? format.anchorHref() : QString();
    if (format.isImageFormat()) {
        run.text = pictureText(format.toImageFormat());
        run.raw = true;
        return run;
    }
    run.text.remove(QChar::ObjectReplacementCharacter).replace(QChar::Nbsp, u' ');
    run.code = isMonospace(format);
    run.strong = options.strong && format.fontWeight() >= QFont::DemiBold && !run.code;
    run.emphasis = format.fontItalic() && !run.code;
    run.strike = format.fontStrikeOut() && !run.code;
    return run;
}

QString codeText(const QString &text)
{
    const bool ticks = text.contains(u'`');
    return ticks ? QStringLiteral("`` %1 ``").arg(text) : u'`' + text + u'`';
}

// Letters that mean something get a backslash, but for TeX between dollars; blanks at the ends
// stay.
QString escapedLine(const QString &text, bool row)
{
    QString written;
    qsizetype at = 0;
    const auto plain = [&](qsizetype end) {
        const QString piece = text.mid(at, end - at);
        const QString escaped = markdownEscaped(piece, row);
        const bool blank = escaped.isEmpty() && !piece.isEmpty();
        written += blank || (!piece.isEmpty() && piece.front().isSpace()) ? QStringLiteral(" ")
                                                                          : QString();
        written += escaped;
        written +=
            !blank && !piece.isEmpty() && piece.back().isSpace() ? QStringLiteral(" ") : QString();
    };
    const QList<NoteSpan> spans = inlineSpans(text, 0);
    for (const NoteSpan &span : spans) {
        if (span.styles != FormulaStyle || span.begin < at)
            continue;
        plain(span.begin);
        written += text.mid(span.begin, span.length);
        at = span.begin + span.length;
    }
    plain(text.size());
    return written;
}

QString escapedText(const QString &text, bool row)
{
    QStringList lines = text.split(QChar::LineSeparator);
    for (QString &line : lines)
        line = escapedLine(line, row);
    return lines.join(QChar::LineSeparator);
}

bool touches(const QString &text, bool front)
{
    if (text.isEmpty())
        return false;
    const QChar c = front ? text.front() : text.back();
    return !c.isSpace() && !c.isPunct();
}

// A mark holds only with a letter beside it, or nothing: blanks go outside, and so does a full
// stop that a letter follows at once.
QString marked(const QString &text, const QString &mark, bool letterBefore, bool letterBehind)
{
    qsizetype begin = 0;
    qsizetype end = text.size();
    const auto out = [&](QChar c, bool letter) { return c.isSpace() || (letter && c.isPunct()); };
    while (begin < end && out(text[begin], letterBefore))
        ++begin;
    while (end > begin && out(text[end - 1], letterBehind))
        --end;
    if (begin == end)
        return text;
    return text.left(begin) + mark + text.mid(begin, end - begin) + mark + text.mid(end);
}

QString written(const Run &run, const RunOptions &options, bool letterBefore, bool letterBehind)
{
    QString text = run.raw    ? run.text
                   : run.code ? codeText(run.text)
                              : escapedText(run.text, options.row);
    if (run.strike)
        text = marked(text, QStringLiteral("~~"), letterBefore, letterBehind);
    if (run.emphasis)
        text = marked(text, QStringLiteral("*"), letterBefore, letterBehind);
    if (run.strong)
        text = marked(text, QStringLiteral("**"), letterBefore, letterBehind);
    return text;
}

QList<Run> runsOf(const QTextBlock &block, const RunOptions &options)
{
    QList<Run> runs;
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const Run run = runOf(it.fragment(), options);
        if (run.text.isEmpty())
            continue;
        if (!runs.isEmpty() && runs.last().sameLook(run))
            runs.last().text += run.text;
        else
            runs << run;
    }
    return runs;
}

} // namespace

QString markdownRun(const QTextBlock &block, const RunOptions &options)
{
    QString line;
    const QList<Run> runs = runsOf(block, options);
    for (qsizetype i = 0; i < runs.size();) {
        const QString href = runs[i].href;
        QString text;
        for (; i < runs.size() && runs[i].href == href; ++i) {
            const bool before = i > 0 && touches(runs[i - 1].text, false);
            const bool behind = i + 1 < runs.size() && touches(runs[i + 1].text, true);
            text += written(runs[i], options, before, behind);
        }
        const QString words = text.trimmed();
        if (href.isEmpty() || words.isEmpty()) {
            line += text;
            continue;
        }
        const qsizetype head = text.indexOf(words);
        line += text.left(head) + u'[' + words + QLatin1String("](") + markdownAddress(href) +
                u')' + text.mid(head + words.size());
    }
    QString breaks = line.trimmed();
    while (breaks.startsWith(QChar::LineSeparator))
        breaks = breaks.mid(1).trimmed();
    while (breaks.endsWith(QChar::LineSeparator))
        breaks = breaks.chopped(1).trimmed();
    return breaks.replace(QChar::LineSeparator, options.lineBreak);
}

} // namespace paperdip
