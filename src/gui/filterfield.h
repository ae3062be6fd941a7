// SPDX-License-Identifier: MIT
#pragma once

#include <QLineEdit>
#include <QTimer>

namespace paperdip {

// Finds in a list while one types, a moment after the last letter; nothing is searched for during
// an input method's preedit. Esc empties it, Down and Enter go on to what was found.
class FilterField : public QLineEdit
{
    Q_OBJECT

public:
    explicit FilterField(QWidget *parent = nullptr);

    void setDelay(int milliseconds);
    void setWords(const QString &words); // as if they had been typed, and at once

Q_SIGNALS:
    void filterChanged(const QString &words);
    void escaped(); // and will be empty
    void leaveWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    virtual void retranslate();

private:
    void announce();

    QTimer m_soon;
    QString m_announced;
};

} // namespace paperdip
