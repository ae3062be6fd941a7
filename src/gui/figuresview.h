// SPDX-License-Identifier: MIT
#pragma once

#include "gui/figurestext.h"
#include "library/asker.h"

#include <QDialog>
#include <QTimer>
#include <array>

class QComboBox;
class QLabel;
class QPushButton;

namespace paperdip {

class Library;

// What was read and what is to be read, drawn, beside the window. Counted on a worker; follows the
// lists while it is open.
class FiguresView : public QDialog
{
    Q_OBJECT

public:
    FiguresView(Library &library, QWidget *parent);

    void follow(ListId list); // the current one

Q_SIGNALS:
    void goTo(paperdip::NodeId section);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    struct Part
    {
        BarChart *chart = nullptr;
        QLabel *rest = nullptr;
    };

    void layOut();
    QWidget *makeCharts();
    void connectAll();
    void retranslate();
    void count();
    void draw(const Figures &figures);
    QList<FiguresText::Page> pages() const;
    void copy();

    Library &m_library;
    Asker m_asker;
    QTimer m_soon;
    ListId m_list = 0;
    Figures m_figures;
    QLabel *m_summary;
    QComboBox *m_scope;
    std::array<Part, 4> m_parts; // in the order of pages()
    QPushButton *m_copy;
    QPushButton *m_close;
};

} // namespace paperdip
