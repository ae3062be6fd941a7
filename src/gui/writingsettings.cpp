// SPDX-License-Identifier: MIT
#include "gui/writingsettings.h"

#include "gui/settings.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFontComboBox>
#include <QGridLayout>
#include <QSpinBox>

namespace paperdip {

namespace {

constexpr int Smallest = 7; // points; one below stands for "by itself"
constexpr int Largest = 36;
constexpr int Columns[] = {72, 96, 120, 0};

} // namespace

WritingSettings::WritingSettings(QWidget *parent)
    : QWidget(parent), m_own(new QCheckBox(this)), m_family(new QFontComboBox(this)),
      m_points(new QSpinBox(this)), m_columns(new QComboBox(this))
{
    m_own->setObjectName(QStringLiteral("ownNoteFont"));
    m_family->setObjectName(QStringLiteral("noteFamily"));
    m_points->setObjectName(QStringLiteral("notePoints"));
    m_columns->setObjectName(QStringLiteral("noteColumns"));
    m_family->setEditable(false);
    m_family->setMinimumContentsLength(12);
    m_family->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_points->setRange(Smallest - 1, Largest);
    for (const int columns : Columns)
        m_columns->addItem(QString(), columns);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(m_own, 0, 0, 1, 2);
    grid->addWidget(m_family, 1, 0);
    grid->addWidget(m_points, 1, 1);
    grid->addWidget(m_columns, 2, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    retranslate();
    load();
    connect(m_own, &QCheckBox::toggled, this, &WritingSettings::store);
    connect(m_family, &QFontComboBox::currentFontChanged, this, &WritingSettings::store);
    connect(m_points, &QSpinBox::valueChanged, this, &WritingSettings::store);
    connect(m_columns, &QComboBox::currentIndexChanged, this, &WritingSettings::store);
}

void WritingSettings::load()
{
    const WritingStyle style = WritingStyle::stored();
    m_own->setChecked(!style.family.isEmpty());
    m_family->setEnabled(m_own->isChecked());
    m_family->setCurrentFont(style.family.isEmpty() ? font() : QFont(style.family));
    m_points->setValue(style.points == 0 ? Smallest - 1 : style.points);
    m_columns->setCurrentIndex(qMax(0, m_columns->findData(style.columns)));
}

void WritingSettings::store()
{
    m_family->setEnabled(m_own->isChecked());
    WritingStyle style;
    style.family = m_own->isChecked() ? m_family->currentFont().family() : QString();
    style.points = m_points->value() < Smallest ? 0 : m_points->value();
    style.columns = m_columns->currentData().toInt();
    Settings settings;
    settings.setValue(Settings::noteFont, style.family);
    settings.setValue(Settings::notePoints, style.points);
    settings.setValue(Settings::noteColumns, style.columns);
    Q_EMIT changed(style);
}

void WritingSettings::retranslate()
{
    m_own->setText(tr("Write notes in a &font of their own"));
    m_family->setAccessibleName(tr("Font of notes"));
    m_points->setAccessibleName(tr("Size of notes"));
    m_points->setSpecialValueText(tr("as the window"));
    m_points->setSuffix(tr(" pt"));
    const QString widths[] = {tr("Narrow lines"), tr("Lines that read well"), tr("Wide lines"),
                              tr("Lines as wide as the window")};
    for (int i = 0; i < m_columns->count(); ++i)
        m_columns->setItemText(i, widths[i]);
    m_columns->setAccessibleName(tr("Width of lines"));
}

void WritingSettings::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        const QSignalBlocker still(m_points);
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace paperdip
