// SPDX-License-Identifier: MIT
#include "gui/exportdialog.h"

#include "formats/template.h"
#include "gui/formatlabel.h"
#include "gui/settings.h"
#include "gui/templatetext.h"
#include "library/exporter.h"
#include "library/library.h"
#include "ui_exportdialog.h"

#include <QEvent>
#include <QFontDatabase>
#include <QHideEvent>
#include <QPushButton>

namespace paperdip {

namespace {

constexpr qsizetype previewed = 3;
constexpr qsizetype previewBytes = 2000;

} // namespace

ExportDialog::ExportDialog(Library &library, QWidget *parent)
    : QDialog(parent), m_library(library), m_asker(library),
      m_ui(std::make_unique<Ui::ExportDialog>())
{
    m_ui->setupUi(this);
    m_copy = m_ui->buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    m_save = m_ui->buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    m_copy->setObjectName(QStringLiteral("exportCopyButton"));
    m_save->setObjectName(QStringLiteral("exportSaveButton"));
    m_save->setDefault(true);
    m_ui->templateHint->setForegroundRole(QPalette::PlaceholderText);
    const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    m_ui->form->setFont(fixed);
    m_ui->preview->setFont(fixed);
    resize(640, 560);
    fillFormats();
    retranslate();
    connect(m_ui->what, &QComboBox::currentIndexChanged, this, &ExportDialog::takeWhat);
    connect(m_ui->format, &QComboBox::currentIndexChanged, this, &ExportDialog::takeFormat);
    connect(m_ui->form, &QPlainTextEdit::textChanged, this, &ExportDialog::preview);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        prepare([this](const QByteArray &bytes) {
            accept();
            Q_EMIT copyWanted(bytes, format());
        });
    });
    connect(m_save, &QPushButton::clicked, this, [this] {
        prepare([this](const QByteArray &bytes) {
            accept();
            Q_EMIT saveWanted(bytes, format(), m_ui->what->currentData().toString().simplified());
        });
    });
}

ExportDialog::~ExportDialog() = default;

QString ExportDialog::storedTemplate()
{
    const QString stored = Settings().value(Settings::exportTemplate).toString();
    return stored.isEmpty() ? EntryTemplate::homeText() : stored;
}

void ExportDialog::fillFormats()
{
    const QList<Format> formats = allFormats();
    for (const Format format : formats)
        m_ui->format->addItem(formatLabel(format), nameOf(format));
}

Format ExportDialog::format() const
{
    return formatCalled(m_ui->format->currentData().toString()).value_or(Format::Markdown);
}

QString ExportDialog::form() const
{
    return m_ui->form->toPlainText();
}

void ExportDialog::choose(ListId list, NodeId section, const QList<NodeId> &selection)
{
    m_list = list;
    m_section = section;
    m_selection = selection;
    fillWhat();
    {
        const QSignalBlocker silent(m_ui->form);
        m_ui->form->setPlainText(storedTemplate());
    }
    const QString last = Settings().value(Settings::exportFormat).toString();
    m_ui->format->setCurrentIndex(qMax(0, m_ui->format->findData(last)));
    takeWhat();
    open();
    m_ui->format->setFocus();
}

// The items' data is what a file of them is called.
void ExportDialog::fillWhat()
{
    const QSignalBlocker silent(m_ui->what);
    const int chosen = m_ui->what->currentIndex();
    m_ui->what->clear();
    const QString list = m_library.list(m_list).value_or(ListInfo()).name;
    m_ui->what->addItem(tr("The list “%1”").arg(list), list);
    if (m_section != 0) {
        const Result<NodeRow> section = m_library.node(m_section);
        const QString title = section ? section->title : QString();
        m_ui->what->addItem(tr("The section “%1”").arg(title), title);
    }
    if (!m_selection.isEmpty())
        m_ui->what->addItem(
            tr("The selected rows (%n)", nullptr, static_cast<int>(m_selection.size())), list);
    m_ui->what->setCurrentIndex(qBound(0, chosen, m_ui->what->count() - 1));
}

