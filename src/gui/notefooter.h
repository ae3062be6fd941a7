// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;

namespace paperdip {

// Which other notes link to the one that is shown, and which name its paper without a link. Takes
// no room where there are none.
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

    void show(const QList<Entry> &linking, const QList<Entry> &mentioning);

Q_SIGNALS:
    void wanted(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void addRow(const QString &name, const QList<Entry> &entries);

    QList<Entry> m_linking;
    QList<Entry> m_mentioning;
};

} // namespace paperdip
