/* A touch glass for weston without one: a module that makes a seat with fingers alone, as the machine on the wall has it,
 * and moves them as it reads from the socket $GLASS. One connection at a time; `fingers_on_wayland.py` writes to it.
 * weston's kiosk shell shows no window at all while there is no seat. */

#include <libweston/libweston.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>
#include <weston.h>

/* Exported by libweston for its backends; Debian's headers leave them out. */
void weston_seat_init(struct weston_seat *, struct weston_compositor *, const char *);
int weston_seat_init_touch(struct weston_seat *);
struct weston_touch_device *weston_touch_create_touch_device(struct weston_touch *, const char *, void *,
                                                             const struct weston_touch_device_ops *);
void notify_touch_normalized(struct weston_touch_device *, const struct timespec *, int, double, double,
                             const struct weston_point2d_device_normalized *, int);
void notify_touch_frame(struct weston_touch_device *);

struct finger {
    int32_t number;
    int32_t kind; /* WL_TOUCH_DOWN, WL_TOUCH_MOTION or WL_TOUCH_UP */
    double x, y;  /* pixels of the screen */
};

static struct weston_seat seat;
static struct weston_touch_device *glass;
static struct wl_event_source *connection;

static int moved(int fd, uint32_t mask, void *data)
{
    struct finger finger;
    struct timespec now;

    (void)mask;
    (void)data;
    if (recv(fd, &finger, sizeof finger, MSG_WAITALL) != sizeof finger) {
        wl_event_source_remove(connection);
        close(fd);
        return 0;
    }
    clock_gettime(CLOCK_MONOTONIC, &now);
    notify_touch_normalized(glass, &now, finger.number, finger.x, finger.y, NULL, finger.kind);
    notify_touch_frame(glass);
    /* The program knows of it before whoever moved the finger goes on. */
    wl_display_flush_clients(seat.compositor->wl_display);
    return send(fd, "", 1, MSG_NOSIGNAL) == 1;
}

static int connected(int fd, uint32_t mask, void *loop)
{
    int peer = accept(fd, NULL, NULL);

    (void)mask;
    if (peer >= 0)
        connection = wl_event_loop_add_fd(loop, peer, WL_EVENT_READABLE, moved, NULL);
    return 0;
}

WL_EXPORT int wet_module_init(struct weston_compositor *compositor, int *argc, char *argv[])
{
    struct wl_event_loop *loop = wl_display_get_event_loop(compositor->wl_display);
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    const char *path = getenv("GLASS");
    int ear = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

    (void)argc;
    (void)argv;
    if (!path || strlen(path) >= sizeof address.sun_path)
        return -1;
    strcpy(address.sun_path, path);
    /* Of a compositor that was killed. */
    unlink(path);
    if (ear < 0 || bind(ear, (struct sockaddr *)&address, sizeof address) || listen(ear, 1))
        return -1;
    weston_seat_init(&seat, compositor, "default");
    weston_seat_init_touch(&seat);
    glass = weston_touch_create_touch_device(weston_seat_get_touch(&seat), "glass", NULL, NULL);
    return glass && wl_event_loop_add_fd(loop, ear, WL_EVENT_READABLE, connected, loop) ? 0 : -1;
}
