// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"
#include "formats/format.h"
#include "library/bibimport.h"

#include <QObject>

class QThread;
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
    ~Exchange() override;

    // Reads a .bib file on a thread, then shows what it could add. One at a time.
    void openBib(const QString &path);

Q_SIGNALS:
    void problem(const paperdip::Error &error);

private:
    void showExport();
    void copySelection(Format format);
    void copy(const QByteArray &bytes, Format format);
    void save(const QByteArray &bytes, Format format, const QString &name);
    void askForBib();
    void showBib(const QString &path, const BibFile &file);
    void add(ListId list, NodeId section, const QList<BibCandidate> &entries);
    NodeId currentSection() const;

    Parts m_with;
    QWidget &m_window;
    ExportDialog *m_export = nullptr; // made when first wanted
    BibDialog *m_bib = nullptr;
    QThread *m_reading = nullptr;
};

} // namespace paperdip
