// SPDX-License-Identifier: MIT
#include "gui/messagebar.h"

#include "gui/icons.h"
#include "gui/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace paperdip {

// One line of the bar.
class MessageBar::Message : public QWidget
{
    Q_OBJECT

public:
    Message(QString key, QWidget *parent);

    void set(const QString &text, Severity severity, const QList<BarAction> &actions);
    const QString &key() const { return m_key; }
    Severity severity() const { return m_severity; }
    QString text() const { return m_label->text(); }

Q_SIGNALS:
    void dismissed();
    void done();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void addButton(const BarAction &action);
    void retranslate();
    QColor colour() const;
    Icon icon() const;

    QString m_key;
    Severity m_severity = Severity::Info;
    QHBoxLayout *m_layout;
    QLabel *m_label;
    QToolButton *m_close;
    QList<QPushButton *> m_buttons;
};

MessageBar::Message::Message(QString key, QWidget *parent)
    : QWidget(parent), m_key(std::move(key)), m_layout(new QHBoxLayout(this)),
      m_label(new QLabel(this)), m_close(new QToolButton(this))
{
    constexpr int IconRoom = 36;
    m_layout->setContentsMargins(IconRoom, 5, 8, 5);
    m_layout->setSpacing(8);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_layout->addWidget(m_label, 1);
    m_close->setAutoRaise(true);
    m_close->setIcon(paperdip::icon(Icon::Close));
    m_close->setFocusPolicy(Qt::StrongFocus);
    m_close->setObjectName(QStringLiteral("dismiss"));
    m_layout->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, &Message::dismissed);
    retranslate();
}

void MessageBar::Message::set(const QString &text, Severity severity,
                              const QList<BarAction> &actions)
{
    m_severity = severity;
    m_label->setText(text);
    setAccessibleName(text);
    for (QPushButton *button : std::as_const(m_buttons)) {
        button->hide();
        button->deleteLater(); // it may be the one whose click posts this message
    }
    m_buttons.clear();
    for (const BarAction &action : actions)
        addButton(action);
    update();
}

void MessageBar::Message::addButton(const BarAction &action)
{
    auto *button = new QPushButton(action.text, this);
    button->setAutoDefault(true); // Enter presses it, outside dialogs too
    m_layout->insertWidget(m_layout->count() - 1, button);
    setTabOrder(m_buttons.isEmpty() ? static_cast<QWidget *>(m_label) : m_buttons.last(), button);
    m_buttons << button;
    setTabOrder(button, m_close);
    connect(button, &QPushButton::clicked, this, [this, run = action.run] {
        Q_EMIT done();
        if (run)
            run();
    });
}

void MessageBar::Message::retranslate()
{
    m_close->setToolTip(MessageBar::tr("Dismiss (Esc)"));
    m_close->setAccessibleName(MessageBar::tr("Dismiss"));
}

QColor MessageBar::Message::colour() const
{
    const Theme theme = Theme::of(palette());
    switch (m_severity) {
    case Severity::Info:
        return theme.accent;
    case Severity::Warning:
        return theme.warning;
    case Severity::Problem:
        return theme.danger;
    }
    return theme.accent;
}

Icon MessageBar::Message::icon() const
{
    switch (m_severity) {
    case Severity::Info:
        return Icon::Info;
    case Severity::Warning:
        return Icon::Warning;
    case Severity::Problem:
        return Icon::Failed;
    }
    return Icon::Info;
}

void MessageBar::Message::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor wash = colour();
    wash.setAlphaF(0.10F);
    painter.fillRect(rect(), Theme::of(palette()).surface);
    painter.fillRect(rect(), wash);
    painter.fillRect(QRect(0, height() - 1, width(), 1), Theme::of(palette()).border);
    painter.fillRect(QRect(0, 0, 3, height()), colour());
    constexpr int IconSize = 16;
    paintIcon(&painter, icon(), QRect(12, (height() - IconSize) / 2, IconSize, IconSize), colour());
}

void MessageBar::Message::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT dismissed();
    else
        QWidget::keyPressEvent(event);
}

void MessageBar::Message::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

MessageBar::MessageBar(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    hide();
}

MessageBar::Message *MessageBar::find(const QString &key) const
{
    const auto found = std::find_if(m_messages.begin(), m_messages.end(),
                                    [&](const Message *message) { return message->key() == key; });
    return found == m_messages.end() ? nullptr : *found;
}

void MessageBar::post(const QString &key, const QString &text, Severity severity,
                      const QList<BarAction> &actions)
{
    Message *message = find(key);
    if (message && message->severity() == severity) {
        message->set(text, severity, actions);
        return;
    }
    if (message)
        remove(message);
    message = new Message(key, this);
    message->set(text, severity, actions);
    connect(message, &Message::done, this, [this, message] { remove(message); });
    connect(message, &Message::dismissed, this, [this, message] {
        const QString gone = message->key();
        remove(message);
        Q_EMIT dismissed(gone);
    });
    insert(message);
}

// Worst first; among equals the newest first.
void MessageBar::insert(Message *message)
{
    const auto at = std::find_if(m_messages.begin(), m_messages.end(), [&](const Message *other) {
        return other->severity() <= message->severity();
    });
    m_layout->insertWidget(static_cast<int>(at - m_messages.begin()), message);
    m_messages.insert(at, message);
    message->show();
    show();
}

void MessageBar::remove(Message *message)
{
    m_messages.erase(std::find(m_messages.begin(), m_messages.end(), message));
    m_layout->removeWidget(message);
    message->hide();
    message->deleteLater(); // a click of its own button may be on the stack
    setVisible(!m_messages.empty());
}

void MessageBar::clear(const QString &key)
{
    if (Message *message = find(key))
        remove(message);
}

bool MessageBar::has(const QString &key) const
{
    return find(key) != nullptr;
}

QString MessageBar::text(const QString &key) const
{
    const Message *message = find(key);
    return message ? message->text() : QString();
}

} // namespace paperdip

#include "messagebar.moc"
