// SPDX-License-Identifier: MIT
#include "gui/linkcollector.h"

#include "core/workkeys.h"

#include <QRegularExpression>

namespace paperdip {

namespace {

// "[2205.14135] FlashAttention: ..." is what arXiv's pages are called; "pdf" is what many links are
// called, and no title.
QString titleFrom(const QString &text)
{
    static const QRegularExpression label(QStringLiteral("^\\s*\\[[^\\]\\s]{4,20}\\]\\s*"));
    static const QRegularExpression button(
        QStringLiteral("^\\W*(?:view |download |open |full )?(?:pdf|paper|link|html|arxiv|doi|url|"
                       "text|article|code|slides|here|abstract|abs|https?://.*|arxiv:.*|"
                       "论文|链接|全文|下载|原文)\\W*$"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    const QString title = QString(text).remove(label).simplified();
    return button.match(title).hasMatch() ? QString() : title;
}

} // namespace

void LinkCollector::addLink(const QString &address, const QString &title)
{
    const QString url = address.trimmed();
    static const QRegularExpression wanted(QStringLiteral("^(?:https?|arxiv|doi):"),
                                           QRegularExpression::CaseInsensitiveOption);
    if (!wanted.match(url).hasMatch())
        return;
    const QList<Identified> found = identify(url);
    for (Identified paper : found) {
        if (paper.kind == Identified::Kind::Url && classifyTarget(paper.url) == Target::Badge)
            continue;
        paper.titleHint = titleFrom(title);
        if (paper.titleHint == url)
            paper.titleHint.clear();
        paper.sure = true;
        add(paper);
    }
}

void LinkCollector::addWork(const QString &address, const QString &title)
{
    // Links within pages are often called "ACM" or "[3]".
    static const QRegularExpression words(QStringLiteral("^(?=.{10}).*\\s|^.*\\p{Han}{4}"));
    if (isWork(classifyTarget(address)))
        addLink(address, words.match(title).hasMatch() ? title : QString());
}

void LinkCollector::addText(const QString &text)
{
    static const QRegularExpression onlyAddresses(QStringLiteral("^(?:\\s*https?://\\S+)+\\s*$"));
    const bool pages = onlyAddresses.match(text).hasMatch();
    const QList<Identified> found = identify(text);
    for (const Identified &paper : found) {
        const bool page = paper.kind == Identified::Kind::Url && !isWork(classifyTarget(paper.url));
        const bool picture = page && classifyTarget(paper.url) == Target::Badge;
        if (!paper.sure)
            m_unsure << paper;
        else if (!page || (pages && !picture))
            add(paper);
    }
}

void LinkCollector::add(const Identified &paper)
{
    const QStringList keys = workKeys(paper);
    qsizetype index = -1;
    for (const QString &key : keys) {
        if (index < 0)
            index = m_byKey.value(key, -1);
    }
    if (index < 0) {
        index = m_papers.size();
        m_papers << paper;
    }
    Identified &known = m_papers[index];
    if (known.titleHint.isEmpty())
        known.titleHint = paper.titleHint;
    if (known.version == 0)
        known.version = paper.version;
    for (const QString &key : keys) {
        if (!m_byKey.contains(key))
            m_byKey.insert(key, index);
    }
}

} // namespace paperdip