void ExportDialog::takeWhat()
{
    const int index = m_ui->what->currentIndex();
    m_nodes.clear();
    if (index == 1 && m_section != 0)
        m_nodes << m_section;
    else if (index >= 1)
        m_nodes = m_selection;
    look();
}

void ExportDialog::look()
{
    m_asker.cancel();
    m_glance.reset();
    const auto glanceAt = [list = m_list, nodes = m_nodes](Store &store) {
        return Glance{beginningOf(store, list, nodes, previewed),
                      markdownBeginning(store, list, nodes, previewBytes)};
    };
    if (m_nodes.size() <= mostAtOnce)
        m_glance = glanceAt(m_library.store());
    else
        m_asker.ask<Glance>([glanceAt](Store &store, Documents &,
                                       const Asker::IsStopped &) { return glanceAt(store); },
                            [this](const Result<Glance> &glance) {
                                if (!glance) {
                                    m_ui->problem->clear();
                                    Q_EMIT problem(glance.error());
                                    return;
                                }
                                m_glance = *glance;
                                preview();
                            });
    takeFormat();
}

void ExportDialog::takeFormat()
{
    const bool own = format() == Format::Template;
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_ui->templateLabel, m_ui->form, m_ui->templateHint})
        widget->setVisible(own);
    preview();
}

void ExportDialog::preview()
{
    if (!m_glance) {
        offer(false);
        m_ui->preview->clear();
        m_ui->problem->setForegroundRole(QPalette::PlaceholderText);
        m_ui->problem->setText(tr("Counting…"));
        return;
    }
    m_asker.cancel();
    const Result<QByteArray> begins =
        format() == Format::Markdown
            ? m_glance->markdown
            : writeCitations(format(), m_glance->papers.citations,
                             m_library.list(m_list).value_or(ListInfo()).name, form());
    offer(begins.has_value());
    if (!begins) {
        showProblem(begins.error());
        return;
    }
    m_ui->preview->setPlainText(QString::fromUtf8(*begins));
    m_ui->problem->setForegroundRole(QPalette::PlaceholderText);
    m_ui->problem->setText(tr("%n paper(s)", nullptr, static_cast<int>(m_glance->papers.count)));
}

void ExportDialog::offer(bool enabled)
{
    m_copy->setEnabled(enabled);
    m_save->setEnabled(enabled);
}

void ExportDialog::showProblem(const Error &error)
{
    m_ui->problem->setForegroundRole(QPalette::WindowText);
    m_ui->problem->setText(templateProblem(error));
}

void ExportDialog::prepare(const std::function<void(const QByteArray &)> &then)
{
    Settings settings;
    settings.setValue(Settings::exportFormat, nameOf(format()));
    if (format() == Format::Template)
        settings.setValue(Settings::exportTemplate, form());
    offer(false);
    m_ui->problem->setText(
        tr("Preparing %n paper(s)…", nullptr, static_cast<int>(m_glance->papers.count)));
    m_asker.ask<QByteArray>(
        [list = m_list, nodes = m_nodes, format = format(),
         form = form()](Store &store, Documents &, const Asker::IsStopped &) {
            return exported(store, list, nodes, format, form);
        },
        [this, then](const Result<QByteArray> &bytes) {
            preview();
            if (bytes)
                then(*bytes);
            else
                Q_EMIT problem(bytes.error());
        });
}

void ExportDialog::hideEvent(QHideEvent *event)
{
    if (!event->spontaneous()) { // not only put out of sight
        m_asker.cancel();
        m_glance.reset();
    }
    QDialog::hideEvent(event);
}

void ExportDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        retranslate();
        fillWhat();
    }
}

void ExportDialog::retranslate()
{
    m_copy->setText(tr("&Copy"));
    m_save->setText(tr("&Save as…"));
    for (int i = 0; i < m_ui->format->count(); ++i) {
        const auto format = formatCalled(m_ui->format->itemData(i).toString());
        m_ui->format->setItemText(i, formatLabel(format.value_or(Format::Markdown)));
    }
    m_ui->templateHint->setText(templateHint());
}

} // namespace paperdip
