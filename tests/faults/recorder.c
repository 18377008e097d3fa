/* Preloaded into a child process: writes down every change below one folder, and makes a chosen
 * call fail, fall short or be the process's last.
 *
 * FAULTS_ROOT   the folder, absolute and without symbolic links.
 * FAULTS_LOG    the file the record is appended to; without it nothing is recorded.
 *
 * One mutex is held over each call and its record, so that the order written down is the order in
 * which it happened. What can't be recorded (a shared writable mapping, a symbolic link) is
 * written down as such, and reading the record then fails: a model with holes proves nothing.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { LONGEST_PATH = 4096, DESCRIPTORS = 4096, CHUNK = 1 << 20 };
enum mode { ONCE, FOR_GOOD, SHORT, KILL, KILL_HALFWAY };

static pthread_mutex_t gate = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static int ready, log_fd = -1;
static char root[LONGEST_PATH];
static size_t root_length;
static unsigned char watched[DESCRIPTORS];

static char fault_call[16];
static long fault_in = -1, fault_strikes, fault_calls;
static int fault_error;
static enum mode fault_mode;

static void prepare(void)
{
    if (ready)
        return;
    ready = 1;
    const char *folder = getenv("FAULTS_ROOT"), *log = getenv("FAULTS_LOG");
    if (folder) {
        strncpy(root, folder, sizeof root - 1);
        root_length = strlen(root);
    }
    if (log)
        log_fd = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void enter(void)
{
    pthread_mutex_lock(&gate);
    prepare();
}

static long leave(long result)
{
    int kept = errno;
    pthread_mutex_unlock(&gate);
    errno = kept;
    return result;
}

/* The absolute path a call means, or NULL if it lies elsewhere. */
static const char *ours(int folder, const char *path, char *buffer)
{
    if (!root_length || !path)
        return NULL;
    if (path[0] == '/') {
        snprintf(buffer, LONGEST_PATH, "%s", path);
    } else {
        char link[64], base[LONGEST_PATH];
        if (folder == AT_FDCWD)
            snprintf(link, sizeof link, "/proc/self/cwd");
        else
            snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
        ssize_t length = readlink(link, base, sizeof base - 1);
        if (length < 0)
            return NULL;
        base[length] = 0;
        if (length + strlen(path) + 2 > LONGEST_PATH)
            return NULL;
        strcpy(buffer, base);
        strcat(buffer, "/");
        strcat(buffer, path);
    }
    size_t length = strlen(buffer);
    while (length > 1 && buffer[length - 1] == '/')
        buffer[--length] = 0;
    if (strncmp(buffer, root, root_length) || (buffer[root_length] && buffer[root_length] != '/'))
        return NULL;
    return buffer;
}

static int is_watched(int fd) { return fd >= 0 && fd < DESCRIPTORS && watched[fd]; }

static void watch(int fd, int yes)
{
    if (fd >= 0 && fd < DESCRIPTORS)
        watched[fd] = yes;
}

static uint64_t inode_of(int fd)
{
    struct stat status;
    return fstat(fd, &status) ? 0 : status.st_ino;
}

/* kind, inode, number (an offset, a size, a mark), a path, and bytes or a second path */
static void record(char kind, uint64_t inode, uint64_t number, const char *path, const void *data,
                   size_t length)
{
    if (log_fd < 0)
        return;
    struct __attribute__((packed)) {
        char kind;
        uint64_t inode, number;
        uint32_t path_length, data_length;
    } head = {kind, inode, number, path ? strlen(path) : 0, length};
    struct iovec parts[3] = {
        {&head, sizeof head}, {(void *)path, head.path_length}, {(void *)data, length}};
    if (syscall(SYS_writev, log_fd, parts, 3) != (long)(sizeof head + head.path_length + length))
        abort();
}

static int is_meant(const char *call)
{
    if (!strcmp(fault_call, "change"))
        return strcmp(call, "read") && strcmp(call, "open");
    return !strcmp(fault_call, call);
}

/* Whether this call is to fail; it is if the answer is 1, with errno set. 2 means: fall short. */
static int strikes(const char *call)
{
    if (!is_meant(call))
        return 0;
    fault_calls++;
    if (fault_in < 0)
        return 0;
    if (fault_in > 0) {
        fault_in--;
        return 0;
    }
    fault_strikes++;
    switch (fault_mode) {
    case KILL:
        kill(getpid(), SIGKILL);
        break;
    case KILL_HALFWAY:
    case SHORT:
        if (fault_mode == SHORT)
            fault_mode = FOR_GOOD;
        if (!strcmp(call, "write"))
            return 2;
        if (fault_mode == KILL_HALFWAY)
            kill(getpid(), SIGKILL);
        break;
    case ONCE:
        fault_in = -1;
        break;
    case FOR_GOOD:
        break;
    }
    errno = fault_error;
    return 1;
}

