// SPDX-License-Identifier: MIT
#pragma once

#include "gui/writingstyle.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFontComboBox;
class QSpinBox;

namespace paperdip {

// How notes look while one writes them: stored and announced at once.
class WritingSettings : public QWidget
{
    Q_OBJECT

public:
    explicit WritingSettings(QWidget *parent = nullptr);

Q_SIGNALS:
    void changed(const paperdip::WritingStyle &style);

protected:
    void changeEvent(QEvent *event) override;

private:
    void load();
    void store();
    void retranslate();

    QCheckBox *m_own;
    QFontComboBox *m_family;
    QSpinBox *m_points;
    QComboBox *m_columns;
};

} // namespace paperdip
