// SPDX-License-Identifier: MIT
#include "gui/keywordcommands.h"

#include "gui/actions.h"
#include "gui/errortext.h"
#include "gui/keywordpanel.h"
#include "gui/keywordrename.h"
#include "gui/listeditor.h"
#include "gui/outlineview.h"
#include "gui/settings.h"
#include "library/keywordplan.h"
#include "library/library.h"

#include <QAction>
#include <QBoxLayout>

namespace paperdip {

namespace {

constexpr int countAfterMs = 300; // after a change: more may follow
constexpr int treeShare = 3;      // of the sidebar's height
constexpr int panelShare = 2;

QString tagQuery(const QStringList &keywords)
{
    QStringList terms;
    for (QString keyword : keywords)
        terms << QStringLiteral("tag:\"%1\"").arg(keyword.remove(QLatin1Char('"')));
    return terms.join(QLatin1Char(' '));
}

} // namespace

KeywordCommands::KeywordCommands(const Parts &parts, QWidget &window)
    : QObject(&window), m_with(parts), m_window(window), m_asker(parts.library)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(countAfterMs);
    connect(&m_soon, &QTimer::timeout, this, &KeywordCommands::count);
    const Library *library = &m_with.library;
    connect(library, &Library::listChanged, this, &KeywordCommands::countSoon);
    connect(library, &Library::listsChanged, this, &KeywordCommands::countSoon);
    connect(library, &Library::everythingChanged, this, &KeywordCommands::countSoon);
    connect(&m_with.tree, &OutlineView::currentNodeChanged, this, [this] {
        if (m_panel != nullptr && !m_panel->ofAllLists() && m_with.tree.currentList() != m_list)
            countSoon();
    });
    connect(m_with.actions.keywords, &QAction::toggled, this, &KeywordCommands::show);
    m_with.actions.keywords->setChecked(
        Settings().value(QLatin1String(Settings::keywordsShown)).toBool());
}

void KeywordCommands::makePanel()
{
    m_panel = new KeywordPanel(m_with.tree.parentWidget());
    const int last = m_with.sidebar.count() - 1; // the field for new papers
    m_with.sidebar.setStretch(last - 1, treeShare);
    m_with.sidebar.insertWidget(last, m_panel, panelShare);
    connect(m_panel, &KeywordPanel::scopeChanged, this, &KeywordCommands::count);
    connect(m_panel, &KeywordPanel::closeWanted, m_with.actions.keywords, &QAction::toggle);
    connect(m_panel, &KeywordPanel::renameWanted, this, &KeywordCommands::rename);
    connect(m_panel, &KeywordPanel::chosen, this,
            [this](const QStringList &keywords) { Q_EMIT filterWanted(tagQuery(keywords)); });
}

void KeywordCommands::show(bool on)
{
    if (m_panel == nullptr)
        makePanel();
    const QWidget *focus = m_window.focusWidget();
    const bool hadFocus = focus != nullptr && m_panel->isAncestorOf(focus);
    m_panel->setVisible(on);
    Settings().setValue(QLatin1String(Settings::keywordsShown), on);
    if (on && m_window.isVisible())
        m_panel->setFocus();
    else if (hadFocus)
        m_with.tree.setFocus();
}

void KeywordCommands::countSoon()
{
    if (m_panel != nullptr && m_panel->isVisible() && !m_soon.isActive())
        m_soon.start();
}

void KeywordCommands::count()
{
    m_list = m_with.tree.currentList();
    const ListId list = m_panel->ofAllLists() ? 0 : m_list;
    m_asker.ask<QList<KeywordCount>>(
        [list](Store &store, Documents &, const Asker::IsStopped &) {
            return countKeywords(store, list);
        },
        [this](const Result<QList<KeywordCount>> &counts) {
            if (counts)
                m_panel->set(*counts);
            else
                m_panel->showProblem(errorText(counts.error()));
        });
}

void KeywordCommands::rename(const QStringList &keywords)
{
    if (m_rename == nullptr) {
        m_rename = new KeywordRename(m_with.library, &m_window);
        connect(m_rename, &KeywordRename::changeWanted, &m_with.editor, &ListEditor::apply);
        connect(m_rename, &KeywordRename::goTo, this, &KeywordCommands::goTo);
    }
    m_rename->begin(keywords, m_panel->words());
}

} // namespace paperdip
