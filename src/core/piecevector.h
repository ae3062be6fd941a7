// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <iterator>
#include <memory>
#include <vector>

namespace paperdip {

// Values in pieces that copies share until one of them is changed: a copy costs a pointer for each
// piece, a change the copy of one piece.
template<typename T>
class PieceVector
{
public:
    static constexpr size_t pieceSize = 128;

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
    explicit PieceVector(std::vector<T> values) : m_size(values.size())
    {
        for (size_t begin = 0; begin < m_size; begin += pieceSize) {
            const auto first = values.begin() + static_cast<std::ptrdiff_t>(begin);
            const auto count = static_cast<std::ptrdiff_t>(std::min(pieceSize, m_size - begin));
            m_pieces.push_back(std::make_shared<std::vector<T>>(
                std::make_move_iterator(first), std::make_move_iterator(first + count)));
        }
    }
    operator std::vector<T>() const { return std::vector<T>(begin(), end()); }

    size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    const T &operator[](size_t at) const { return (*m_pieces[at / pieceSize])[at % pieceSize]; }
    const T &front() const { return (*this)[0]; }
    const_iterator begin() const { return {this, 0}; }
    const_iterator end() const { return {this, m_size}; }

    // To be changed; on one thread, as all that changes a value.
    T &edit(size_t at)
    {
        std::shared_ptr<std::vector<T>> &piece = m_pieces[at / pieceSize];
        if (piece.use_count() > 1)
            piece = std::make_shared<std::vector<T>>(*piece);
        else
            std::atomic_thread_fence(std::memory_order_acquire); // whoever had it has read it
        return (*piece)[at % pieceSize];
    }
    // Whether the values of this place's piece are those of the other one, unchanged.
    bool shares(const PieceVector &other, size_t at) const
    {
        return m_pieces[at / pieceSize] == other.m_pieces[at / pieceSize];
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
    std::vector<std::shared_ptr<std::vector<T>>> m_pieces; // all full but the last
    size_t m_size = 0;
};

} // namespace paperdip
