// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"
#include "formats/format.h"
#include "library/bibimport.h"

#include <QObject>

class QWidget;

namespace paperdip {

class ActionSet;
class BibDialog;
class ExportDialog;
class Library;
class ListEditor;
class OutlineView;

// Papers out to other programs (a file, the clipboard) and in from a .bib file.
class Exchange : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ActionSet &actions;
        OutlineView &tree;
        Library &library;
        ListEditor &editor;
    };

    Exchange(const Parts &parts, QWidget &window);

    // Reads a .bib file and shows what it could add.
    void openBib(const QString &path);

Q_SIGNALS:
    void problem(const paperdip::Error &error);

private:
    void showExport();
    void copySelection(Format format);
    void copy(const QByteArray &bytes, Format format);
    void save(const QByteArray &bytes, Format format, const QString &name);
    void askForBib();
    void add(ListId list, NodeId section, const QList<BibCandidate> &entries);
    NodeId currentSection() const;

    Parts m_with;
    QWidget &m_window;
    ExportDialog *m_export = nullptr; // made when first wanted
    BibDialog *m_bib = nullptr;
};

} // namespace paperdip
