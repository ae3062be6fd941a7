// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

#include <optional>

class QCheckBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace paperdip {

class DiffView;

// Versions of something, newest first: to look at, as a text or as what differs from now, and to
// bring back. Blocks nothing. What they are versions of is the subclass' business.
class VersionsDialog : public QDialog
{
    Q_OBJECT

protected:
    // name: its parts are called nameList, nameText, nameDifferences, nameBringBack and nameIntro.
    VersionsDialog(const QString &name, QWidget *parent);

    // What was there in that row; nothing: it was not there.
    virtual std::optional<QByteArray> version(int row) const = 0;
    virtual void bringBack(const QByteArray &bytes) = 0;
    virtual QString intro() const = 0;

    // Begins anew: what there is now, and what it is called in a difference.
    void setCurrent(const QByteArray &bytes, const QString &name);
    // The newest is chosen.
    void setRows(const QStringList &rows);
    void setRowTip(int row, const QString &text);
    void present(); // shown, in front
    void retranslate();
    void showIntro();
    void changeEvent(QEvent *event) override;

    static QString timeText(qint64 secondsSinceEpoch);

private:
    void layOut(const QString &name);
    void showVersion();
    QByteArray difference(const QByteArray &bytes) const;

    QByteArray m_current;
    QString m_name;
    QLabel *m_intro;
    QListWidget *m_list;
    DiffView *m_text;
    QCheckBox *m_differences;
    QPushButton *m_bringBack = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace paperdip
