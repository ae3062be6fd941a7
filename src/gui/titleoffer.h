// SPDX-License-Identifier: MIT
#pragma once

#include <QTextCursor>
#include <QToolButton>

#include <functional>

namespace paperdip {

class NoteEditor;

// Beside a link to a paper that was pasted: an offer to write its title as the link's text. It
// blocks nothing; Tab or a click accepts, typing on or Esc declines.
class TitleOffer : public QToolButton
{
    Q_OBJECT

public:
    // The title of the paper that an address leads to; empty: it is no paper, or not known (yet).
    using TitleOf = std::function<QString(const QString &url)>;

    TitleOffer(NoteEditor &editor, TitleOf titleOf);

    void titlesChanged(); // one more may be known

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void begin(const QString &url);
    void offer();
    void accept();
    void dismiss();
    bool isAtLink() const;
    bool decides(int key);

    NoteEditor &m_editor;
    TitleOf m_titleOf;
    QString m_url;      // empty: there is nothing to offer
    QTextCursor m_link; // where it was pasted
    QString m_title;
};

} // namespace paperdip
