// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;

namespace paperdip {

// Which other notes link to the one that is shown, which name its paper without a link, and the
// notes of papers that it names itself. Takes no room where there are none.
class NoteFooter : public QWidget
{
    Q_OBJECT

public:
    struct Entry
    {
        QString path; // absolute
        QString title;

        bool operator==(const Entry &) const = default;
    };

    explicit NoteFooter(QWidget *parent = nullptr);

    void show(const QList<Entry> &linking, const QList<Entry> &mentioning,
              const QList<Entry> &named = {});

Q_SIGNALS:
    void wanted(const QString &path);
    void linkWanted(); // from the note to those that it names

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    QWidget *addRow(const QString &name, const QList<Entry> &entries);

    QList<Entry> m_linking;
    QList<Entry> m_mentioning;
    QList<Entry> m_named;
};

} // namespace paperdip
