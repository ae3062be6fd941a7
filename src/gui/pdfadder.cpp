// SPDX-License-Identifier: MIT
#include "gui/pdfadder.h"

#include "core/pdfpaper.h"
#include "gui/messagebar.h"

#include <QFileInfo>

namespace paperdip {

namespace {

constexpr QLatin1String messageKey("pdfs");

} // namespace

PdfAdder::PdfAdder(PaperAdder &adder, MessageBar &bar, QObject *parent)
    : QObject(parent), m_adder(adder), m_bar(bar)
{
    setOptions({});
}

void PdfAdder::setOptions(const PdfTextOptions &options)
{
    m_reader = std::make_unique<PdfText>(options);
    connect(m_reader.get(), &PdfText::done, this, &PdfAdder::take);
}

void PdfAdder::add(const QStringList &files, const PaperAdder::Target &target)
{
    m_batches << Batch{files, 0, target, {}, {}, false};
    if (!m_busy)
        next();
}

// A loop, not a recursion: a thousand names may be known one after the other.
void PdfAdder::next()
{
    m_busy = true;
    while (!m_batches.isEmpty()) {
        const Batch &batch = m_batches.first();
        if (batch.at >= batch.files.size()) {
            finish();
            continue;
        }
        const auto named = paperOfPdfName(batch.files.at(batch.at));
        if (!named || !named->sure) {
            const auto count = static_cast<int>(batch.files.size());
            m_bar.post(messageKey, tr("Looking which papers %n PDF file(s) hold…", nullptr, count),
                       MessageBar::Severity::Info);
            m_reader->start(batch.files.at(batch.at));
            return;
        }
        found(*named);
    }
    m_busy = false;
}

void PdfAdder::take(const Result<QString> &text)
{
    Batch &batch = m_batches.first();
    const QString file = batch.files.at(batch.at);
    batch.programMissing =
        batch.programMissing || (!text && text.error().code == ErrorCode::NotFound);
    const auto read = text ? paperOfPdfText(*text) : std::nullopt;
    const auto paper = read ? read : paperOfPdfName(file);
    if (paper) {
        found(*paper);
    } else {
        batch.unknown << QFileInfo(file).fileName();
        ++batch.at;
    }
    next();
}

void PdfAdder::found(Identified paper)
{
    Batch &batch = m_batches.first();
    paper.file = batch.files.at(batch.at);
    batch.papers << paper;
    ++batch.at;
}

void PdfAdder::finish()
{
    const Batch batch = m_batches.takeFirst();
    m_bar.clear(messageKey);
    if (!batch.papers.isEmpty())
        m_adder.add(batch.papers, m_adder.standing(batch.target));
    if (!batch.unknown.isEmpty())
        m_bar.post(messageKey, unknownText(batch), MessageBar::Severity::Info);
}

QString PdfAdder::unknownText(const Batch &batch)
{
    constexpr qsizetype shown = 3;
    const auto count = static_cast<int>(batch.unknown.size());
    QString names = batch.unknown.mid(0, shown).join(tr(", "));
    if (count > shown)
        names += QStringLiteral(", …");
    if (batch.programMissing)
        return tr("The names of %n PDF file(s) do not say which paper it is: %1. To read first "
                  "pages as well, install the package poppler-utils.",
                  nullptr, count)
            .arg(names);
    return tr("No arXiv id or DOI was found in %n PDF file(s): %1.", nullptr, count).arg(names);
}

} // namespace paperdip
