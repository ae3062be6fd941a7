// SPDX-License-Identifier: MIT
#pragma once

#include "gui/sourcetree.h"

#include <QDialog>
#include <QTimer>
#include <memory>

namespace Ui {
class SourceView;
}

namespace paperdip {

class CitationLookup;
class Library;
class PageLook;

// The papers on a page, beside the window: which stand in a list already, which are new since the
// last look, and a section for those that are ticked. Takes a link that is dropped on it.
class SourceView : public QDialog
{
    Q_OBJECT

public:
    explicit SourceView(Library &library, QWidget *parent);
    ~SourceView() override;

    // Shows it and looks at the address (empty: one is to be typed); the section is offered first.
    void look(const QString &address, ListId list, NodeId section);

Q_SIGNALS:
    void addWanted(paperdip::ListId list, paperdip::NodeId section,
                   const QList<paperdip::SourceChoice> &choices);
    void goTo(paperdip::NodeId node);
    void openUrl(const QUrl &url);
    void problem(const paperdip::Error &error);

protected:
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    enum class State { Idle, NoAddress, Fetching, Failed, Found };

    void connectAll();
    void retranslate();
    void lookOrStop();
    void start();
    void stop();
    void take(const SourcePage &page);
    void fail(const Error &error);
    void lookUp(const QList<int> &entries);
    void takeMatches(int entry, const QList<Record> &matches);
    void compareAgain();
    void showState();
    void countTicked();
    void enableButtons();
    QString statusText() const;
    QString foundText() const;

    Library &m_library;
    std::unique_ptr<Ui::SourceView> m_ui;
    PageLook *m_look;
    CitationLookup *m_lookup;
    SourceMemory m_memory;
    State m_state = State::Idle;
    QUrl m_url;
    Error m_error;
    SourcePage m_page;
    QList<SourceState> m_states;
    QTimer m_soon; // a list changed
};

} // namespace paperdip
