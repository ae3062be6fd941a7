// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"
#include "formats/format.h"
#include "library/asker.h"
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

    // Reads .bib files on a thread, then shows what each could add: one after the other, at a place
    // that the person can change. list 0: there is none yet.
    void openBibs(const QStringList &paths, ListId list, const Place &place);

    // Waits, some seconds, until what was exported is written; says what could not be.
    Result<void> finish();

Q_SIGNALS:
    void problem(const paperdip::Error &error);

private:
    void showExport();
    void copySelection(Format format);
    void copy(const QByteArray &bytes, Format format);
    void save(const QByteArray &bytes, Format format, const QString &name);
    void askForBib();
    struct Bib
    {
        QString path;
        ListId list = 0;
        Place place;
    };

    void openNextBib();
    void showBib(const BibFile &file);
    void add(ListId list, NodeId section, const QList<BibCandidate> &entries);
    NodeId currentSection() const;

    Parts m_with;
    QWidget &m_window;
    Asker m_asker;                    // for what is copied
    ListWorker m_writer;              // of files
    QString m_writing;                // the last one's path
    Result<void> m_written;           // since finish()
    ExportDialog *m_export = nullptr; // made when first wanted
    BibDialog *m_bib = nullptr;
    QThread *m_reading = nullptr;
    QList<Bib> m_bibs; // the first one is being read or shown
    bool m_showing = false;
};

} // namespace paperdip
