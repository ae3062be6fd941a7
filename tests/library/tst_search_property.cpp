// SPDX-License-Identifier: MIT
#include "library/notes.h"
#include "library/search.h"
#include "searchdesk.h"
#include "shared.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <array>

using namespace paperdip;

namespace {

// A text of a node as it is stored, wherever.
struct StoredText
{
    NodeId node = 0;
    QString text;
};

QList<StoredText> textsOf(Library &library, ListId list)
{
    QList<StoredText> texts;
    const Result<ListInfo> info = library.list(list);
    const QList<NodeRow> rows = library.allNodes(list);
    Notes notes(library, false);
    for (const NodeRow &row : rows) {
        if (row.kind == NodeKind::Text)
            continue;
        QStringList own{row.title,       row.keywords.join(QLatin1Char('\n')),
                        row.remark,      row.url,
                        row.listAuthors, row.venue,
                        row.arxiv,       row.doi,
                        row.notePath};
        for (const auto &link : row.links)
            own << link.second;
        if (const std::optional<Record> record = library.record(row.work))
            own << record->title << record->authors.join(QStringLiteral(", ")) << record->abstract;
        if (row.noteExists) {
            if (const Result<QString> path = notes.pathOf(row.id))
                own << QString::fromUtf8(readAll(*path));
        }
        for (const QString &text : std::as_const(own)) {
            if (!text.isEmpty())
                texts.append({row.id, text});
        }
    }
    return texts;
}

const QString cjkRun =
    QStringLiteral("[\\p{Han}\\p{Hiragana}\\p{Katakana}\\p{Hangul}\\p{Bopomofo}\u30fc]");

QString anyMatch(const QString &pattern, const QString &text, QRandomGenerator &random)
{
    const QRegularExpression form(pattern, QRegularExpression::UseUnicodePropertiesOption);
    QStringList all;
    QRegularExpressionMatchIterator it = form.globalMatch(text);
    while (it.hasNext())
        all << it.next().captured();
    return all.isEmpty() ? QString() : all.at(random.bounded(all.size()));
}

// Of a CJK run some characters that follow one another.
QString pieceOfRun(const QString &text, QRandomGenerator &random)
{
    const QString letter = QStringLiteral("(?:(?=[\\p{L}\\p{N}])%1(?!\\p{Mn}))+").arg(cjkRun);
    const auto run = anyMatch(letter, text, random).toUcs4();
    if (run.isEmpty())
        return {};
    const qsizetype begin = random.bounded(run.size());
    const qsizetype size = 1 + random.bounded(std::min<qsizetype>(run.size() - begin, 8));
    const auto piece = run.mid(begin, size);
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(piece.constData()), piece.size());
}

QString word(const QString &text, QRandomGenerator &random)
{
    const QString letter = QStringLiteral("(?:(?!%1)[\\p{L}\\p{N}]\\p{Mn}*)").arg(cjkRun);
    return anyMatch(letter + QLatin1Char('+'), text, random);
}

QString beginOfWord(const QString &text, QRandomGenerator &random)
{
    const QString whole = word(text, random);
    return whole.size() < 2 ? QString() : whole.left(2 + random.bounded(whole.size() - 1));
}

QString phrase(const QString &text, QRandomGenerator &random)
{
    static const QRegularExpression blank(QStringLiteral("\\s+"));
    static const QRegularExpression quote(QStringLiteral("[\"“”„＂「」『』«»]"));
    const QStringList words = text.split(blank, Qt::SkipEmptyParts);
    if (words.isEmpty())
        return {};
    const qsizetype begin = random.bounded(words.size());
    const QString some = words.mid(begin, 2 + random.bounded(3)).join(QLatin1Char(' '));
    if (some.contains(quote) || word(some, random).isEmpty())
        return {};
    return QLatin1Char('"') + some + QLatin1Char('"');
}