/* --- what a test calls ---------------------------------------------------------------------- */

void faults_mark(long number)
{
    enter();
    record('A', 0, number, NULL, NULL, 0);
    leave(0);
}

void faults_arm(const char *call, long in, int error, int mode)
{
    enter();
    strncpy(fault_call, call, sizeof fault_call - 1);
    fault_in = in;
    fault_error = error;
    fault_mode = mode;
    fault_strikes = fault_calls = 0;
    leave(0);
}

long faults_disarm(void)
{
    enter();
    fault_call[0] = 0;
    fault_in = -1;
    return leave(fault_strikes);
}

long faults_calls(void) { return fault_calls; }

/* --- opening and closing ---------------------------------------------------------------------- */

static int do_open(int folder, const char *path, int flags, mode_t mode)
{
    enter();
    char buffer[LONGEST_PATH];
    const char *name = ours(folder, path, buffer);
    struct stat status;
    int existed = name ? fstatat(AT_FDCWD, name, &status, AT_SYMLINK_NOFOLLOW) == 0 : 1;
    if (name && strikes(flags & (O_CREAT | O_TMPFILE) && !existed ? "create" : "open"))
        return leave(-1);
    int fd = syscall(SYS_openat, folder, path, flags, mode);
    if (fd >= 0) {
        watch(fd, name != NULL);
        if (name && (flags & O_TMPFILE) == O_TMPFILE)
            record('N', inode_of(fd), 0, name, NULL, 0);
        else if (name && !existed)
            record('C', inode_of(fd), 0, name, NULL, 0);
        else if (name && flags & O_TRUNC)
            record('T', inode_of(fd), 0, name, NULL, 0);
    }
    return leave(fd);
}

#define MODE(flags)                                                                                \
    mode_t mode = 0;                                                                               \
    if (flags & (O_CREAT | O_TMPFILE)) {                                                           \
        va_list rest;                                                                              \
        va_start(rest, flags);                                                                     \
        mode = va_arg(rest, mode_t);                                                               \
        va_end(rest);                                                                              \
    }

#define OPEN(name)                                                                                 \
    int name(const char *path, int flags, ...) { MODE(flags) return do_open(AT_FDCWD, path, flags, mode); }
#define OPENAT(name)                                                                               \
    int name(int folder, const char *path, int flags, ...) { MODE(flags) return do_open(folder, path, flags, mode); }
OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)
int __open_2(const char *path, int flags) { return do_open(AT_FDCWD, path, flags, 0); }
int __open64_2(const char *path, int flags) { return do_open(AT_FDCWD, path, flags, 0); }
int __openat_2(int folder, const char *path, int flags) { return do_open(folder, path, flags, 0); }
int __openat64_2(int folder, const char *path, int flags) { return do_open(folder, path, flags, 0); }
int creat(const char *path, mode_t mode) { return do_open(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return creat(path, mode); }

int close(int fd)
{
    enter();
    watch(fd, 0);
    return leave(syscall(SYS_close, fd));
}

static int copied(int from, int to)
{
    if (to >= 0)
        watch(to, is_watched(from));
    return leave(to);
}
int dup(int fd) { enter(); return copied(fd, syscall(SYS_dup, fd)); }
int dup2(int fd, int to) { enter(); return copied(fd, fd == to ? to : syscall(SYS_dup3, fd, to, 0)); }
int dup3(int fd, int to, int flags) { enter(); return copied(fd, syscall(SYS_dup3, fd, to, flags)); }

static int do_fcntl(int fd, int command, void *argument)
{
    if (command != F_DUPFD && command != F_DUPFD_CLOEXEC)
        return syscall(SYS_fcntl, fd, command, argument);
    enter();
    return copied(fd, syscall(SYS_fcntl, fd, command, argument));
}
#define FCNTL(name)                                                                                \
    int name(int fd, int command, ...)                                                             \
    {                                                                                              \
        va_list rest;                                                                              \
        va_start(rest, command);                                                                   \
        void *argument = va_arg(rest, void *);                                                     \
        va_end(rest);                                                                              \
        return do_fcntl(fd, command, argument);                                                    \
    }
FCNTL(fcntl)
FCNTL(fcntl64)

/* --- bytes ------------------------------------------------------------------------------------ */

/* at < 0 means: where the descriptor stands. */
static ssize_t put(int fd, const void *data, size_t length, off_t at)
{
    if (at < 0)
        return syscall(SYS_write, fd, data, length);
    return syscall(SYS_pwrite64, fd, data, length, at);
}

static ssize_t do_write(int fd, const void *data, size_t length, off_t at)
{
    enter();
    if (!is_watched(fd))
        return leave(put(fd, data, length, at));
    int fate = strikes("write");
    if (fate == 1)
        return leave(-1);
    ssize_t done = put(fd, data, fate == 2 && length > 1 ? length / 2 : length, at);
    if (done > 0) {
        off_t from = at < 0 ? syscall(SYS_lseek, fd, 0, SEEK_CUR) - done : at;
        record('W', inode_of(fd), from, NULL, data, done);
    }
    if (fate == 2 && fault_mode == KILL_HALFWAY)
        kill(getpid(), SIGKILL);
    return leave(done);
}
ssize_t write(int fd, const void *data, size_t length) { return do_write(fd, data, length, -1); }
ssize_t pwrite(int fd, const void *data, size_t length, off_t at) { return do_write(fd, data, length, at); }
ssize_t pwrite64(int fd, const void *data, size_t length, off_t at) { return do_write(fd, data, length, at); }

/* A call that takes several pieces may always answer that it wrote only the first. */
static ssize_t do_writev(int fd, const struct iovec *parts, int count, off_t at)
{
    if (!is_watched(fd)) {
        if (at < 0)
            return syscall(SYS_writev, fd, parts, count);
        return syscall(SYS_pwritev, fd, parts, count, at, 0);
    }
    for (int i = 0; i < count; i++)
        if (parts[i].iov_len)
            return do_write(fd, parts[i].iov_base, parts[i].iov_len, at);
    return 0;
}
ssize_t writev(int fd, const struct iovec *parts, int count) { return do_writev(fd, parts, count, -1); }
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) { return do_writev(fd, parts, count, at); }
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off_t at) { return do_writev(fd, parts, count, at); }
ssize_t pwritev2(int fd, const struct iovec *parts, int count, off_t at, int flags) { (void)flags; return do_writev(fd, parts, count, at); }
ssize_t pwritev64v2(int fd, const struct iovec *parts, int count, off_t at, int flags) { (void)flags; return do_writev(fd, parts, count, at); }

