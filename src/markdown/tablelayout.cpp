// SPDX-License-Identifier: MIT
#include "markdown/tablelayout.h"

#include "markdown/lines.h"
#include "markdown/plaintext.h"
#include "markdown/statemark.h"

#include <QHash>
#include <QStringList>
#include <algorithm>

namespace paperdip {
namespace {

constexpr size_t rowsLookedAt = 50;

const QHash<QString, Column> &columnNames()
{
    static const QHash<QString, Column> names = [] {
        QHash<QString, Column> hash;
        const auto add = [&hash](const char *words, Column column) {
            for (const QString &word : QString::fromUtf8(words).split(QLatin1Char(',')))
                hash.insert(word, column);
        };
        add("title,paper title,paper,papers,name,work,article,method,论文,标题,题目,论文标题,"
            "论文题目,论文名称,名称,文章,论文名,方法",
            Column::Title);
        add("link,links,url,pdf,paper link,arxiv,doi,链接,论文链接,地址,原文,论文地址,下载",
            Column::Link);
        add("code,github,repo,project,代码,项目,源码,开源代码", Column::Code);
        add("author,authors,first author,作者,第一作者", Column::Authors);
        add("venue,conference,conf,journal,publication,publisher,published,source,会议,期刊,"
            "发表,来源,会议/期刊,出处,刊物,收录",
            Column::Venue);
        add("year,date,publish date,published date,time,month,年份,年,时间,日期,发表时间,"
            "发布时间,录制日期",
            Column::Date);
        add("status,state,read,done,read?,progress,finished,状态,进度,已读,是否已读,阅读状态,"
            "完成,阅读",
            Column::State);
        add("tag,tags,keyword,keywords,topic,topics,category,area,field,标签,关键词,类别,领域,"
            "方向,分类,主题",
            Column::Tags);
        add("remark,remarks,comment,comments,summary,description,tl;dr,tldr,abstract,idea,"
            "contribution,备注,说明,简介,描述,摘要,评论,总结,一句话,内容,要点,看点,贡献",
            Column::Remark);
        add("note,notes,reading note,reading notes,my note,my notes,review,笔记,阅读笔记,解读,"
            "论文笔记",
            Column::Note);
        return hash;
    }();
    return names;
}

bool isStrongTitle(const QString &name)
{
    return name.contains(QLatin1String("title")) || name.contains(QStringLiteral("标题")) ||
           name.contains(QStringLiteral("题目"));
}

// A column whose cells are state marks wherever they hold anything.
bool holdsMarks(const std::vector<QByteArrayView> &rows, size_t column)
{
    bool any = false;
    for (size_t row = 0; row < std::min(rows.size(), rowsLookedAt); ++row) {
        const std::vector<Span> cells = cellsOf(rows[row]);
        if (column >= cells.size() || cells[column].size() == 0)
            continue;
        if (cells[column].size() > 60 ||
            !stateOf(plainText(rows[row].sliced(cells[column].begin, cells[column].size()))))
            return false;
        any = true;
    }
    return any;
}

} // namespace

int TableLayout::find(Column column) const
{
    const auto found = std::find(columns.begin(), columns.end(), column);
    return found == columns.end() ? -1 : static_cast<int>(found - columns.begin());
}

TableLayout layoutOf(QByteArrayView header, const std::vector<QByteArrayView> &rows)
{
    TableLayout layout;
    bool strong = false;
    const std::vector<Span> cells = cellsOf(header);
    for (size_t index = 0; index < cells.size(); ++index) {
        const QString name =
            plainText(header.sliced(cells[index].begin, cells[index].size())).toLower();
        Column column = columnNames().value(name, Column::Other);
        const bool mayHoldMarks =
            column == Column::Other || column == Column::State || column == Column::Note;
        if (mayHoldMarks && holdsMarks(rows, index))
            column = Column::State;
        layout.columns.push_back(column);
        if (column == Column::Title &&
            (layout.titleColumn < 0 || (!strong && isStrongTitle(name)))) {
            layout.titleColumn = static_cast<int>(index);
            strong = isStrongTitle(name);
        }
    }
    return layout;
}

std::vector<Span> cellsOf(QByteArrayView row)
{
    std::vector<Span> cells;
    qsizetype limit = row.size();
    while (limit > 0 && isSpaceByte(row[limit - 1]))
        --limit;
    qsizetype at = skipBlanks(row.first(limit), row.startsWith("\xEF\xBB\xBF") ? 3 : 0);
    if (at < limit && row[at] == '|')
        ++at;
    while (at < limit) {
        qsizetype end = at;
        while (end < limit && (row[end] != '|' || (end > at && row[end - 1] == '\\')))
            ++end;
        Span cell{at, end};
        while (cell.end > cell.begin && isBlankByte(row[cell.end - 1]))
            --cell.end;
        while (cell.begin < cell.end && isBlankByte(row[cell.begin]))
            ++cell.begin;
        if (cell.begin == cell.end) // a blank on either side where there is room
            cell.begin = cell.end = end - at > 1 ? at + 1 : at;
        cells.push_back(cell);
        at = end + 1;
    }
    return cells;
}

} // namespace paperdip
