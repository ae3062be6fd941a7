// SPDX-License-Identifier: MIT
#pragma once

#include <QLineEdit>
#include <QTimer>

namespace paperdip {

// Finds in the tree while one types, a moment after the last letter; nothing is searched for during
// an input method's preedit. Esc empties it, Down and Enter go on to what was found.
class FilterField : public QLineEdit
{
    Q_OBJECT

public:
    explicit FilterField(QWidget *parent = nullptr);

Q_SIGNALS:
    void filterChanged(const QString &words);
    void leaveWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void announce();

    QTimer m_soon;
    QString m_announced;
};

} // namespace paperdip
