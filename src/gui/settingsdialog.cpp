// SPDX-License-Identifier: MIT
#include "gui/settingsdialog.h"

#include "gui/proxysettings.h"
#include "gui/settings.h"
#include "gui/writingsettings.h"
#include "ui_settingsdialog.h"

#include <QEvent>
#include <QLabel>

namespace paperdip {

SettingsDialog::SettingsDialog(QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::SettingsDialog>()),
      m_writing(new WritingSettings(this)), m_proxy(new ProxySettings(this)),
      m_writingLabel(new QLabel(this)), m_network(new QLabel(this))
{
    m_ui->setupUi(this);
    m_writingLabel->setBuddy(m_writing);
    m_writingLabel->setAlignment(Qt::AlignTop);
    m_ui->form->addRow(m_writingLabel, m_writing);
    m_network->setBuddy(m_proxy);
    m_ui->form->addRow(m_network, m_proxy);
    m_ui->language->addItem(QString(), QString());
    m_ui->language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_ui->language->addItem(QStringLiteral("简体中文"), QStringLiteral("zh_CN"));
    for (QLabel *hint : {m_ui->savingHint, m_ui->remoteHint})
        hint->setForegroundRole(QPalette::PlaceholderText);
    nameSystemLanguage();
    nameRows();
    load();
    connectAll();
}

SettingsDialog::~SettingsDialog() = default;

void SettingsDialog::nameSystemLanguage()
{
    m_ui->language->setItemText(0, tr("System language"));
}

void SettingsDialog::nameRows()
{
    m_writingLabel->setText(tr("Wr&iting"));
    m_network->setText(tr("Net&work"));
}

void SettingsDialog::load()
{
    const Settings stored;
    const QString language = stored.value(Settings::language).toString();
    m_ui->language->setCurrentIndex(qMax(0, m_ui->language->findData(language)));
    m_ui->saveByItself->setChecked(stored.value(Settings::saveAutomatically, true).toBool());
    m_ui->remoteImages->setChecked(stored.value(Settings::remoteImages, false).toBool());
}

void SettingsDialog::connectAll()
{
    connect(m_writing, &WritingSettings::changed, this, &SettingsDialog::writingChanged);
    connect(m_proxy, &ProxySettings::changed, this, &SettingsDialog::proxyChanged);
    connect(m_ui->language, &QComboBox::currentIndexChanged, this, [this](int index) {
        const QString language = m_ui->language->itemData(index).toString();
        Settings().setValue(Settings::language, language);
        Q_EMIT languageChanged(language);
    });
    connect(m_ui->saveByItself, &QCheckBox::toggled, this, [this](bool on) {
        Settings().setValue(Settings::saveAutomatically, on);
        Q_EMIT saveByItselfChanged(on);
    });
    connect(m_ui->remoteImages, &QCheckBox::toggled, this, [this](bool on) {
        Settings().setValue(Settings::remoteImages, on);
        Q_EMIT remoteImagesChanged(on);
    });
}

void SettingsDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        nameSystemLanguage();
        nameRows();
    }
    QDialog::changeEvent(event);
}

} // namespace paperdip
