/* A disk that fails: loaded into a process before the C library (LD_PRELOAD).

   Counts the calls of one sort on files whose path holds FAULT_PATH. The call number FAULT_AFTER
   (from 0) fails with FAULT_ERRNO, and with FAULT_STAYS every later one of any sort too. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long counted = 0;
static int broken = 0;

static int is_ours(int fd) {
    const char *part = getenv("FAULT_PATH");
    char link[64], path[4096];
    ssize_t size;
    if (!part) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    size = readlink(link, path, sizeof path - 1);
    if (size <= 0) return 0;
    path[size] = 0;
    return strstr(path, part) != NULL;
}

static int fails(int fd, const char *call) {
    const char *wanted = getenv("FAULT_CALL"), *after = getenv("FAULT_AFTER");
    const char *number = getenv("FAULT_ERRNO"), *mark = getenv("FAULT_MARK");
    if (!wanted || !after || !is_ours(fd)) return 0;
    if (!(broken && getenv("FAULT_STAYS"))) {
        if (strcmp(wanted, call) != 0 || counted++ != atol(after)) return 0;
    }
    if (!broken && mark) {
        FILE *file = fopen(mark, "w");
        if (file) fclose(file);
    }
    broken = 1;
    errno = number ? atoi(number) : EIO;
    return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *data, size_t size) {
    return fails(fd, "write") ? -1 : REAL(write)(fd, data, size);
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t place) {
    return fails(fd, "write") ? -1 : REAL(pwrite)(fd, data, size, place);
}
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t place) {
    return fails(fd, "write") ? -1 : REAL(pwrite64)(fd, data, size, place);
}
ssize_t pread(int fd, void *data, size_t size, off_t place) {
    return fails(fd, "read") ? -1 : REAL(pread)(fd, data, size, place);
}
ssize_t pread64(int fd, void *data, size_t size, off64_t place) {
    return fails(fd, "read") ? -1 : REAL(pread64)(fd, data, size, place);
}
ssize_t read(int fd, void *data, size_t size) {
    return fails(fd, "read") ? -1 : REAL(read)(fd, data, size);
}
int fsync(int fd) { return fails(fd, "sync") ? -1 : REAL(fsync)(fd); }
int fdatasync(int fd) { return fails(fd, "sync") ? -1 : REAL(fdatasync)(fd); }
int ftruncate(int fd, off_t size) {
    return fails(fd, "truncate") ? -1 : REAL(ftruncate)(fd, size);
}
int ftruncate64(int fd, off64_t size) {
    return fails(fd, "truncate") ? -1 : REAL(ftruncate64)(fd, size);
}
