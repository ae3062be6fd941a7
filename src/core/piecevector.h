// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <iterator>
#include <memory>
#include <unordered_set>
#include <utility>
#include <vector>

namespace paperdip {

// Values in pieces that copies share until one of them is changed: a copy costs a pointer for each
// piece, a change the copy of one piece.
template<typename T>
class PieceVector
{
public:
    static constexpr size_t pieceSize = 128; // at most

    class const_iterator
    {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = T;
        using difference_type = std::ptrdiff_t;
        using pointer = const T *;
        using reference = const T &;

        const_iterator() = default;
        const_iterator(const PieceVector *values, size_t at) : m_values(values), m_at(at) {}
        reference operator*() const { return (*m_values)[m_at]; }
        pointer operator->() const { return &(*m_values)[m_at]; }
        const_iterator &operator++()
        {
            ++m_at;
            return *this;
        }
        const_iterator operator++(int) { return {m_values, m_at++}; }
        bool operator==(const const_iterator &) const = default;

    private:
        const PieceVector *m_values = nullptr;
        size_t m_at = 0;
    };

    PieceVector() = default;
    explicit PieceVector(std::vector<T> values)
    {
        cutInto(m_pieces, std::move(values));
        findPieces();
    }
    operator std::vector<T>() const { return std::vector<T>(begin(), end()); }

    size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    const T &operator[](size_t at) const
    {
        const size_t piece = pieceOf(at);
        return (*m_pieces[piece])[at - m_begins[piece]];
    }
    const T &front() const { return (*this)[0]; }
    const_iterator begin() const { return {this, 0}; }
    const_iterator end() const { return {this, m_size}; }
    std::vector<T> mid(size_t begin, size_t end) const
    {
        return std::vector<T>(const_iterator(this, begin), const_iterator(this, end));
    }

    // To be changed; on one thread, as all that changes a value.
    T &edit(size_t at)
    {
        const size_t place = pieceOf(at);
        Piece &piece = m_pieces[place];
        if (piece.use_count() > 1)
            piece = std::make_shared<std::vector<T>>(*piece);
        else
            std::atomic_thread_fence(std::memory_order_acquire); // whoever had it has read it
        return (*piece)[at - m_begins[place]];
    }
    // Other values instead of those from `begin` to before `end`. Pieces that hold none of these
    // stay shared.
    void replace(size_t begin, size_t end, std::vector<T> values)
    {
        if (m_pieces.empty()) {
            *this = PieceVector(std::move(values));
            return;
        }
        size_t first = begin < m_size ? pieceOf(begin) : m_pieces.size() - 1;
        size_t last = end > begin ? pieceOf(end - 1) : first;
        const size_t kept = m_begins[last] + m_pieces[last]->size() - m_begins[first];
        if (kept + values.size() - (end - begin) < pieceSize / 4) { // small pieces grow together
            first -= first > 0 ? 1 : 0;
            last += last + 1 < m_pieces.size() ? 1 : 0;
        }
        const size_t stop = m_begins[last] + m_pieces[last]->size();
        std::vector<T> all = mid(m_begins[first], begin);
        all.reserve(all.size() + values.size() + stop - end);
        std::move(values.begin(), values.end(), std::back_inserter(all));
        std::copy(const_iterator(this, end), const_iterator(this, stop), std::back_inserter(all));
        std::vector<Piece> pieces;
        cutInto(pieces, std::move(all));
        const auto at = m_pieces.erase(m_pieces.begin() + static_cast<std::ptrdiff_t>(first),
                                       m_pieces.begin() + static_cast<std::ptrdiff_t>(last) + 1);
        m_pieces.insert(at, pieces.begin(), pieces.end());
        findPieces();
    }

    using Ranges = std::vector<std::pair<size_t, size_t>>; // each from the first to before the last
    // The places of this whose values may not be those of the other one: what they share as pieces
    // is left out.
    Ranges rangesNotIn(const PieceVector &other) const
    {
        size_t same = 0;
        const size_t common = std::min(m_pieces.size(), other.m_pieces.size());
        while (same < common && m_pieces[same] == other.m_pieces[same])
            ++same;
        size_t behind = 0;
        while (behind < common - same && m_pieces[m_pieces.size() - 1 - behind] ==
                                             other.m_pieces[other.m_pieces.size() - 1 - behind])
            ++behind;
        const auto otherEnd = other.m_pieces.end() - static_cast<std::ptrdiff_t>(behind);
        const std::unordered_set<Piece> theirs(
            other.m_pieces.begin() + static_cast<std::ptrdiff_t>(same), otherEnd);
        Ranges ranges;
        for (size_t piece = same; piece < m_pieces.size() - behind; ++piece) {
            if (theirs.count(m_pieces[piece]) > 0)
                continue;
            const size_t begin = m_begins[piece];
            const size_t end = begin + m_pieces[piece]->size();
            if (!ranges.empty() && ranges.back().second == begin)
                ranges.back().second = end;
            else
                ranges.emplace_back(begin, end);
        }
        return ranges;
    }

    friend bool operator==(const PieceVector &a, const PieceVector &b)
    {
        return a.m_size == b.m_size && std::equal(a.begin(), a.end(), b.begin());
    }
    friend bool operator==(const PieceVector &a, const std::vector<T> &b)
    {
        return a.m_size == b.size() && std::equal(a.begin(), a.end(), b.begin());
    }

private:
    using Piece = std::shared_ptr<std::vector<T>>;
    static constexpr size_t stride = 64; // for so many places one knows where to begin to look

    static void cutInto(std::vector<Piece> &pieces, std::vector<T> values)
    {
        const size_t count = (values.size() + pieceSize - 1) / pieceSize;
        auto from = values.begin();
        for (size_t i = 0; i < count; ++i) {
            const size_t size = (values.size() * (i + 1)) / count - (values.size() * i) / count;
            const auto to = from + static_cast<std::ptrdiff_t>(size);
            pieces.push_back(std::make_shared<std::vector<T>>(std::make_move_iterator(from),
                                                              std::make_move_iterator(to)));
            from = to;
        }
    }
    void findPieces()
    {
        m_begins.clear();
        m_size = 0;
        for (const Piece &piece : m_pieces) {
            m_begins.push_back(m_size);
            m_size += piece->size();
        }
        m_hints.assign(m_size / stride + 1, 0);
        size_t piece = 0;
        for (size_t i = 0; i < m_hints.size(); ++i) {
            while (piece + 1 < m_begins.size() && m_begins[piece + 1] <= i * stride)
                ++piece;
            m_hints[i] = piece;
        }
    }
    size_t pieceOf(size_t at) const
    {
        size_t piece = m_hints[at / stride];
        while (piece + 1 < m_begins.size() && m_begins[piece + 1] <= at)
            ++piece;
        return piece;
    }

    std::vector<Piece> m_pieces; // none is empty
    std::vector<size_t> m_begins;
    std::vector<size_t> m_hints;
    size_t m_size = 0;
};

} // namespace paperdip