/* Copies inside the kernel become a read and a write, which they are allowed to be. */
static ssize_t carry(int from, off_t *from_at, int to, off_t *to_at, size_t length)
{
    static char data[CHUNK];
    enter();
    if (length > CHUNK)
        length = CHUNK;
    ssize_t got = from_at ? syscall(SYS_pread64, from, data, length, *from_at)
                          : syscall(SYS_read, from, data, length);
    if (got <= 0)
        return leave(got);
    ssize_t done = do_write(to, data, got, to_at ? *to_at : -1);
    if (done >= 0 && from_at)
        *from_at += done;
    else if (done < got)
        syscall(SYS_lseek, from, (done < 0 ? 0 : done) - got, SEEK_CUR);
    if (done > 0 && to_at)
        *to_at += done;
    return leave(done);
}
ssize_t sendfile(int to, int from, off_t *at, size_t length)
{
    return is_watched(to) ? carry(from, at, to, NULL, length) : syscall(SYS_sendfile, to, from, at, length);
}
ssize_t sendfile64(int to, int from, off_t *at, size_t length) { return sendfile(to, from, at, length); }
ssize_t copy_file_range(int from, off_t *from_at, int to, off_t *to_at, size_t length, unsigned flags)
{
    if (!is_watched(to))
        return syscall(SYS_copy_file_range, from, from_at, to, to_at, length, flags);
    return carry(from, from_at, to, to_at, length);
}

static int do_truncate(int fd, off_t size)
{
    enter();
    if (is_watched(fd) && strikes("truncate"))
        return leave(-1);
    int result = syscall(SYS_ftruncate, fd, size);
    if (result == 0 && is_watched(fd))
        record('T', inode_of(fd), size, NULL, NULL, 0);
    return leave(result);
}
int ftruncate(int fd, off_t size) { return do_truncate(fd, size); }
int ftruncate64(int fd, off_t size) { return do_truncate(fd, size); }
int truncate(const char *path, off_t size)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return -1;
    int result = do_truncate(fd, size), kept = errno;
    close(fd);
    errno = kept;
    return result;
}
int truncate64(const char *path, off_t size) { return truncate(path, size); }

int fallocate(int fd, int how, off_t at, off_t length)
{
    if (is_watched(fd)) {
        errno = EOPNOTSUPP;
        return -1;
    }
    return syscall(SYS_fallocate, fd, how, at, length);
}
int fallocate64(int fd, int how, off_t at, off_t length) { return fallocate(fd, how, at, length); }

