// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace paperdip {

// A file that stands for a link on a desktop: .url (Windows), .webloc (macOS), .desktop (Linux).
bool isShortcutName(const QString &path);

// The address in such a file, as it is written there; empty where there is none. Only a regular
// file is opened, at most 64 KiB of it are read, and nothing in it is ever run.
QString shortcutAddress(const QString &path);

// The same of the bytes: suffix is "url", "webloc" or "desktop" (of which only Type=Link counts).
QString shortcutAddress(const QByteArray &bytes, const QString &suffix);

} // namespace paperdip
