/*
 * server.c - a web for tests: serves a folder on 127.0.0.1 and writes down what it was asked.
 *     cc -o server server.c && ./server FOLDER LOG PORT-FILE
 *
 * A file goes out as 200 with an ETag; one that begins with "HTTP/" goes out as it is. "name.once"
 * beside a file goes out in its place, once. A file that holds "hang" gets no answer. Each request is
 * a line in LOG: the path, and "if" where it asks for what is newer, "as NAME" for who asks.
 */
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { REQUEST = 8192, PATH = 1024 };

static char body[1 << 20];

static size_t read_file(const char *path)
{
    FILE *f = fopen(path, "rb");
    size_t n;

    if (f == NULL)
        return (size_t)-1;
    n = fread(body, 1, sizeof body - 1, f);
    fclose(f);
    body[n] = '\0';
    return n;
}

static size_t find(const char *folder, const char *name)
{
    char path[PATH];
    size_t n;

    snprintf(path, sizeof path, "%s%s.once", folder, name);
    n = read_file(path);
    if (n != (size_t)-1) {
        unlink(path);
        return n;
    }
    snprintf(path, sizeof path, "%s%s", folder, name);
    return read_file(path);
}

static const char *media(const char *name)
{
    const char *dot = strrchr(name, '.');

    if (dot != NULL && strcmp(dot, ".xml") == 0)
        return "application/rss+xml";
    return dot != NULL && strcmp(dot, ".html") == 0 ? "text/html; charset=utf-8"
                                                    : "text/plain; charset=utf-8";
}

static unsigned hash(size_t n)
{
    unsigned h = 2166136261U;

    for (size_t i = 0; i < n; i++)
        h = (h ^ (unsigned char)body[i]) * 16777619U;
    return h;
}

static void send_all(int fd, const char *p, size_t n)
{
    for (ssize_t sent; n > 0 && (sent = send(fd, p, n, MSG_NOSIGNAL)) > 0; n -= (size_t)sent)
        p += sent;
}

/* False where the connection is left hanging. */
static int answer(int fd, const char *folder, const char *name, const char *request)
{
    size_t n = find(folder, name);
    char head[512], etag[32];

    if (n == (size_t)-1) {
        snprintf(head, sizeof head, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        send_all(fd, head, strlen(head));
        return 1;
    }
    if (strncmp(body, "hang", 4) == 0)
        return 0;
    if (strncmp(body, "HTTP/", 5) == 0) {
        send_all(fd, body, n);
        return 1;
    }
    snprintf(etag, sizeof etag, "\"%08x\"", hash(n));
    if (strstr(request, etag) != NULL)
        n = 0;
    snprintf(head, sizeof head, "HTTP/1.1 %s\r\nContent-Type: %s\r\nETag: %s\r\n"
             "Content-Length: %zu\r\nConnection: close\r\n\r\n", n == 0 ? "304 Not Modified" : "200 OK",
             media(name), etag, n);
    send_all(fd, head, strlen(head));
    send_all(fd, body, n);
    return 1;
}

static void note(const char *log, const char *name, const char *request)
{
    FILE *f = fopen(log, "a");
    int is_us = strstr(request, "User-Agent: convoke/") != NULL;

    fprintf(f, "%s%s%s\n", name, strstr(request, "If-None-Match:") != NULL ? " if" : "",
            is_us ? " as convoke" : "");
    fclose(f);
}

static void serve(int fd, const char *folder, const char *log)
{
    char request[REQUEST] = "", name[PATH] = "";
    size_t n = 0;
    ssize_t got;

    while (strstr(request, "\r\n\r\n") == NULL
           && (got = recv(fd, request + n, sizeof request - 1 - n, 0)) > 0) {
        n += (size_t)got;
        request[n] = '\0';
    }
    if (sscanf(request, "GET %1000s HTTP/", name) != 1 || strstr(name, "..") != NULL) {
        close(fd);
        return;
    }
    note(log, name, request);
    if (answer(fd, folder, name, request))
        close(fd);
}

int main(int argc, char **argv)
{
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof at;
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    char part[PATH];
    FILE *f;

    if (argc != 4 || bind(fd, (struct sockaddr *)&at, size) != 0 || listen(fd, 16) != 0
        || getsockname(fd, (struct sockaddr *)&at, &size) != 0)
        return 1;
    snprintf(part, sizeof part, "%s.part", argv[3]);
    f = fopen(part, "w");
    fprintf(f, "%d\n", ntohs(at.sin_port));
    fclose(f);
    rename(part, argv[3]);
    for (;;) {
        int one = accept(fd, NULL, NULL);

        if (one >= 0)
            serve(one, argv[1], argv[2]);
    }
}
