// SPDX-License-Identifier: MIT
// Preloaded into a process: kills it right before its n-th call that changes what is on the disk
// (KILL_AT=n, from 1). Without KILL_AT, or where it makes fewer, it writes their number to the file
// that KILL_COUNT names when it ends. The program under test knows nothing of this.
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/types.h>
#include <unistd.h>

#include <atomic>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>

namespace {

std::atomic<long> calls{0};

long killAt()
{
    static const long at = [] {
        const char *text = std::getenv("KILL_AT");
        return text == nullptr ? 0L : std::atol(text);
    }();
    return at;
}

void step()
{
    if (++calls == killAt())
        ::kill(::getpid(), SIGKILL);
}

template<typename Function>
Function next(const char *name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

// Standard output and error are no steps.
bool isFile(int file)
{
    return file > 2;
}

[[gnu::destructor]] void report()
{
    const char *path = std::getenv("KILL_COUNT");
    if (path == nullptr)
        return;
    if (std::FILE *out = std::fopen(path, "w")) {
        std::fprintf(out, "%ld\n", calls.load());
        std::fclose(out);
    }
}

} // namespace

#define INTERPOSED extern "C" __attribute__((visibility("default")))

INTERPOSED ssize_t write(int file, const void *bytes, size_t size)
{
    static const auto real = next<ssize_t (*)(int, const void *, size_t)>("write");
    if (isFile(file))
        step();
    return real(file, bytes, size);
}

INTERPOSED ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t at)
{
    static const auto real = next<ssize_t (*)(int, const void *, size_t, off64_t)>("pwrite64");
    step();
    return real(file, bytes, size, at);
}

INTERPOSED ssize_t pwrite(int file, const void *bytes, size_t size, off_t at)
{
    static const auto real = next<ssize_t (*)(int, const void *, size_t, off_t)>("pwrite");
    step();
    return real(file, bytes, size, at);
}

#define INTERPOSE_FILE(name)                                                                       \
    INTERPOSED int name(int file)                                                                  \
    {                                                                                              \
        static const auto real = next<int (*)(int)>(#name);                                        \
        step();                                                                                    \
        return real(file);                                                                         \
    }
INTERPOSE_FILE(fsync)
INTERPOSE_FILE(fdatasync)

#define INTERPOSE_PATH(name)                                                                       \
    INTERPOSED int name(const char *path)                                                          \
    {                                                                                              \
        static const auto real = next<int (*)(const char *)>(#name);                               \
        step();                                                                                    \
        return real(path);                                                                         \
    }
INTERPOSE_PATH(unlink)
INTERPOSE_PATH(rmdir)
INTERPOSE_PATH(remove)

#define INTERPOSE_PATHS(name)                                                                      \
    INTERPOSED int name(const char *from, const char *to)                                          \
    {                                                                                              \
        static const auto real = next<int (*)(const char *, const char *)>(#name);                 \
        step();                                                                                    \
        return real(from, to);                                                                     \
    }
INTERPOSE_PATHS(rename)
INTERPOSE_PATHS(link)

INTERPOSED int renameat2(int oldFolder, const char *from, int newFolder, const char *to,
                         unsigned flags)
{
    static const auto real =
        next<int (*)(int, const char *, int, const char *, unsigned)>("renameat2");
    step();
    return real(oldFolder, from, newFolder, to, flags);
}

INTERPOSED int linkat(int oldFolder, const char *from, int newFolder, const char *to, int flags)
{
    static const auto real = next<int (*)(int, const char *, int, const char *, int)>("linkat");
    step();
    return real(oldFolder, from, newFolder, to, flags);
}

INTERPOSED int mkdir(const char *path, mode_t mode)
{
    static const auto real = next<int (*)(const char *, mode_t)>("mkdir");
    step();
    return real(path, mode);
}

INTERPOSED int ftruncate64(int file, off64_t size)
{
    static const auto real = next<int (*)(int, off64_t)>("ftruncate64");
    step();
    return real(file, size);
}

INTERPOSED int open64(const char *path, int flags, ...)
{
    static const auto real = next<int (*)(const char *, int, ...)>("open64");
    mode_t mode = 0;
    if ((flags & (O_CREAT | __O_TMPFILE)) != 0) {
        std::va_list rest;
        va_start(rest, flags);
        mode = static_cast<mode_t>(va_arg(rest, unsigned));
        va_end(rest);
        step();
    }
    return real(path, flags, mode);
}
