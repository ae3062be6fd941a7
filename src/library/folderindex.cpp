// SPDX-License-Identifier: MIT
#include "library/folderindex.h"

#include "sync/safefile.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

namespace paperdip {

namespace {

constexpr int mostFiles = 20000;
constexpr int deepest = 12;
constexpr qint64 mostText = 64 * 1024 * 1024;
constexpr qint64 longestText = 16 * 1024 * 1024;

QString lettersOf(const QString &text)
{
    QString letters;
    for (const QChar c : text) {
        if (c.isLetterOrNumber())
            letters += c.toCaseFolded();
    }
    return letters;
}

// What two paths that were meant to be the same have in common; empty: a name of signs only.
QString keyOf(const QString &path)
{
    const QFileInfo info(path);
    const QString name = lettersOf(info.completeBaseName());
    if (name.isEmpty())
        return {};
    const QString key = name + u'.' + info.suffix().toCaseFolded();
    static const QStringList general{QStringLiteral("readme"), QStringLiteral("index"),
                                     QStringLiteral("summary")};
    return general.contains(name) ? lettersOf(info.dir().dirName()) + u'/' + key : key;
}

bool mayNameFiles(const QString &path)
{
    static const QStringList endings{
        QStringLiteral("md"),   QStringLiteral("markdown"), QStringLiteral("html"),
        QStringLiteral("htm"),  QStringLiteral("yml"),      QStringLiteral("yaml"),
        QStringLiteral("json"), QStringLiteral("toml"),     QStringLiteral("txt"),
        QStringLiteral("tex"),  QStringLiteral("ipynb"),    QStringLiteral("rst"),
        QStringLiteral("org"),  QStringLiteral("js"),       QStringLiteral("css"),
        QStringLiteral("py"),   QStringLiteral("sh")};
    return endings.contains(QFileInfo(path).suffix().toLower());
}

bool endsName(char c)
{
    static const std::string_view signs(" \t\r\n/\\()[]{}<>\"'`=|,;:#?&*");
    return signs.find(c) != std::string_view::npos;
}

std::string_view lastWord(std::string_view name)
{
    size_t begin = name.size();
    while (begin > 0 && !endsName(name[begin - 1]))
        --begin;
    return name.substr(begin);
}

// Strikes from `wanted` what a text names, but for the file that the text is.
class NameStriker
{
public:
    explicit NameStriker(const QStringList &paths)
    {
        for (const QString &path : paths)
            m_names.push_back(QFileInfo(path).fileName().toUtf8().toLower());
        for (size_t i = 0; i < m_names.size(); ++i) {
            const std::string_view name(m_names[i].constData(), size_t(m_names[i].size()));
            const std::string_view word = lastWord(name);
            m_wanted[word].push_back(i);
            if (word.size() > 3 && word.substr(word.size() - 3) == ".md")
                m_bare[word.substr(0, word.size() - 3)].push_back(i);
        }
        m_named.resize(m_names.size());
    }

    void strike(const QByteArray &text, qsizetype self)
    {
        for (qsizetype at = 0; at < text.size();) {
            qsizetype end = at;
            while (end < text.size() && !endsName(text[end]))
                ++end;
            if (end > at) {
                const std::string_view word(text.constData() + at, size_t(end - at));
                const char before = at > 0 ? text[at - 1] : ' ';
                mark(m_wanted, word, self);
                if (before == '/' || before == '[' || before == '(')
                    mark(m_bare, word, self);
                // "see note.md." ends a sentence
                if (word.back() == '.')
                    mark(m_wanted, word.substr(0, word.size() - 1), self);
            }
            at = end + 1;
        }
    }
    bool isNamed(size_t index) const { return m_named[index]; }

private:
    using Words = std::unordered_map<std::string_view, std::vector<size_t>>;

    void mark(const Words &words, std::string_view word, qsizetype self)
    {
        const auto found = words.find(word);
        if (found == words.end())
            return;
        for (const size_t index : found->second)
            m_named[index] = m_named[index] || qsizetype(index) != self;
    }

    std::vector<QByteArray> m_names;
    Words m_wanted;
    Words m_bare;
    std::vector<bool> m_named;
};

} // namespace

FolderIndex::FolderIndex(const QString &root) : m_root(root)
{
    walk(root, 0);
}

void FolderIndex::walk(const QString &folder, int depth)
{
    const QFileInfoList entries = QDir(folder).entryInfoList(
        QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::DirsLast);
    for (const QFileInfo &entry : entries) {
        if (m_files.size() >= mostFiles || depth > deepest) {
            m_complete = false;
            return;
        }
        const QString path = entry.filePath();
        if (entry.isDir()) {
            if (!entry.isSymLink() && entry.fileName() != QLatin1String("node_modules"))
                walk(path, depth + 1);
            continue;
        }
        m_files << path;
        m_byFolder[folder] << path;
        if (const QString key = keyOf(path); !key.isEmpty())
            m_byKey[key] << path;
    }
}

QStringList FolderIndex::namesakes(const QString &path) const
{
    return m_byKey.value(keyOf(path));
}

bool FolderIndex::hasSuffix(const QString &rootedPath) const
{
    const QStringList same = namesakes(rootedPath);
    return std::any_of(same.begin(), same.end(),
                       [&rootedPath](const QString &path) { return path.endsWith(rootedPath); });
}

QStringList FolderIndex::unnamed(const QStringList &paths) const
{
    if (paths.isEmpty() || !m_complete)
        return {};
    NameStriker striker(paths);
    qint64 total = 0;
    for (const QString &path : m_files) {
        if (!mayNameFiles(path))
            continue;
        total += QFileInfo(path).size();
        if (total > mostText)
            return {};
        const Result<QByteArray> text = readFile(path, longestText);
        if (!text)
            return {};
        const qsizetype self = paths.indexOf(path);
        striker.strike(text->toLower(), self);
        if (text->contains('%'))
            striker.strike(QByteArray::fromPercentEncoding(*text).toLower(), self);
    }
    QStringList left;
    for (qsizetype i = 0; i < paths.size(); ++i) {
        if (!striker.isNamed(size_t(i)))
            left << paths.at(i);
    }
    return left;
}

} // namespace paperdip
