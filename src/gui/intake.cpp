// SPDX-License-Identifier: MIT
#include "gui/intake.h"

#include "gui/exchange.h"
#include "gui/listopener.h"
#include "gui/messagebar.h"
#include "gui/pdfadder.h"

#include <QFileInfo>

namespace paperdip {

namespace {

constexpr QLatin1String nothingKey("nothing");

} // namespace

Intake::Intake(const Parts &parts, QObject *parent)
    : QObject(parent), m_with(parts), m_pdfs(new PdfAdder(parts.adder, parts.bar, this))
{
    connect(&parts.opener, &ListOpener::finished, this, &Intake::takeRest);
}

void Intake::take(const LinkDrop &content)
{
    if (!content.paths.isEmpty())
        m_with.opener.openPaths(content.paths);
    LinkDrop rest = content;
    rest.paths.clear();
    if (rest.isEmpty() && !content.isEmpty())
        return;
    m_waiting << rest;
    if (!m_with.opener.isOpening())
        takeRest();
}

void Intake::takeRest()
{
    const QList<LinkDrop> waiting = std::exchange(m_waiting, {});
    for (const LinkDrop &content : waiting) {
        const PaperAdder::Target target = m_with.adder.target();
        takeAt(content, target.list, target.place);
    }
}

void Intake::takeAt(const LinkDrop &content, ListId list, const Place &place)
{
    m_with.bar.clear(nothingKey);
    const PaperAdder::Target target =
        list == 0 ? m_with.adder.target() : PaperAdder::Target{list, place};
    if (!content.paths.isEmpty())
        m_with.opener.openPaths(content.paths);
    if (!content.papers.isEmpty())
        m_with.adder.add(content.papers, target);
    if (!content.pdfs.isEmpty())
        m_pdfs->add(content.pdfs, target);
    if (!content.bibs.isEmpty())
        m_with.exchange.openBibs(content.bibs, target.list, target.place);
    if (!content.isEmpty())
        return;
    const QString name = QFileInfo(content.others.value(0)).fileName();
    m_with.bar.post(nothingKey,
                    name.isEmpty()
                        ? tr("No link, arXiv id or DOI was found in it")
                        : tr("“%1” is no list, PDF, .bib file or link to a paper").arg(name),
                    MessageBar::Severity::Info);
}

} // namespace paperdip
