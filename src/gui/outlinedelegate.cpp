// SPDX-License-Identifier: MIT
#include "gui/outlinedelegate.h"

#include "core/readabletex.h"
#include "core/work.h"
#include "gui/errortext.h"
#include "gui/icons.h"
#include "gui/markedline.h"
#include "gui/outlinemodel.h"
#include "gui/paperstyle.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QUrl>

namespace paperdip {

namespace {

enum Mark {
    PdfMark,
    NoteMark,
    MissingNoteMark,
    WaitingMark,
    FailedMark,
    RetryMark,
    WithdrawnMark,
    NewsMark,
    ReadOnlyMark
};

constexpr int gap = 8;
constexpr int padding = 4; // above and below a row's text

const NodeRow *rowOf(const QModelIndex &index)
{
    return static_cast<const OutlineModel *>(index.model())->rowAt(index);
}

QFont detailFont(const QFont &font)
{
    QFont small(font);
    small.setPointSizeF(font.pointSizeF() * 0.87);
    return small;
}

QFont titleFont(const QFont &font, const NodeRow &row)
{
    QFont title(font);
    title.setBold(row.kind == NodeKind::Section);
    title.setItalic(row.kind == NodeKind::Text);
    return title;
}

// Latin and CJK fonts differ in height: a line has room for either.
int lineHeight(const QFont &font)
{
    return QFontMetrics(font).height();
}

int boxSize(const QFont &font)
{
    return qRound(QFontMetrics(font).height() * 0.7);
}

bool isOpenFetch(FetchState state)
{
    return state == FetchState::Waiting || state == FetchState::Running;
}

bool isFailedFetch(FetchState state)
{
    return state == FetchState::Failed || state == FetchState::Unknown;
}

QList<int> marksOf(const NodeRow &row)
{
    QList<int> marks;
    if (row.readOnly)
        marks << ReadOnlyMark;
    if (row.kind != NodeKind::Paper)
        return marks;
    if (row.withdrawn)
        marks << WithdrawnMark;
    else if (row.news != 0)
        marks << NewsMark;
    if (isOpenFetch(row.fetch))
        marks << WaitingMark;
    if (isFailedFetch(row.fetch))
        marks << FailedMark << RetryMark;
    if (row.hasPdf)
        marks << PdfMark;
    if (!row.notePath.isEmpty())
        marks << (row.noteExists ? NoteMark : MissingNoteMark);
    return marks;
}

void drawText(QPainter *painter, const QRect &rect, const QFont &font, const QColor &colour,
              const QString &text)
{
    paintMarkedLine(painter, rect, {text, {}, font, colour, {}});
}

// What was found below, while something is searched for; else what is read of it.
QString countText(const NodeRow &row)
{
    return row.found > 0 ? QString::number(row.found)
                         : QStringLiteral("%1/%2").arg(row.read).arg(row.papers);
}

} // namespace

// Where things stand in one row.
struct OutlineDelegate::Parts
{
    QRect title;
    QRect detail;
    QRect lead; // box or diamond
    QRect bar;
    QRect count;
    QList<std::pair<int, QRect>> marks;
};

OutlineDelegate::OutlineDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

const Theme &OutlineDelegate::theme(const QPalette &palette) const
{
    if (m_themeKey != palette.cacheKey()) {
        m_theme = Theme::of(palette);
        m_themeKey = palette.cacheKey();
    }
    return m_theme;
}

QRect OutlineDelegate::boxRect(const QStyleOptionViewItem &option)
{
    const int size = boxSize(option.font);
    const int line = lineHeight(option.font);
    return {option.rect.left() + 2, option.rect.top() + padding + (line - size) / 2, size, size};
}

OutlineDelegate::Parts OutlineDelegate::partsOf(const QStyleOptionViewItem &option,
                                                const NodeRow &row) const
{
    Parts parts;
    const int line = lineHeight(option.font);
    int left = option.rect.left() + 2;
    int right = option.rect.right() - gap;
    if (row.kind == NodeKind::Paper || row.kind == NodeKind::Source) {
        parts.lead = boxRect(option);
        left = parts.lead.right() + gap;
    }
    if (row.kind == NodeKind::Section && (row.papers > 0 || row.found > 0)) {
        const QFontMetrics small(detailFont(option.font));
        const int width = qMax(small.horizontalAdvance(countText(row)),
                               small.horizontalAdvance(QStringLiteral("88/88"))) +
                          2; // an advance may be a little short of what eliding asks for
        const int room = right - left;
        if (room > width * 3) {
            parts.count = QRect(right - width, option.rect.top(), width, option.rect.height());
            right = parts.count.left() - gap;
        }
        if (room > width * 6 && row.found == 0) {
            const int length = line * 2;
            parts.bar = QRect(right - length, option.rect.center().y() - 1, length, 4);
            right = parts.bar.left() - gap;
        }
    }
    const QList<int> marks = marksOf(row);
    const int size = qRound(line * 0.75);
    for (auto mark = marks.crbegin(); mark != marks.crend() && right - left > size * 4; ++mark) {
        const QRect place(right - size, option.rect.top() + padding + (line - size) / 2, size,
                          size);
        parts.marks.prepend({*mark, place});
        right = place.left() - gap / 2;
    }
    const int top = row.kind == NodeKind::Paper
                        ? option.rect.top() + padding
                        : option.rect.top() + (option.rect.height() - line) / 2;
    parts.title = QRect(left, top, qMax(0, right - left), line);
    parts.detail = QRect(left, parts.title.bottom() + 1, qMax(0, option.rect.right() - gap - left),
                         lineHeight(detailFont(option.font)));
    return parts;
}

QSize OutlineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    // A view asks this of every row that is open, shown or not.
    if (m_measured.line == 0 || m_measured.font != option.font)
        m_measured = {option.font, lineHeight(option.font), lineHeight(detailFont(option.font))};
    const NodeRow *row = rowOf(index);
    const int line = m_measured.line;
    if (row != nullptr && row->kind == NodeKind::Paper)
        return {line * 8, line + m_measured.detail + 2 * padding};
    return {line * 8, line + 2 * padding};
}

void OutlineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const NodeRow *row = rowOf(index);
    if (row == nullptr)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const Theme &colours = theme(option.palette);
    const Parts parts = partsOf(option, *row);
    if (row->kind == NodeKind::Source)
        paintIcon(painter, Icon::Source, parts.lead, colours.accent);
    paintTexts(painter, option, parts, *row);
    if (row->kind == NodeKind::Paper) {
        paintReadBox(painter, boxRect(option), row->state, colours);
        paintMarks(painter, parts, *row);
    } else if (row->kind == NodeKind::Section) {
        paintProgress(painter, option, parts, *row);
        paintMarks(painter, parts, *row);
    }
    painter->restore();
}

void OutlineDelegate::paintTexts(QPainter *painter, const QStyleOptionViewItem &option,
                                 const Parts &parts, const NodeRow &row) const
{
    const Theme &colours = theme(option.palette);
    QColor colour = colours.text;
    if (row.kind == NodeKind::Text || (row.kind == NodeKind::Paper && row.state == ReadState::Read))
        colour = colours.muted;
    if (row.kind == NodeKind::Source)
        colour = colours.accent;
    const QString title = readableTex(OutlineModel::shownTitle(row));
    paintMarkedLine(painter, parts.title,
                    {title, m_marks.in(title, SearchField::Title), titleFont(option.font, row),
                     colour, colours.mark});
    if (row.kind != NodeKind::Paper)
        return;
    const QString text = detail(row);
    paintMarkedLine(painter, parts.detail,
                    {text, marksInDetail(text), detailFont(option.font),
                     isFailedFetch(row.fetch) ? colours.danger : colours.muted, colours.mark});
}

QList<TextSpan> OutlineDelegate::marksInDetail(const QString &text) const
{
    QList<TextSpan> spans;
    if (m_marks.isEmpty())
        return spans;
    for (const SearchField field : {SearchField::Ids, SearchField::Authors, SearchField::Keywords})
        spans += m_marks.in(text, field);
    return mergedSpans(spans);
}

void OutlineDelegate::paintMarks(QPainter *painter, const Parts &parts, const NodeRow &) const
{
    for (const auto &[mark, rect] : parts.marks) {
        switch (mark) {
        case PdfMark:
            paintIcon(painter, Icon::Pdf, rect, m_theme.muted);
            break;
        case NoteMark:
            paintIcon(painter, Icon::Note, rect, m_theme.muted);
            break;
        case MissingNoteMark:
            paintIcon(painter, Icon::NoteMissing, rect, m_theme.warning);
            break;
        case WaitingMark:
            paintIcon(painter, Icon::Waiting, rect, m_theme.accent);
            break;
        case FailedMark:
            paintIcon(painter, Icon::Failed, rect, m_theme.danger);
            break;
        case WithdrawnMark:
            paintIcon(painter, Icon::Warning, rect, m_theme.danger);
            break;
        case ReadOnlyMark:
            paintIcon(painter, Icon::Lock, rect, m_theme.muted);
            break;
        case NewsMark:
            paintIcon(painter, Icon::Info, rect, m_theme.accent);
            break;
        default:
            paintIcon(painter, Icon::Retry, rect, m_theme.accent);
        }
    }
}

void OutlineDelegate::paintProgress(QPainter *painter, const QStyleOptionViewItem &option,
                                    const Parts &parts, const NodeRow &row) const
{
    const Theme &colours = theme(option.palette);
    if (!parts.bar.isNull())
        paperdip::paintProgress(painter, parts.bar, row.read, row.papers, colours);
    if (!parts.count.isNull())
        drawText(painter, parts.count, detailFont(option.font), colours.muted, countText(row));
}

