/*
 * The least that asking over sockets costs here: evenly spaced requests over kept connections, written and read by bare system calls, and nothing else.
 * What it sees beyond the truth is the machine's (waking up, loopback, the queue in one core), and no client can see less. Linux.
 *
 *   gcc -O2 -o floor-client floor-client.c
 *   floor-client PORT PATH REQUESTS_PER_SECOND REQUESTS      prints {"p50Us":…,"p95Us":…}, from each write to the read of its answer
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

#define CONNECTIONS 400
#define SECOND 1000000000ll

static int64_t now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * SECOND + t.tv_nsec;
}

static int compare(const void *a, const void *b) {
  int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return (x > y) - (x < y);
}

static int open_connection(int port, int epoll_fd) {
  int one = 1, fd = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  if (connect(fd, (void *)&address, sizeof address)) { perror("connect"); exit(1); }
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  epoll_ctl(epoll_fd, EPOLL_CTL_ADD, fd, &(struct epoll_event){.events = EPOLLIN, .data.fd = fd});
  return fd;
}

int main(int argc, char **argv) {
  if (argc != 5) return 2;
  if (atoi(argv[3]) < 1 || atoi(argv[4]) < 1) return 2;
  int64_t spacing = SECOND / atoi(argv[3]), written[4096] = {0};
  int count = atoi(argv[4]), epoll_fd = epoll_create1(0), idle[CONNECTIONS], idle_count = 0, sent = 0, answered = 0;
  char request[500], answer[4096];
  int length = snprintf(request, sizeof request, "POST %s HTTP/1.1\r\nhost: floor\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}", argv[2]);
  int64_t *took = malloc(count * sizeof *took);
  while (idle_count < CONNECTIONS) idle[idle_count++] = open_connection(atoi(argv[1]), epoll_fd);
  int64_t origin = now();
  while (answered < count) {
    for (; sent < count && idle_count > 0 && origin + sent * spacing <= now(); sent++) {
      int fd = idle[--idle_count];
      written[fd] = now();
      if (write(fd, request, length) < length) { perror("asking"); return 1; }
    }
    int64_t left = sent < count ? origin + sent * spacing - now() : SECOND;
    struct epoll_event events[64];
    if (left < 0) left = 0;
    int ready = epoll_pwait2(epoll_fd, events, 64, &(struct timespec){left / SECOND, left % SECOND}, 0);
    if (ready < 0) { perror("waiting"); return 1; }
    for (int i = 0; i < ready; i++) {
      int fd = events[i].data.fd;
      /* Answers of the truth server are small: one read has all of one. */
      if (written[fd] == 0 || read(fd, answer, sizeof answer) <= 0) { perror("answer"); return 1; }
      took[answered++] = now() - written[fd];
      written[fd] = 0;
      idle[idle_count++] = fd;
    }
  }
  qsort(took, count, sizeof *took, compare);
  printf("{\"p50Us\":%.1f,\"p95Us\":%.1f}\n", took[count / 2] / 1e3, took[count * 95 / 100] / 1e3);
  return 0;
}
