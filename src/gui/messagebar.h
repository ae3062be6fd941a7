// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include <functional>
#include <vector>

class QBoxLayout;

namespace paperdip {

// A button of a message: what it says and does. The message goes away when it is pressed.
struct BarAction
{
    QString text;
    std::function<void()> run;
};

// Messages that block nothing: one line each, with what can be done next, at the top of the window
// until they are dismissed, acted upon or cleared. Worst first. Reached by Tab; Esc dismisses the
// one that has the focus.
class MessageBar : public QWidget
{
    Q_OBJECT

public:
    enum class Severity { Info, Warning, Problem };
    Q_ENUM(Severity)

    explicit MessageBar(QWidget *parent = nullptr);

    // Shows a message; one with the same key is replaced in place. Plain text.
    void post(const QString &key, const QString &text, Severity severity,
              const QList<BarAction> &actions = {});
    void clear(const QString &key);
    bool has(const QString &key) const;
    QString text(const QString &key) const; // of a message that is shown
    int count() const { return static_cast<int>(m_messages.size()); }

Q_SIGNALS:
    void dismissed(const QString &key); // by the person, without choosing an action

private:
    class Message;

    Message *find(const QString &key) const;
    void insert(Message *message);
    void remove(Message *message);

    QBoxLayout *m_layout;
    std::vector<Message *> m_messages; // as shown
};

} // namespace paperdip