QString OutlineDelegate::detail(const NodeRow &row) const
{
    if (isFailedFetch(row.fetch))
        return tr("Fetch failed: %1")
            .arg(errorText({row.fetchError,
                            row.arxiv.isEmpty() ? workName(row.work) : row.arxiv,
                            row.fetchReason,
                            {}}));
    if (row.placeholder && isOpenFetch(row.fetch))
        return tr("Waiting for title…");
    QStringList pieces;
    if (!row.arxiv.isEmpty()) {
        pieces << row.arxiv;
    } else if (!row.url.isEmpty()) {
        const QUrl url(row.url);
        pieces << (url.host().isEmpty() ? row.url : url.host());
        if (url.path().endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive))
            pieces << QStringLiteral("PDF");
    }
    if (!row.authors.isEmpty())
        pieces << row.authors;
    if (row.year > 0)
        pieces << QString::number(row.year);
    if (!row.keywords.isEmpty())
        pieces << row.keywords.join(QStringLiteral(", "));
    return pieces.join(QStringLiteral(" · "));
}

QString OutlineDelegate::markText(const NodeRow &row, int mark) const
{
    switch (mark) {
    case PdfMark:
        return tr("The PDF is on this computer");
    case NoteMark:
        return row.notePath;
    case MissingNoteMark:
        return tr("Note not found: %1").arg(row.notePath);
    case WaitingMark:
        return tr("Title and abstract are being fetched");
    case FailedMark:
        return detail(row);
    case WithdrawnMark:
        return tr("This paper has been withdrawn");
    case ReadOnlyMark:
        return tr("This list is only read; its papers can be copied to another one");
    case NewsMark:
        return (row.news & Published) != 0 ? tr("Published since you last looked")
                                           : tr("There is a newer version");
    default:
        return tr("Try again");
    }
}

OutlineDelegate::Spot OutlineDelegate::spotAt(const QStyleOptionViewItem &option,
                                              const NodeRow &row, const QPoint &at) const
{
    if (row.kind != NodeKind::Paper)
        return Spot::None;
    if (boxRect(option).adjusted(-3, -3, 3, 3).contains(at))
        return Spot::Box;
    const Parts parts = partsOf(option, row);
    for (const auto &[mark, rect] : parts.marks) {
        if (mark == RetryMark && rect.contains(at))
            return Spot::Retry;
    }
    return Spot::None;
}

bool OutlineDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                                  const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const QEvent::Type type = event->type();
    if (type != QEvent::MouseButtonPress && type != QEvent::MouseButtonRelease &&
        type != QEvent::MouseButtonDblClick)
        return false;
    const auto *mouse = static_cast<QMouseEvent *>(event);
    const NodeRow *row = rowOf(index);
    const Spot spot = row == nullptr || mouse->button() != Qt::LeftButton
                          ? Spot::None
                          : spotAt(option, *row, mouse->position().toPoint());
    if (type != QEvent::MouseButtonRelease) {
        m_pressed = index;
        m_pressedSpot = spot;
        return spot != Spot::None;
    }
    const bool same = spot == m_pressedSpot && m_pressed == index;
    m_pressed = QPersistentModelIndex();
    if (spot == Spot::None || !same)
        return false;
    if (spot == Spot::Retry) {
        Q_EMIT retryWanted(row->id);
        return true;
    }
    const bool read = row->state == ReadState::Read;
    return model->setData(index, read ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

bool OutlineDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                                const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const NodeRow *row = rowOf(index);
    if (row == nullptr || event->type() != QEvent::ToolTip)
        return false;
    const Parts parts = partsOf(option, *row);
    QString text;
    for (const auto &[mark, rect] : parts.marks) {
        if (rect.adjusted(-2, -2, 2, 2).contains(event->pos()))
            text = markText(*row, mark);
    }
    const QFontMetrics metrics(titleFont(option.font, *row));
    if (text.isEmpty() &&
        metrics.horizontalAdvance(OutlineModel::shownTitle(*row)) > parts.title.width())
        text = OutlineModel::shownTitle(*row);
    // Titles are plain text: "V_max<17.5" must not lose its tail.
    QToolTip::showText(event->globalPos(), text.isEmpty() ? text : Qt::convertFromPlainText(text),
                       view);
    return true;
}

QWidget *OutlineDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                       const QModelIndex &) const
{
    return new QLineEdit(parent);
}

void OutlineDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    // Once: what arrives while someone types (also by an input method) never overwrites it.
    static constexpr char filled[] = "filled";
    if (editor->property(filled).toBool())
        return;
    editor->setProperty(filled, true);
    static_cast<QLineEdit *>(editor)->setText(index.data(Qt::EditRole).toString());
}

void OutlineDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                           const QModelIndex &index) const
{
    const NodeRow *row = rowOf(index);
    if (row == nullptr)
        return;
    QRect place = partsOf(option, *row).title;
    place.setRight(option.rect.right() - gap);
    const int height = qMax(place.height(), editor->sizeHint().height());
    place.moveTop(place.top() - (height - place.height()) / 2);
    place.setHeight(height);
    editor->setGeometry(place.adjusted(-6, 0, 0, 0));
}

} // namespace paperdip
