/* Network namespaces, by the protocol of ip netns. The thread enters and returns, which a program with one thread can do. */
#define _GNU_SOURCE
#include "netlink.h"
#include "yardstick.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

static const char DIRECTORY[] = "/run/netns", OURS[] = "/proc/thread-self/ns/net";

static int home = -1, elsewhere = -1;

static int check(int result, const char *what)
{
    if (result < 0)
        die(what, errno);
    return result;
}

static const char *path(int number)
{
    static char path[64];
    snprintf(path, sizeof path, "%s/yard%d", DIRECTORY, number);
    return path;
}

static int open_ours(void)
{
    return check(open(OURS, O_RDONLY | O_CLOEXEC), OURS);
}

static void enter(int namespace)
{
    check(setns(namespace, CLONE_NEWNET), "setns");
}

static void share_directory(void)
{
    if (mkdir(DIRECTORY, 0755) && errno != EEXIST)
        die(DIRECTORY, errno);
    int lock = check(open(DIRECTORY, O_RDONLY | O_DIRECTORY | O_CLOEXEC), DIRECTORY);
    check(flock(lock, LOCK_EX), "flock");
    if (mount("", DIRECTORY, "none", MS_SHARED | MS_REC, NULL)) {
        check(mount(DIRECTORY, DIRECTORY, "none", MS_BIND | MS_REC, NULL), "mount");
        check(mount("", DIRECTORY, "none", MS_SHARED | MS_REC, NULL), "mount");
    }
    close(lock);
}

uint64_t netns_create(int count)
{
    if (home < 0)
        home = open_ours();
    for (int i = 0; i < count; i++) {
        share_directory();
        close(check(open(path(i), O_RDONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0), path(i)));
        check(unshare(CLONE_NEWNET), "unshare");
        check(mount(OURS, path(i), "none", MS_BIND, NULL), "mount");
        close(open_ours());
        enter(home);
    }
    return count;
}

uint64_t netns_delete(int count)
{
    for (int i = 0; i < count; i++) {
        check(umount2(path(i), MNT_DETACH | UMOUNT_NOFOLLOW), "umount");
        check(unlink(path(i)), path(i));
    }
    return count;
}

uint64_t elsewhere_prepare(int count)
{
    netns_create(1);
    elsewhere = check(open(path(0), O_RDONLY | O_CLOEXEC), path(0));
    return count;
}

uint64_t elsewhere_restore(int count)
{
    close(elsewhere);
    netns_delete(1);
    return count;
}

uint64_t socket_elsewhere(int count)
{
    for (int i = 0; i < count; i++) {
        enter(elsewhere);
        int opened = netlink_open();
        enter(home);
        close(opened);
    }
    return count;
}

uint64_t run_elsewhere(int count)
{
    for (int i = 0; i < count; i++) {
        enter(elsewhere);
        enter(home);
    }
    return count;
}
