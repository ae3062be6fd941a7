// SPDX-License-Identifier: MIT
#include "gui/proxysettings.h"

#include "gui/errortext.h"
#include "gui/settings.h"
#include "metadata/clients.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace paperdip {

namespace {

constexpr int highestPort = 65535;
constexpr int testDeadlineMs = 15000;

bool isByHand(ProxyChoice::Kind kind)
{
    return kind == ProxyChoice::Kind::Http || kind == ProxyChoice::Kind::Socks5;
}

} // namespace

ProxySettings::ProxySettings(QWidget *parent)
    : QWidget(parent), m_kind(new QComboBox(this)), m_hint(new QLabel(this)),
      m_byHand(new QWidget(this)), m_host(new QLineEdit(m_byHand)), m_port(new QSpinBox(m_byHand)),
      m_user(new QLineEdit(m_byHand)), m_password(new QLineEdit(m_byHand)),
      m_test(new QPushButton(this)), m_result(new QLabel(this))
{
    layOut();
    load();
    retranslate();
    enableFields();
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        enableFields();
        store();
    });
    for (const QLineEdit *field : {m_host, m_user, m_password})
        connect(field, &QLineEdit::editingFinished, this, &ProxySettings::store);
    connect(m_port, &QSpinBox::valueChanged, this, &ProxySettings::store);
    connect(m_test, &QPushButton::clicked, this, &ProxySettings::test);
}

ProxySettings::~ProxySettings() = default;

void ProxySettings::layOut()
{
    const std::array<std::pair<QWidget *, const char *>, 7> named{{{m_kind, "proxyKind"},
                                                                   {m_host, "proxyHost"},
                                                                   {m_port, "proxyPort"},
                                                                   {m_user, "proxyUser"},
                                                                   {m_password, "proxyPassword"},
                                                                   {m_test, "proxyTest"},
                                                                   {m_result, "proxyResult"}}};
    for (const auto &[part, name] : named)
        part->setObjectName(QLatin1String(name));
    for (int i = 0; i <= static_cast<int>(ProxyChoice::Kind::None); ++i)
        m_kind->addItem(QString(), i);
    m_port->setRange(1, highestPort);
    m_port->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_password->setEchoMode(QLineEdit::Password);
    m_test->setAutoDefault(false);
    for (QLabel *label : {m_hint, m_result}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setForegroundRole(QPalette::PlaceholderText);
    }
    auto *fields = new QGridLayout(m_byHand);
    fields->setContentsMargins(0, 0, 0, 0);
    fields->addWidget(m_host, 0, 0);
    fields->addWidget(m_port, 0, 1);
    fields->addWidget(m_user, 1, 0);
    fields->addWidget(m_password, 1, 1);
    fields->setColumnStretch(0, 1);
    auto *test = new QHBoxLayout;
    test->addWidget(m_test);
    test->addWidget(m_result, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_kind);
    layout->addWidget(m_byHand);
    layout->addWidget(m_hint);
    layout->addLayout(test);
    setFocusProxy(m_kind);
}

void ProxySettings::retranslate()
{
    const QStringList kinds{tr("The system’s proxy"), tr("From the environment (http_proxy …)"),
                            tr("HTTP proxy"), tr("SOCKS5 proxy"), tr("No proxy")};
    for (int i = 0; i < kinds.size(); ++i)
        m_kind->setItemText(i, kinds.at(i));
    m_kind->setAccessibleName(tr("Proxy"));
    m_host->setPlaceholderText(tr("Host, such as 127.0.0.1"));
    m_host->setAccessibleName(tr("Proxy host"));
    m_port->setAccessibleName(tr("Proxy port"));
    m_user->setPlaceholderText(tr("User name, where it wants one"));
    m_password->setPlaceholderText(tr("Password"));
    m_password->setToolTip(tr("Kept as it is in this program’s settings file"));
    m_test->setText(m_client && m_client->isBusy() ? tr("Cancel") : tr("&Test"));
    enableFields();
}

ProxyChoice ProxySettings::stored()
{
    const Settings settings;
    ProxyChoice choice;
    const int kind = settings.value(QLatin1String(Settings::proxyKind), 0).toInt();
    choice.kind =
        static_cast<ProxyChoice::Kind>(qBound(0, kind, static_cast<int>(ProxyChoice::Kind::None)));
    choice.host = settings.value(QLatin1String(Settings::proxyHost)).toString();
    choice.port = settings.value(QLatin1String(Settings::proxyPort), 7890).toInt();
    choice.user = settings.value(QLatin1String(Settings::proxyUser)).toString();
    choice.password = settings.value(QLatin1String(Settings::proxyPassword)).toString();
    return choice;
}

void ProxySettings::load()
{
    const ProxyChoice choice = stored();
    m_kind->setCurrentIndex(static_cast<int>(choice.kind));
    m_host->setText(choice.host);
    m_port->setValue(choice.port);
    m_user->setText(choice.user);
    m_password->setText(choice.password);
}

ProxyChoice ProxySettings::choice() const
{
    return {static_cast<ProxyChoice::Kind>(m_kind->currentIndex()), m_host->text().trimmed(),
            m_port->value(), m_user->text(), m_password->text()};
}

void ProxySettings::store()
{
    const ProxyChoice now = choice();
    if (now == stored())
        return;
    Settings settings;
    settings.setValue(QLatin1String(Settings::proxyKind), static_cast<int>(now.kind));
    settings.setValue(QLatin1String(Settings::proxyHost), now.host);
    settings.setValue(QLatin1String(Settings::proxyPort), now.port);
    settings.setValue(QLatin1String(Settings::proxyUser), now.user);
    settings.setValue(QLatin1String(Settings::proxyPassword), now.password);
    m_result->clear();
    Q_EMIT changed(now);
}

void ProxySettings::enableFields()
{
    const auto kind = static_cast<ProxyChoice::Kind>(m_kind->currentIndex());
    m_byHand->setVisible(isByHand(kind));
    m_hint->setVisible(kind == ProxyChoice::Kind::Environment || kind == ProxyChoice::Kind::System);
    m_hint->setText(
        tr("A program that is started from an icon does not see what .bashrc sets. Where "
           "nothing arrives, enter the proxy by hand."));
}

// A second press takes the first one back.
void ProxySettings::test()
{
    if (m_client && m_client->isBusy()) {
        m_client->abort();
        m_result->setText(tr("Cancelled."));
        m_test->setText(tr("&Test"));
        return;
    }
    store();
    ServiceOptions options = ServiceOptions::registration();
    options.limits.deadlineMs = testDeadlineMs;
    m_client = std::make_unique<RegistrationClient>(options); // with no connection left from before
    connect(m_client.get(), &RegistrationClient::answered, this, &ProxySettings::show);
    m_since.start();
    m_result->setText(tr("Asking doi.org…"));
    m_test->setText(tr("Cancel"));
    m_client->fetch(QStringLiteral("10.48550/arXiv.2205.14135"));
}

void ProxySettings::show(const RegistrationAnswer &answer)
{
    m_test->setText(tr("&Test"));
    if (!answer.error)
        m_result->setText(tr("doi.org answered after %1 ms.").arg(m_since.elapsed()));
    else if (answer.error->detail.isEmpty())
        m_result->setText(tr("Not reached: %1").arg(errorText(*answer.error)));
    else
        m_result->setText(tr("Not reached: %1").arg(answer.error->detail));
}

void ProxySettings::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace paperdip
