// SPDX-License-Identifier: MIT
#pragma once

#include "metadata/proxies.h"

#include <QElapsedTimer>
#include <QWidget>
#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace paperdip {

class RegistrationClient;
struct RegistrationAnswer;

// How the network is reached, with a button that tries it: one small question to doi.org. Every
// change is stored and announced at once.
class ProxySettings : public QWidget
{
    Q_OBJECT

public:
    explicit ProxySettings(QWidget *parent = nullptr);
    ~ProxySettings() override;

    static ProxyChoice stored();

Q_SIGNALS:
    void changed(const paperdip::ProxyChoice &choice);

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void retranslate();
    void load();
    void store();
    void enableFields();
    void test();
    void show(const RegistrationAnswer &answer);
    ProxyChoice choice() const;

    QComboBox *m_kind;
    QLabel *m_hint;
    QWidget *m_byHand;
    QLineEdit *m_host;
    QSpinBox *m_port;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QPushButton *m_test;
    QLabel *m_result;
    QElapsedTimer m_since;
    std::unique_ptr<RegistrationClient> m_client; // made when first tried
};

} // namespace paperdip
