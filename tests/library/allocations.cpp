// SPDX-License-Identifier: MIT
#include "allocations.h"

#include <cstddef>

// Of the sanitizers' run time (sanitizer/allocator_interface.h); null in a build without.
extern "C" __attribute__((weak)) int
__sanitizer_install_malloc_and_free_hooks(void (*malloc)(const volatile void *, std::size_t),
                                          void (*free)(const volatile void *));

namespace paperdip {

namespace {

thread_local bool isCounting = false;
thread_local qint64 asked = 0;

void onMalloc(const volatile void *, std::size_t)
{
    asked += isCounting ? 1 : 0;
}

void onFree(const volatile void *) {}

} // namespace

bool countAllocations()
{
    static const bool isInstalled = __sanitizer_install_malloc_and_free_hooks != nullptr &&
                                    __sanitizer_install_malloc_and_free_hooks(onMalloc, onFree) > 0;
    isCounting = isInstalled;
    return isCounting;
}

void resetAllocations()
{
    asked = 0;
}

qint64 allocations()
{
    return asked;
}

} // namespace paperdip
