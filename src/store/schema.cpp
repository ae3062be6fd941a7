// SPDX-License-Identifier: MIT
#include "store/schema.h"

#include <QFile>

// Outside the namespace: the macro declares a function. A static library's resources are not
// initialised by themselves.
static void initResources()
{
    Q_INIT_RESOURCE(schema);
}

namespace paperdip {

QStringList schemaFiles()
{
    initResources();
    QStringList files;
    for (;;) {
        QFile file(
            QStringLiteral(":/schema/%1.sql").arg(files.size() + 1, 3, 10, QLatin1Char('0')));
        if (!file.open(QIODevice::ReadOnly))
            return files;
        files << QString::fromUtf8(file.readAll());
    }
}

namespace {

class Splitter
{
public:
    explicit Splitter(const QString &sql) : m_sql(sql) {}

    QStringList run()
    {
        while (m_at < m_sql.size()) {
            if (skipped())
                continue;
            const QChar c = m_sql.at(m_at);
            if (c.isLetterOrNumber() || c == QLatin1Char('_'))
                takeWord();
            else if (c == QLatin1Char(';'))
                takeSemicolon();
            else
                takeOther(c);
        }
        finish();
        return m_statements;
    }

private:
    // Passes over a comment (left out) or a quoted piece (kept).
    bool skipped()
    {
        const QStringView rest = QStringView(m_sql).mid(m_at);
        if (rest.startsWith(QLatin1String("--")))
            m_at = after(QStringLiteral("\n"));
        else if (rest.startsWith(QLatin1String("/*")))
            m_at = after(QStringLiteral("*/"));
        else if (rest.front() == QLatin1Char('[') || QStringLiteral("'\"`").contains(rest.front()))
            takeQuoted(rest.front() == QLatin1Char('[') ? QLatin1Char(']') : rest.front());
        else
            return false;
        return true;
    }

    qsizetype after(const QString &end) const
    {
        const qsizetype found = m_sql.indexOf(end, m_at + 1);
        return found < 0 ? m_sql.size() : found + end.size();
    }

    void takeQuoted(QChar end)
    {
        const qsizetype stop = after(QString(end));
        m_statement += QStringView(m_sql).mid(m_at, stop - m_at);
        m_tokens << QString(end);
        m_at = stop;
    }

    void takeWord()
    {
        const qsizetype begin = m_at;
        while (m_at < m_sql.size() &&
               (m_sql.at(m_at).isLetterOrNumber() || m_sql.at(m_at) == QLatin1Char('_')))
            ++m_at;
        const QString word = m_sql.mid(begin, m_at - begin);
        m_statement += word;
        m_tokens << word.toUpper();
    }

    void takeOther(QChar c)
    {
        m_statement += c;
        if (!c.isSpace())
            m_tokens << QString(c);
        ++m_at;
    }

    void takeSemicolon()
    {
        ++m_at;
        const bool trigger = m_tokens.value(0) == QLatin1String("CREATE") &&
                             m_tokens.mid(1, 2).contains(QLatin1String("TRIGGER"));
        // As sqlite3_complete() has it: a trigger ends with "; END ;", not with the END of a CASE.
        const bool ends = m_tokens.value(m_tokens.size() - 1) == QLatin1String("END") &&
                          m_tokens.value(m_tokens.size() - 2) == QLatin1String(";");
        if (!trigger || ends)
            return finish();
        m_statement += QLatin1Char(';');
        m_tokens << QStringLiteral(";");
    }

    void finish()
    {
        if (!m_tokens.isEmpty())
            m_statements << m_statement.trimmed();
        m_statement.clear();
        m_tokens.clear();
    }

    const QString m_sql;
    qsizetype m_at = 0;
    QString m_statement;
    QStringList m_tokens; // of the statement so far, without quoted texts
    QStringList m_statements;
};

} // namespace

QStringList splitStatements(const QString &sql)
{
    return Splitter(sql).run();
}

} // namespace paperdip
