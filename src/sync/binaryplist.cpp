// SPDX-License-Identifier: MIT
#include "sync/binaryplist.h"

#include <optional>

namespace paperdip {

namespace {

// The file ends with 32 bytes: 6 of no interest, the sizes of an offset and of a reference, then
// the number of objects, the top one and where the table of offsets begins, 8 bytes each. What an
// object is stands in the upper half of its first byte, its length in the lower; 15 means that the
// length follows as a number object.
class BinaryPlist
{
public:
    explicit BinaryPlist(const QByteArray &bytes) : m_bytes(bytes) {}

    QString text(const QString &key) const
    {
        const std::optional<Header> header = readHeader();
        if (!header)
            return {};
        const std::optional<Object> top = objectAt(*header, header->top);
        if (!top || top->kind != dictionary)
            return {};
        const quint64 width = header->referenceSize;
        if (top->count > mostKeys)
            return {};
        for (quint64 i = 0; i < top->count; ++i) {
            if (textOf(*header, number(top->begin + i * width, width)) == key)
                return textOf(*header, number(top->begin + (top->count + i) * width, width));
        }
        return {};
    }

private:
    static constexpr quint64 trailerSize = 32;
    static constexpr quint64 mostKeys = 1000;
    static constexpr int ascii = 0x5;
    static constexpr int utf16 = 0x6;
    static constexpr int dictionary = 0xD;

    struct Header
    {
        quint64 offsetSize;
        quint64 referenceSize;
        quint64 objects;
        quint64 top;
        quint64 table;
    };
    struct Object
    {
        int kind;
        quint64 count; // bytes, UTF-16 units, or entries
        quint64 begin;
    };

    quint64 size() const { return static_cast<quint64>(m_bytes.size()); }
    bool holds(quint64 at, quint64 length) const { return at <= size() && length <= size() - at; }
    quint8 byteAt(quint64 at) const
    {
        return static_cast<quint8>(m_bytes.at(static_cast<qsizetype>(at)));
    }

    // Big-endian; nothing where it is not wholly in the file.
    std::optional<quint64> number(quint64 at, quint64 width) const
    {
        if (width < 1 || width > 8 || !holds(at, width))
            return {};
        quint64 value = 0;
        for (quint64 i = 0; i < width; ++i)
            value = value << 8 | byteAt(at + i);
        return value;
    }

    std::optional<Header> readHeader() const
    {
        if (size() < trailerSize + 8 || !m_bytes.startsWith("bplist0"))
            return {};
        const quint64 trailer = size() - trailerSize;
        const Header header{byteAt(trailer + 6), byteAt(trailer + 7), *number(trailer + 8, 8),
                            *number(trailer + 16, 8), *number(trailer + 24, 8)};
        const bool sound = header.offsetSize >= 1 && header.offsetSize <= 8 &&
                           header.referenceSize >= 1 && header.referenceSize <= 8 &&
                           header.top < header.objects && header.table < trailer &&
                           header.objects <= (trailer - header.table) / header.offsetSize;
        return sound ? std::optional(header) : std::nullopt;
    }

    std::optional<Object> objectAt(const Header &header, std::optional<quint64> reference) const
    {
        if (!reference || *reference >= header.objects)
            return {};
        const std::optional<quint64> at =
            number(header.table + *reference * header.offsetSize, header.offsetSize);
        if (!at || *at >= header.table)
            return {};
        Object object{byteAt(*at) >> 4, byteAt(*at) & 0xFu, *at + 1};
        if (object.count == 0xF) {
            if (!holds(object.begin, 1) || byteAt(object.begin) >> 4 != 0x1)
                return {};
            const quint64 width = quint64(1) << (byteAt(object.begin) & 0xFu);
            const std::optional<quint64> count = number(object.begin + 1, width);
            if (!count || *count > size())
                return {};
            object.count = *count;
            object.begin += 1 + width;
        }
        const quint64 each = object.kind == dictionary ? 2 * header.referenceSize
                             : object.kind == utf16    ? 2
                                                       : 1;
        return holds(object.begin, object.count * each) ? std::optional(object) : std::nullopt;
    }

    QString textOf(const Header &header, std::optional<quint64> reference) const
    {
        const std::optional<Object> object = objectAt(header, reference);
        if (!object)
            return {};
        if (object->kind == ascii)
            return QString::fromLatin1(m_bytes.mid(static_cast<qsizetype>(object->begin),
                                                   static_cast<qsizetype>(object->count)));
        QString text;
        if (object->kind == utf16) {
            for (quint64 i = 0; i < object->count; ++i)
                text += QChar(static_cast<char16_t>(*number(object->begin + 2 * i, 2)));
        }
        return text;
    }

    const QByteArray &m_bytes;
};

} // namespace

QString binaryPlistText(const QByteArray &bytes, const QString &key)
{
    return BinaryPlist(bytes).text(key);
}

} // namespace paperdip
