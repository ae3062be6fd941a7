// SPDX-License-Identifier: MIT
// Works on a library until it is killed, and says on standard output what is done, a line at a
// time: "state ID N", "add ID" or "note N". What was said is what must be found again.
#include "library/library.h"
#include "library/linkedfiles.h"
#include "library/notes.h"
#include "store/store.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QTimer>

#include <cstdio>

using namespace paperdip;

namespace {

class Worker
{
public:
    Worker(Library &library, ListId list, const QString &note, quint32 seed, int first)
        : m_library(library), m_files(library, true), m_notes(library, true), m_list(list),
          m_note(note), m_random(seed), m_number(first)
    {
        if (!m_notes.read(note))
            qFatal("the note cannot be read");
        m_files.start();
    }

    void step()
    {
        const quint32 choice = m_random.bounded(10U);
        if (choice < 4)
            tick();
        else if (choice < 7)
            add();
        else if (choice < 9)
            type();
        else
            m_files.saveNow();
    }

private:
    void say(const QString &line)
    {
        std::fprintf(stdout, "%s\n", qPrintable(line));
        std::fflush(stdout);
    }

    void apply(const Result<Change> &plan, const QString &done)
    {
        const Result<Change> inverse = plan ? m_library.apply(*plan) : plan;
        if (!inverse)
            qFatal("%s: %s %s", qPrintable(done), qPrintable(inverse.error().message),
                   qPrintable(inverse.error().detail));
        say(done);
    }

    void tick()
    {
        QList<NodeRow> papers = m_library.allNodes(m_list);
        papers.removeIf([](const NodeRow &row) { return row.arxiv.isEmpty() || !row.box; });
        const NodeRow paper = papers.at(m_random.bounded(papers.size()));
        const ReadState state =
            paper.state == ReadState::Read ? ReadState::Unread : ReadState::Read;
        apply(m_library.planState({paper.id}, state),
              QStringLiteral("state %1 %2").arg(paper.arxiv).arg(state == ReadState::Read));
    }

    // Never twice, however many rounds there are: a month after the other.
    QString newId()
    {
        constexpr int perMonth = 99'999;
        const int month = m_number / perMonth;
        const int number = m_number++ % perMonth + 1;
        return QStringLiteral("%1%2.%3")
            .arg(20 + month / 12)
            .arg(month % 12 + 1, 2, 10, QLatin1Char('0'))
            .arg(number, 5, 10, QLatin1Char('0'));
    }

    void add()
    {
        const QString arxiv = newId();
        const QList<SectionName> sections = m_library.store().tree().sections();
        Identified paper;
        paper.kind = Identified::Kind::Arxiv;
        paper.id = arxiv;
        paper.url = QStringLiteral("https://arxiv.org/abs/") + arxiv;
        Place place;
        place.parent = sections.at(m_random.bounded(sections.size())).node;
        apply(m_library.planPapers(m_list, place, {paper}), QStringLiteral("add ") + arxiv);
    }

    void type()
    {
        const int number = m_number++;
        if (!m_notes.keepDraft(m_note, "# Note " + QByteArray::number(number) + '\n'))
            qFatal("a draft was not kept");
        say(QStringLiteral("note %1").arg(number));
        m_notes.write(m_note);
    }

    Library &m_library;
    LinkedFiles m_files;
    Notes m_notes;
    ListId m_list = 0;
    QString m_note;
    QRandomGenerator m_random;
    int m_number = 0;
};

} // namespace

// LIBRARY NOTE SEED FIRST-NUMBER
int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 5)
        return 2;
    const auto library = Library::open(arguments.at(1));
    if (!library) {
        std::fprintf(stderr, "%s\n", qPrintable(library.error().message));
        return 1;
    }
    Worker worker(**library, (*library)->lists().first().id, arguments.at(2),
                  arguments.at(3).toUInt(), arguments.at(4).toInt());
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, [&worker] { worker.step(); });
    timer.start(0);
    return QCoreApplication::exec();
}
