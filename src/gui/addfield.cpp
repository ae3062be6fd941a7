// SPDX-License-Identifier: MIT
#include "gui/addfield.h"

#include "core/worksite.h"
#include "gui/icons.h"

#include <QAction>
#include <QEvent>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

namespace paperdip {

namespace {

constexpr int longestText = 1024 * 1024; // thousands of links

QString siteName(const QString &url)
{
    const WorkSite site = describeAddress(url).site;
    const QString name = properName(site);
    if (!name.isEmpty())
        return name;
    return site == WorkSite::Pdf         ? AddField::tr("PDF")
           : site == WorkSite::Publisher ? AddField::tr("publisher")
                                         : AddField::tr("page");
}

} // namespace

AddField::AddField(QWidget *parent)
    : QWidget(parent), m_field(new QLineEdit(this)), m_understoodLabel(new QLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_understoodLabel);
    layout->addWidget(m_field);
    m_understoodLabel->setTextFormat(Qt::PlainText);
    m_understoodLabel->setForegroundRole(QPalette::PlaceholderText);
    m_understoodLabel->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_understoodLabel->setContentsMargins(4, 0, 4, 0);
    m_understoodLabel->hide();
    m_field->setMinimumHeight(34);
    m_field->setMaxLength(longestText);
    m_field->setClearButtonEnabled(true);
    m_field->addAction(icon(Icon::Add), QLineEdit::LeadingPosition);
    setFocusProxy(m_field);
    connect(m_field, &QLineEdit::textChanged, this, &AddField::read);
    connect(m_field, &QLineEdit::returnPressed, this, &AddField::submit);
    retranslate();
}

void AddField::setTarget(const QString &sectionName)
{
    m_target = sectionName;
    retranslate();
}

void AddField::begin(const QString &text)
{
    m_field->setText(text);
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void AddField::retranslate()
{
    const QString hint = m_target.isEmpty()
                             ? tr("Paste a link or arXiv id")
                             : tr("Paste a link or arXiv id; Enter adds it to “%1”").arg(m_target);
    m_field->setPlaceholderText(hint);
    m_field->setToolTip(hint);
    m_field->setAccessibleName(tr("Add papers"));
    m_understoodLabel->setText(summary());
}

void AddField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void AddField::read(const QString &text)
{
    m_understood = readTyped(text);
    m_there = m_known ? m_known(m_understood.papers) : QList<NodeId>();
    m_understoodLabel->setText(summary());
    m_understoodLabel->setToolTip(summary());
    m_understoodLabel->setVisible(!text.trimmed().isEmpty());
}

// "arXiv 2205.14135v2", "maybe arXiv 2205.14135", "USENIX osdi23/miao (already in the list)"
QString AddField::named(const Identified &paper, bool known) const
{
    QString name = siteName(paper.url);
    QString id = paper.kind == Identified::Kind::Url ? describeAddress(paper.url).id : paper.id;
    if (paper.version > 0)
        id += QLatin1Char('v') + QString::number(paper.version);
    if (id.isEmpty())
        id = QUrl(paper.url).host();
    name += QLatin1Char(' ') + id;
    if (!paper.sure)
        name = tr("maybe %1").arg(name);
    return known ? tr("%1 (already there)").arg(name) : name;
}

QString AddField::summary() const
{
    const QStringList files =
        m_understood.pdfs + m_understood.bibs + m_understood.paths + m_understood.others;
    if (m_understood.papers.isEmpty() && files.isEmpty())
        return tr("No paper recognised yet");
    constexpr qsizetype shown = 3;
    QStringList names;
    for (qsizetype i = 0; i < qMin(shown, m_understood.papers.size()); ++i)
        names << named(m_understood.papers.at(i), m_there.value(i) != 0);
    for (const QString &file : files)
        names << QFileInfo(file).fileName();
    const qsizetype all = m_understood.papers.size() + files.size();
    names = names.mid(0, shown);
    if (all > shown)
        names << QStringLiteral("…");
    const QString listed = names.join(QStringLiteral(" · "));
    if (all == 1)
        return listed;
    QString text = tr("%n paper(s): %1", nullptr, static_cast<int>(all)).arg(listed);
    const auto known = static_cast<int>(m_there.size() - m_there.count(0));
    if (known > 0)
        text = tr("%1 — %n already there", nullptr, known).arg(text);
    return text;
}

void AddField::submit()
{
    if (m_understood.isEmpty())
        return;
    LinkDrop content = m_understood;
    // Where there are only guesses, Enter is a yes to them.
    const bool onlyGuesses = std::none_of(content.papers.begin(), content.papers.end(),
                                          [](const Identified &paper) { return paper.sure; });
    for (Identified &paper : content.papers)
        paper.sure = paper.sure || onlyGuesses;
    m_field->clear();
    Q_EMIT submitted(content);
}

} // namespace paperdip