static int do_sync(int fd, long call)
{
    enter();
    if (is_watched(fd) && strikes("sync"))
        return leave(-1);
    int result = syscall(call, fd);
    struct stat status;
    if (result == 0 && is_watched(fd) && fstat(fd, &status) == 0) {
        char link[64], path[LONGEST_PATH] = "";
        if (S_ISDIR(status.st_mode)) {
            snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
            ssize_t length = readlink(link, path, sizeof path - 1);
            path[length < 0 ? 0 : length] = 0;
        }
        record(S_ISDIR(status.st_mode) ? 'D' : 'S', status.st_ino, 0, path, NULL, 0);
    }
    return leave(result);
}
int fsync(int fd) { return do_sync(fd, SYS_fsync); }
int fdatasync(int fd) { return do_sync(fd, SYS_fdatasync); }

static ssize_t do_read(int fd, void *data, size_t length, off_t at)
{
    enter();
    int struck = is_watched(fd) && strikes("read");
    if (struck)
        return leave(-1);
    leave(0);
    return at < 0 ? syscall(SYS_read, fd, data, length) : syscall(SYS_pread64, fd, data, length, at);
}
ssize_t read(int fd, void *data, size_t length) { return do_read(fd, data, length, -1); }
ssize_t pread(int fd, void *data, size_t length, off_t at) { return do_read(fd, data, length, at); }
ssize_t pread64(int fd, void *data, size_t length, off_t at) { return do_read(fd, data, length, at); }
ssize_t __read_chk(int fd, void *data, size_t length, size_t room) { (void)room; return do_read(fd, data, length, -1); }
ssize_t __pread_chk(int fd, void *data, size_t length, off_t at, size_t room) { (void)room; return do_read(fd, data, length, at); }
ssize_t __pread64_chk(int fd, void *data, size_t length, off_t at, size_t room) { (void)room; return do_read(fd, data, length, at); }

void *mmap(void *where, size_t length, int protection, int flags, int fd, off_t at)
{
    if (is_watched(fd) && flags & MAP_SHARED && protection & PROT_WRITE)
        record('X', 0, 0, "mmap", NULL, 0);
    return (void *)syscall(SYS_mmap, where, length, protection, flags, fd, at);
}
void *mmap64(void *where, size_t length, int protection, int flags, int fd, off_t at) { return mmap(where, length, protection, flags, fd, at); }

/* --- names ------------------------------------------------------------------------------------ */

int unlinkat(int folder, const char *path, int flags)
{
    enter();
    char buffer[LONGEST_PATH];
    const char *name = ours(folder, path, buffer);
    if (name && strikes("unlink"))
        return leave(-1);
    int result = syscall(SYS_unlinkat, folder, path, flags);
    if (name && result == 0)
        record('U', 0, 0, name, NULL, 0);
    return leave(result);
}
int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }

int mkdirat(int folder, const char *path, mode_t mode)
{
    enter();
    char buffer[LONGEST_PATH];
    const char *name = ours(folder, path, buffer);
    if (name && strikes("create"))
        return leave(-1);
    int result = syscall(SYS_mkdirat, folder, path, mode);
    if (name && result == 0)
        record('M', 0, 0, name, NULL, 0);
    return leave(result);
}
int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
    enter();
    char here[LONGEST_PATH], there[LONGEST_PATH];
    const char *old = ours(from_folder, from, here), *new = ours(to_folder, to, there);
    if ((old || new) && strikes("rename"))
        return leave(-1);
    int result = syscall(SYS_renameat2, from_folder, from, to_folder, to, flags);
    if (result == 0 && (old || new)) {
        if (!old || !new || flags & ~RENAME_NOREPLACE)
            record('X', 0, 0, "rename", NULL, 0);
        else
            record('R', 0, 0, old, new, strlen(new));
    }
    return leave(result);
}
int renameat(int from_folder, const char *from, int to_folder, const char *to) { return renameat2(from_folder, from, to_folder, to, 0); }
int rename(const char *from, const char *to) { return renameat2(AT_FDCWD, from, AT_FDCWD, to, 0); }

int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags)
{
    enter();
    char buffer[LONGEST_PATH];
    const char *name = ours(to_folder, to, buffer);
    if (name && strikes("create"))
        return leave(-1);
    int result = syscall(SYS_linkat, from_folder, from, to_folder, to, flags);
    struct stat status;
    if (name && result == 0 && fstatat(AT_FDCWD, name, &status, AT_SYMLINK_NOFOLLOW) == 0)
        record('L', status.st_ino, 0, name, NULL, 0);
    return leave(result);
}
int link(const char *from, const char *to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }

int symlinkat(const char *to, int folder, const char *path)
{
    enter();
    char buffer[LONGEST_PATH];
    int result = syscall(SYS_symlinkat, to, folder, path);
    if (result == 0 && ours(folder, path, buffer))
        record('X', 0, 0, "symlink", NULL, 0);
    return leave(result);
}
int symlink(const char *to, const char *path) { return symlinkat(to, AT_FDCWD, path); }
