// SPDX-License-Identifier: MIT
#pragma once

#include <QAnyStringView>
#include <QVariant>

#include <memory>

class QSettings;

namespace paperdip {

// What the window remembers, in one file: ~/.config/paperdip/paperdip.conf. It is read when it was
// changed, for each of these that is made while there is no other one.
class Settings
{
public:
    Settings();

    QVariant value(QAnyStringView key, const QVariant &otherwise = {}) const;
    void setValue(QAnyStringView key, const QVariant &value);
    void clear();

    // Empty: the system's. Else a locale's name: "en", "zh_CN".
    static constexpr char language[] = "language";
    static constexpr char faces[] = "fonts"; // those of the window that were installed
    static constexpr char saveAutomatically[] = "files/automatic"; // default true
    static constexpr char remoteImages[] = "notes/remoteImages";   // default false
    static constexpr char noteMode[] = "notes/mode";               // 0 view, 1 edit, 2 side by side
    static constexpr char noteZoom[] = "notes/zoom";               // steps, 0: none
    static constexpr char noteSplit[] = "notes/split";             // QSplitter::saveState()
    static constexpr char noteFont[] = "notes/font";               // a family, empty: the window's
    static constexpr char notePoints[] = "notes/points";           // 0: by itself
    static constexpr char noteColumns[] = "notes/columns";         // letters a line, 0: all
    static constexpr char abstractOpen[] = "card/abstractOpen";    // default false

    static constexpr char keywordsShown[] = "keywords/shown"; // default false

    static constexpr char gitAutoCommit[] = "git/autoCommit";   // default false
    static constexpr char gitPullAtStart[] = "git/pullAtStart"; // default false

    static constexpr char searchFlat[] = "search/flat";             // default false: in the tree
    static constexpr char searchOrder[] = "search/order";           // SearchOrder
    static constexpr char searchDescending[] = "search/descending"; // default false
    static constexpr char searchGroup[] = "search/group";           // SearchGroup

    static constexpr char proxyKind[] = "network/proxy"; // ProxyChoice::Kind
    static constexpr char proxyHost[] = "network/host";
    static constexpr char proxyPort[] = "network/port";
    static constexpr char proxyUser[] = "network/user";
    static constexpr char proxyPassword[] = "network/password"; // as it is

    static constexpr char exportFormat[] = "export/format";     // as --format names it
    static constexpr char exportTemplate[] = "export/template"; // empty: the home form

    // The group of what is remembered for one library (node ids mean nothing in another).
    static QString libraryGroup(const QString &libraryPath);

private:
    std::shared_ptr<QSettings> m_file;
};

} // namespace paperdip
