// SPDX-License-Identifier: MIT
#include "core/address.h"

namespace paperdip {

namespace {

// Where the query or the fragment begins; the end, if there is none.
qsizetype tailAt(QStringView text)
{
    qsizetype at = 0;
    while (at < text.size() && text[at] != u'?' && text[at] != u'#')
        ++at;
    return at;
}

qsizetype authorityEnd(QStringView text)
{
    qsizetype at = 0;
    while (at < text.size() && text[at] != u'/' && text[at] != u'?' && text[at] != u'#')
        ++at;
    return at;
}

qsizetype schemeLength(QStringView text)
{
    if (text.isEmpty() || !isAsciiLetter(text[0]))
        return 0;
    for (qsizetype i = 1; i < text.size(); ++i) {
        if (text[i] == u':')
            return i;
        if (!isAsciiAlnum(text[i]) && text[i] != u'+' && text[i] != u'-' && text[i] != u'.')
            return 0;
    }
    return 0;
}

// "arxiv.org:443/abs" is a host with a port, not a scheme.
bool isPort(QStringView afterColon)
{
    const qsizetype end = authorityEnd(afterColon);
    if (end == 0 || end > 5)
        return false;
    for (qsizetype i = 0; i < end; ++i) {
        if (!isAsciiDigit(afterColon[i]))
            return false;
    }
    return true;
}

void setAuthority(Address &address, QStringView authority)
{
    if (authority.contains(u'@') || authority.contains(u'\\'))
        address.trusted = false;
    QStringView host = authority.mid(authority.lastIndexOf(u'@') + 1);
    const qsizetype colon = host.indexOf(u':');
    if (colon >= 0)
        host = isPort(host.mid(colon + 1)) ? host.left(colon) : QStringView();
    if (host.endsWith(u'.'))
        host.chop(1);
    address.host = host;
}

} // namespace

Address splitAddress(QStringView text)
{
    Address address;
    text = text.trimmed();
    const qsizetype colon = schemeLength(text);
    const bool bareHost =
        colon > 0 && text.left(colon).contains(u'.') && isPort(text.mid(colon + 1));
    if (colon > 0 && !bareHost) {
        address.scheme = text.left(colon);
        text = text.mid(colon + 1);
    }
    const bool slashes = text.startsWith(u"//");
    if (slashes)
        text = text.mid(2);
    if (slashes || address.scheme.isEmpty()) {
        const qsizetype end = authorityEnd(text);
        setAuthority(address, text.left(end));
        text = text.mid(end);
    }
    const qsizetype tail = tailAt(text);
    address.path = text.left(tail);
    address.tail = text.mid(tail);
    return address;
}

HostName::HostName(QStringView host)
{
    if (host.size() > qsizetype(capacity))
        return;
    for (const QChar c : host) {
        // Browsers and QUrl read the ideographic full stop as a dot.
        const char16_t unit = c == u'\u3002' ? u'.' : c.unicode();
        if (unit <= 0x20 || unit >= 0x7f) {
            m_size = 0;
            return;
        }
        const bool upper = unit >= u'A' && unit <= u'Z';
        m_name[m_size++] = static_cast<char>(upper ? unit + 32 : unit);
    }
}

bool isHostOrBelow(std::string_view name, std::string_view host)
{
    if (name.size() < host.size() || name.substr(name.size() - host.size()) != host)
        return false;
    return name.size() == host.size() || name[name.size() - host.size() - 1] == '.';
}

} // namespace paperdip
