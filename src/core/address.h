// SPDX-License-Identifier: MIT
#pragma once

#include <QStringView>
#include <string_view>

namespace paperdip {

// The parts of a web address, as views into the text they were cut from. Cutting by hand is many
// times cheaper than QUrl, and a list may hold tens of thousands of links.
struct Address
{
    QStringView scheme; // "https"; empty where the text has none
    QStringView
        host; // without user, port and a trailing dot; empty where the address has no authority
    QStringView path;    // from the first slash, still percent-encoded
    QStringView tail;    // "?query#fragment"
    bool trusted = true; // false: a user name or a backslash, which only deceive
};

Address splitAddress(QStringView text);

// A host in lower case on the stack. Empty for what cannot be a known host: too long, or not ASCII.
class HostName
{
public:
    explicit HostName(QStringView host);

    std::string_view view() const { return {m_name, m_size}; }

private:
    static constexpr std::size_t capacity = 96;

    char m_name[capacity];
    std::size_t m_size = 0;
};

// "host" itself or anything below it.
bool isHostOrBelow(std::string_view name, std::string_view host);

inline bool isAsciiDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}
inline bool isAsciiLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}
inline bool isAsciiAlnum(QChar c)
{
    return isAsciiDigit(c) || isAsciiLetter(c);
}

} // namespace paperdip
