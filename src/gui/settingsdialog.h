// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

#include <memory>

namespace Ui {
class SettingsDialog;
}

class QLabel;

namespace paperdip {

class ProxySettings;
class WritingSettings;
struct ProxyChoice;
struct WritingStyle;

// What can be set. Every change holds at once: it is stored (class Settings) and announced.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit SettingsDialog(QWidget *parent = nullptr);
    ~SettingsDialog() override;

Q_SIGNALS:
    void languageChanged(const QString &language); // "" (the system's), "en", "zh_CN"
    void saveByItselfChanged(bool on);
    void proxyChanged(const paperdip::ProxyChoice &choice);
    void writingChanged(const paperdip::WritingStyle &style);
    void remoteImagesChanged(bool on); // show images from the network without asking

protected:
    void changeEvent(QEvent *event) override;

private:
    void nameSystemLanguage();
    void nameRows();
    void load();
    void connectAll();

    std::unique_ptr<Ui::SettingsDialog> m_ui;
    WritingSettings *m_writing;
    ProxySettings *m_proxy;
    QLabel *m_writingLabel;
    QLabel *m_network;
};

} // namespace paperdip