// Papers of many languages that nobody wrote.
QByteArray generatedList(QRandomGenerator &random, int papers)
{
    static const QStringList words{QStringLiteral("attention"),
                                   QStringLiteral("Étude"),
                                   QStringLiteral("naïve"),
                                   QStringLiteral("显存"),
                                   QStringLiteral("推测解码"),
                                   QStringLiteral("KV缓存"),
                                   QStringLiteral("データ"),
                                   QStringLiteral("ﾃﾞｰﾀ"),
                                   QStringLiteral("어텐션"),
                                   QStringLiteral("𠮷野"),
                                   QStringLiteral("Straße"),
                                   QStringLiteral("ＧＰＵ"),
                                   QStringLiteral("$O(n^2)$"),
                                   QStringLiteral("V_max<17"),
                                   QStringLiteral("Łukasz"),
                                   QStringLiteral("co-op"),
                                   QStringLiteral("，"),
                                   QStringLiteral("第3章"),
                                   QStringLiteral("α-тест"),
                                   QStringLiteral("can't"),
                                   QStringLiteral("e\u0301t\u0323e\u0301"),
                                   QStringLiteral("ﬁnal"),
                                   QStringLiteral("x²"),
                                   QStringLiteral("か\u3099く")};
    QByteArray list("# Made\n\n");
    for (int i = 0; i < papers; ++i) {
        QString title;
        QString remark;
        for (int k = 0; k < 6; ++k) {
            title += words.at(random.bounded(words.size())) +
                     (random.bounded(3) == 0 ? QString() : QStringLiteral(" "));
            remark += words.at(random.bounded(words.size())) +
                      (random.bounded(4) == 0 ? QStringLiteral("。") : QString());
        }
        list += QStringLiteral("- [ ] [T%1 %2](https://example.org/p/%1.pdf)\n\n  %3\n")
                    .arg(i)
                    .arg(title.trimmed(), remark)
                    .toUtf8();
    }
    return list;
}

} // namespace

class TestSearchProperty : public QObject, private SearchDesk
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whateverIsTaken_data();
    void whateverIsTaken();
};

void TestSearchProperty::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    clear();
}

void TestSearchProperty::whateverIsTaken_data()
{
    QTest::addColumn<QString>("which");
    for (const char *which : {"own", "generated", "seed", "corpus"})
        QTest::newRow(which) << QString::fromUtf8(which);
}

// Whatever run of CJK characters, whole word, beginning of a word or phrase is taken from a stored
// text: searching it finds that paper.
void TestSearchProperty::whateverIsTaken()
{
    QFETCH(const QString, which);
    QRandomGenerator random(propertySeed());
    int taken = 2000;
    if (which == QLatin1String("own")) {
        fill();
    } else if (which == QLatin1String("generated")) {
        m_library = openLibrary();
        QVERIFY(m_library->addList(generatedList(random, 200), {}));
    } else {
        SKIP_WITHOUT_SHARED();
        m_library = openLibrary();
        const QString shared = sharedFolder();
        QStringList paths{shared + QStringLiteral("/seed/README.md")};
        if (which == QLatin1String("corpus")) {
            paths.clear();
            const QStringList lists = corpusLists();
            QStringList some; // all of them take a while
            while (some.size() < 8) {
                const QString &list = lists.at(random.bounded(lists.size()));
                if (!some.contains(list))
                    some << list;
            }
            for (const QString &list : std::as_const(some))
                paths << shared + QStringLiteral("/corpus/") + list;
            taken = 1000;
        }
        for (const QString &path : std::as_const(paths))
            QVERIFY(m_library->addList(readAll(path), path));
    }
    catchUp();
    QHash<ListId, QList<StoredText>> texts;
    const QList<ListInfo> lists = m_library->lists();
    for (const ListInfo &list : lists)
        texts.insert(list.id, textsOf(*m_library, list.id));
    using Take = QString (*)(const QString &, QRandomGenerator &);
    static constexpr std::array<Take, 4> takes{&pieceOfRun, &word, &beginOfWord, &phrase};
    int searched = 0;
    for (int i = 0; i < taken; ++i) {
        const ListId list = lists.at(random.bounded(lists.size())).id;
        const QList<StoredText> &own = texts[list];
        if (own.isEmpty())
            continue;
        const StoredText &text = own.at(random.bounded(own.size()));
        const QString query = takes[random.bounded(quint32(takes.size()))](text.text, random);
        if (query.isEmpty() || QStringView(u"\uff9e\uff9f").contains(query))
            continue; // a half-width voice mark is no character
        ++searched;
        const Result<QList<NodeId>> nodes = searchNodes(m_library->store(), query, list, &never);
        QVERIFY2(nodes, qPrintable(query));
        QVERIFY2(nodes->contains(text.node),
                 qPrintable(QStringLiteral("%1\nis not found in\n%2").arg(query, text.text)));
    }
    QVERIFY(searched > taken / 4);
}

QTEST_GUILESS_MAIN(TestSearchProperty)
#include "tst_search_property.moc"
