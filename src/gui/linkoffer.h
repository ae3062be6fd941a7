// SPDX-License-Identifier: MIT
#pragma once

#include "library/linktargets.h"

#include <QPointer>
#include <QTextCursor>
#include <QTimer>

#include <functional>
#include <optional>

class QKeyEvent;
class QListWidget;

namespace paperdip {

class NoteEditor;
struct OpenLink;

// Below "[[" in a note: papers and notes to link to, narrowed as one types. Enter, Tab or a click
// takes one, Esc leaves what was typed. It never has the focus, and is still while an input method
// composes.
class LinkOffer : public QObject
{
    Q_OBJECT

public:
    static constexpr int MostRows = 20;

    using Then = std::function<void(const QList<LinkTarget> &)>;
    using Ask = std::function<void(const QString &words, const Then &then)>;
    // The link's Markdown; row: in a table.
    using Write = std::function<QString(const LinkTarget &target, bool row)>;

    // `ask` tells later what it found, unless something else was asked meanwhile.
    LinkOffer(NoteEditor &editor, Ask ask, Write write);
    ~LinkOffer() override;

    void targetsChanged(); // there may be more to offer

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool isShown() const;
    void hide();
    std::optional<OpenLink> openLink() const;
    void typed();
    void moved();
    void ask();
    void show(const QString &words, const QList<LinkTarget> &targets);
    void makeList();
    void place();
    bool decides(const QKeyEvent &key);
    void step(int by);
    QTextCursor selected(const OpenLink &link);
    void take();
    void takeLater(bool endsLine);
    void takeFirst(const QList<LinkTarget> &targets);
    void dismiss();

    NoteEditor &m_editor;
    Ask m_ask;
    Write m_write;
    QPointer<QListWidget> m_list; // a child of the window; made when first wanted
    QList<LinkTarget> m_targets;
    QTimer m_soon;
    bool m_wanted = false; // one writes a link, though nothing may have been found for it
    bool m_asked = false;  // and the answer is still to come
    int m_declined = -1;   // where the brackets stand that nothing is offered for

    // What was to be taken before it was found. One types on behind it meanwhile.
    struct Awaited
    {
        QTextCursor link; // with its brackets
        QString text;     // as it was
        bool endsLine = false;
    };
    std::optional<Awaited> m_awaited;
    std::optional<QList<LinkTarget>> m_found; // for it, while an input method composes
};

} // namespace paperdip
