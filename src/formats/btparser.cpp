// SPDX-License-Identifier: MIT
#include "formats/btparser.h"

#include <algorithm>
#include <array>
#include <cstdlib>

extern "C" {
#include <btparse.h>
// Not in the header: what the scanner calls for a character that begins no token, and its line.
extern void (*zzerr)(const char *);
extern int zzline;
}

namespace paperdip {

namespace {

QMutex &oneAtATime()
{
    static QMutex mutex;
    return mutex;
}

QList<std::pair<int, QByteArray>> said;

constexpr qint64 mostExpanded = 4 * 1024 * 1024;
// The names of macros stand in a pool of 400,960 bytes, and the program ends when it is full.
constexpr qint64 mostMacroText = 300 * 1024;

// bt_get_text() gives a string that is the caller's to free.
QByteArray textOf(AST *field)
{
    char *text = bt_get_text(field);
    QByteArray bytes(text);
    std::free(text);
    return bytes;
}

void scannerSays(const char *message)
{
    said.append({zzline, QByteArray(message).trimmed()});
}

} // namespace

Btparse::Btparse() : m_lock(&oneAtATime())
{
    bt_initialize();
    zzerr = &scannerSays;
    constexpr std::array months{"jan", "feb", "mar", "apr", "may", "jun",
                                "jul", "aug", "sep", "oct", "nov", "dec"};
    for (size_t i = 0; i < months.size(); ++i) {
        QByteArray name(months[i]);
        QByteArray number = QByteArray::number(static_cast<int>(i) + 1);
        bt_add_macro_text(name.data(), number.data(), nullptr, 0);
    }
}

Btparse::~Btparse()
{
    bt_cleanup(); // with the pool of macro names, which nothing else empties
    said.clear();
}

QList<std::pair<int, QByteArray>> Btparse::messages() const
{
    return said;
}

// Macros of macros could grow without end.
bool Btparse::fits(const QByteArray &text, int line)
{
    said.clear();
    const qint64 places = text.count('#') + text.count('=');
    if (text.size() + places * m_longestMacro <= mostExpanded)
        return true;
    said.append({line, "its macros grow too long"});
    return false;
}

std::optional<ParsedEntry> Btparse::entry(const QByteArray &text, int line)
{
    if (!fits(text, line))
        return std::nullopt;
    QByteArray copy = text;
    copy.detach();
    boolean ok = FALSE;
    AST *tree = bt_parse_entry_s(copy.data(), nullptr, line, 0, &ok);
    std::optional<ParsedEntry> parsed;
    if (tree && ok && bt_entry_metatype(tree) == BTE_REGULAR) {
        parsed.emplace();
        parsed->key = QByteArray(bt_entry_key(tree));
        char *name = nullptr;
        for (AST *field = bt_next_field(tree, nullptr, &name); field;
             field = bt_next_field(tree, field, &name))
            parsed->fields.append({QByteArray(name), textOf(field)});
    }
    if (tree)
        bt_free_ast(tree);
    return parsed;
}

bool Btparse::macro(const QByteArray &text, int line)
{
    if (!fits(text, line))
        return false;
    m_macroText += text.size();
    if (m_macroText > mostMacroText) {
        said.append({line, "the file has too many macros"});
        return false;
    }
    QByteArray copy = text;
    copy.detach();
    boolean ok = FALSE;
    // Stored by us: btparse stores nothing for a macro of an undefined one, and falls over it when
    // that is used.
    AST *tree = bt_parse_entry_s(copy.data(), nullptr, line, BTO_NOSTORE, &ok);
    if (!tree)
        return false;
    char *name = nullptr;
    for (AST *field = bt_next_macro(tree, nullptr, &name); ok && field;
         field = bt_next_macro(tree, field, &name)) {
        QByteArray value = textOf(field);
        m_longestMacro = std::max(m_longestMacro, qint64(value.size()));
        bt_add_macro_text(name, value.data(), nullptr, line);
    }
    bt_free_ast(tree);
    return ok;
}

} // namespace paperdip

// btparse hands every message to its function of this name and offers no way to give it another;
// the program's own definition stands before the library's. Where it did not, messages would go to
// standard error and only be less exact.
extern "C" void print_error(bt_error *error)
{
    if (error->errclass != BTERR_NOTIFY)
        paperdip::said.append({error->line, QByteArray(error->message)});
}
