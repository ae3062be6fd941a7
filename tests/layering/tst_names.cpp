// SPDX-License-Identifier: MIT
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace {

QString without(QString text, const QString &pattern)
{
    return text.remove(QRegularExpression(pattern, QRegularExpression::DotMatchesEverythingOption));
}

// Without comments and without anonymous namespaces, whose ends clang-format marks.
QString shared(const QString &text)
{
    const QString named =
        without(text, QStringLiteral("(?:^|\n)namespace \\{\n.*?\n\\} // namespace(?=\n)"));
    return without(named, QStringLiteral("//[^\n]*"));
}

QStringList typesIn(const QString &text)
{
    static const QRegularExpression definition(
        QStringLiteral(
            "^(?:enum class|enum|class|struct|union) (\\w+)(?: final)?(?: :[^;{]*)?\\s*\\{"),
        QRegularExpression::MultilineOption);
    QStringList names;
    for (auto found = definition.globalMatch(shared(text)); found.hasNext();)
        names << found.next().captured(1);
    return names;
}

} // namespace

// Two types of one name in two rooms are one to the linker, which takes the functions of either:
// `paperdip export` once printed nothing because of that.
class TestNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads();
    void areEachTheirOwn();
};

void TestNames::reads()
{
    QCOMPARE(typesIn(QStringLiteral(
                 "namespace paperdip {\nclass A;\nstruct B\n{\n};\nenum class C : int {\n"
                 "};\nnamespace {\n\nstruct D\n{\n};\n\n} // namespace\n"
                 "class E : public B\n{\n};\nstruct F::G\n{\n};\n}")),
             QStringList({QStringLiteral("B"), QStringLiteral("C"), QStringLiteral("E")}));
}

void TestNames::areEachTheirOwn()
{
    QMap<QString, QSet<QString>> files;
    QDirIterator sources(QStringLiteral(PAPERDIP_SOURCE_DIR "/src"),
                         {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                         QDirIterator::Subdirectories);
    while (sources.hasNext()) {
        QFile file(sources.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (const QString &name : typesIn(QString::fromUtf8(file.readAll())))
            files[name] << file.fileName();
    }
    QVERIFY(files.size() > 300);
    for (auto found = files.cbegin(); found != files.cend(); ++found)
        QVERIFY2(found.value().size() == 1,
                 qPrintable(found.key() + QLatin1String(" is defined in ") +
                            found.value().values().join(QLatin1String(" and "))));
}

QTEST_APPLESS_MAIN(TestNames)
#include "tst_names.moc"
