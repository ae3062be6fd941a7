// SPDX-License-Identifier: MIT
#include "metadata/entities.h"

#include <QHash>
#include <QStringList>

namespace paperdip {

namespace {

void addRun(QHash<QString, char32_t> &table, char32_t first, const QString &names)
{
    const QStringList list = names.split(u' ');
    for (const QString &name : list) {
        if (name != QLatin1String("-"))
            table.insert(name, first);
        ++first;
    }
}

// In the order of the code points; "-" where HTML has no name.
QHash<QString, char32_t> makeTable()
{
    QHash<QString, char32_t> table;
    addRun(
        table, 160,
        QStringLiteral("nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy "
                       "reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm "
                       "raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring "
                       "AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH "
                       "Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc "
                       "Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig "
                       "ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde "
                       "ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml "
                       "yacute thorn yuml"));
    addRun(
        table, 0x391,
        QStringLiteral("Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi "
                       "Omicron Pi Rho - Sigma Tau Upsilon Phi Chi Psi Omega"));
    addRun(
        table, 0x3b1,
        QStringLiteral("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi "
                       "omicron pi rho sigmaf sigma tau upsilon phi chi psi omega"));
    const QList<std::pair<const char *, char32_t>> others{
        {"amp", U'&'},      {"lt", U'<'},      {"gt", U'>'},       {"quot", U'"'},
        {"apos", U'\''},    {"OElig", 0x152},  {"oelig", 0x153},   {"Scaron", 0x160},
        {"scaron", 0x161},  {"ensp", 0x2002},  {"emsp", 0x2003},   {"thinsp", 0x2009},
        {"ndash", 0x2013},  {"mdash", 0x2014}, {"lsquo", 0x2018},  {"rsquo", 0x2019},
        {"sbquo", 0x201a},  {"ldquo", 0x201c}, {"rdquo", 0x201d},  {"bdquo", 0x201e},
        {"dagger", 0x2020}, {"bull", 0x2022},  {"hellip", 0x2026}, {"prime", 0x2032},
        {"euro", 0x20ac},   {"trade", 0x2122}, {"larr", 0x2190},   {"rarr", 0x2192},
        {"infin", 0x221e},  {"asymp", 0x2248}, {"ne", 0x2260},     {"le", 0x2264},
        {"ge", 0x2265},     {"minus", 0x2212}, {"Ccaron", 0x10c},  {"ccaron", 0x10d},
        {"zcaron", 0x17e},  {"Zcaron", 0x17d}, {"cacute", 0x107},  {"sacute", 0x15b},
        {"lstrok", 0x142},  {"Lstrok", 0x141}, {"nacute", 0x144},  {"inodot", 0x131},
        {"colon", U':'},    {"comma", U','},   {"hyphen", 0x2010}, {"lpar", U'('},
        {"rpar", U')'},     {"num", U'#'},     {"excl", U'!'},     {"quest", U'?'}};
    for (const auto &[name, code] : others)
        table.insert(QLatin1String(name), code);
    return table;
}

// The character of a reference without "&" and ";"; 0: none.
char32_t character(QStringView name)
{
    static const QHash<QString, char32_t> table = makeTable();
    if (!name.startsWith(u'#'))
        return table.value(name.toString(), 0);
    const bool isHex = name.size() > 1 && (name[1] == u'x' || name[1] == u'X');
    bool isNumber = false;
    const uint code = name.mid(isHex ? 2 : 1).toUInt(&isNumber, isHex ? 16 : 10);
    if (!isNumber || code < 0x20 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ||
        (code >= 0x7f && code < 0xa0))
        return code == 9 || code == 10 || code == 13 ? U' ' : 0;
    return code;
}

} // namespace

QString decodeEntities(const QString &text)
{
    constexpr qsizetype longestName = 10;
    QString out;
    out.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] == u'&') {
            const QStringView rest = QStringView(text).mid(at + 1, longestName + 1);
            const qsizetype length = rest.indexOf(u';');
            const char32_t code = length > 0 ? character(rest.left(length)) : 0;
            if (code != 0) {
                out += QString::fromUcs4(&code, 1);
                at += length + 1;
                continue;
            }
        }
        out += text[at];
    }
    return out;
}

} // namespace paperdip
