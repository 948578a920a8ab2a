/*
 * The least that asking over a socket costs here: one request at a time on one connection, written and read by system calls that block.
 * What it sees beyond the truth is the machine's (waking up, loopback), and no client can see less.
 *
 *   gcc -O2 -o floor-client floor-client.c
 *   floor-client PORT PATH REQUESTS_PER_SECOND REQUESTS      prints {"p50Us":…,"p95Us":…}
 */
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static double now_us(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e6 + t.tv_nsec / 1e3;
}

static int compare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int main(int argc, char **argv) {
  if (argc != 5) return 2;
  int count = atoi(argv[4]), one = 1, fd = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(atoi(argv[1])), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  if (connect(fd, (void *)&address, sizeof address)) { perror("connect"); return 1; }
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  char request[500], answer[4096];
  int length = snprintf(request, sizeof request, "POST %s HTTP/1.1\r\nhost: floor\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}", argv[2]);
  double *took = malloc(count * sizeof *took);
  for (int i = 0; i < count; i++) {
    nanosleep(&(struct timespec){0, 1000000000ll / atoi(argv[3])}, 0);
    double from = now_us();
    if (write(fd, request, length) < length || read(fd, answer, sizeof answer) <= 0) { perror("asking"); return 1; }
    took[i] = now_us() - from;
  }
  qsort(took, count, sizeof *took, compare);
  printf("{\"p50Us\":%.1f,\"p95Us\":%.1f}\n", took[count / 2], took[count * 95 / 100]);
  return 0;
}
