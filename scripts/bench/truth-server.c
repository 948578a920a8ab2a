/*
 * An HTTP/1.1 server that knows the truth: it logs how long every request took, from the kernel's receive timestamp of its last packet to
 * the end of its response's write. Linux, loopback. For measuring load generators: what they report is compared with this.
 *
 *   gcc -O2 -o truth-server truth-server.c -lm
 *   truth-server [--burn MICROSECONDS] [--workers PROCESSES] [--freeze PERIOD,DURATION]      prints its port
 *
 * /fast answers at once, /lognormal after a delay (median 10 ms, p99 60 ms), /wait/MICROSECONDS after that, with a decision as a policy engine
 * tells it, and /burn after so much CPU time. With --freeze the whole process
 * stops for DURATION seconds at the end of every PERIOD, counted from the first request. On standard input, `stats SKIP_SECONDS` prints what
 * was logged since the last `reset`, without the first seconds.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <math.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

#define MAX_FD 65536
#define MAX_HEAD 4096
#define MAX_RECORDS 20000000ull
#define SECOND 1000000000ll

typedef struct { int fd; uint32_t generation; int length; int64_t received; const char *answer; char head[MAX_HEAD]; } connection;
typedef struct { int64_t received, answered; } record;
typedef struct { int64_t due; int fd; uint32_t generation; } timer;

static connection *connections[MAX_FD];
static record *records;
static uint64_t *logged; /* with the records in memory that all workers share */
static timer *timers;
static int timer_count, timer_capacity, epoll_fd, burn_us = 500, workers = 1;
static double freeze_period, freeze_duration;
static int64_t freeze_origin;
static uint64_t random_state[2] = {0x9E3779B97F4A7C15ull, 0xD1B54A32D192ED03ull};

static const char DECISION[] = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 15\r\n\r\n{\"result\":true}";
static const char ANSWER[] = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 27\r\n\r\n{\"ok\":true,\"data\":\"abcdef\"}";

static int64_t now(void) {
  struct timespec t;
  clock_gettime(CLOCK_REALTIME, &t);
  return t.tv_sec * SECOND + t.tv_nsec;
}

static double uniform(void) { /* xorshift128+ */
  uint64_t a = random_state[0], b = random_state[1];
  random_state[0] = b;
  a ^= a << 23;
  random_state[1] = a ^ b ^ (a >> 17) ^ (b >> 26);
  return (((random_state[1] + b) >> 11) + 0.5) / 9007199254740992.0;
}

static int64_t lognormal_delay(void) { /* ln 6 / 2.3263 = 0.7702: the 99th percentile is six times the median */
  double gauss = sqrt(-2 * log(uniform())) * cos(2 * M_PI * uniform());
  double seconds = 0.010 * exp(0.770209 * gauss);
  return (int64_t)((seconds > 2 ? 2 : seconds) * 1e9);
}

static void push_timer(timer one) {
  if (timer_count == timer_capacity) timers = realloc(timers, (timer_capacity = timer_capacity ? timer_capacity * 2 : 1024) * sizeof(timer));
  int at = timer_count++;
  for (int parent; at > 0 && timers[parent = (at - 1) / 2].due > one.due; at = parent) timers[at] = timers[parent];
  timers[at] = one;
}

static timer pop_timer(void) {
  timer first = timers[0], last = timers[--timer_count];
  int at = 0;
  for (int child; (child = 2 * at + 1) < timer_count; at = child) {
    if (child + 1 < timer_count && timers[child + 1].due < timers[child].due) child++;
    if (last.due <= timers[child].due) break;
    timers[at] = timers[child];
  }
  timers[at] = last;
  return first;
}

static void close_connection(connection *c) {
  epoll_ctl(epoll_fd, EPOLL_CTL_DEL, c->fd, 0);
  close(c->fd);
  c->fd = -1;
  c->generation++;
}

static void answer(connection *c) {
  if (write(c->fd, c->answer, strlen(c->answer)) < 0) return;
  uint64_t at = __atomic_fetch_add(logged, 1, __ATOMIC_RELAXED);
  if (at < MAX_RECORDS) records[at] = (record){c->received, now()};
}

static void burn(void) {
  struct timespec from, to;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &from);
  do clock_gettime(CLOCK_THREAD_CPUTIME_ID, &to);
  while ((to.tv_sec - from.tv_sec) * 1000000ll + (to.tv_nsec - from.tv_nsec) / 1000 < burn_us);
}

static void read_requests(connection *c) {
  for (char *end; (end = memmem(c->head, c->length, "\r\n\r\n", 4)) != NULL;) {
    int head_length = end - c->head + 4;
    *end = 0;
    char *body = strcasestr(c->head, "\r\ncontent-length:");
    int whole = head_length + (body == NULL ? 0 : atoi(body + strlen("\r\ncontent-length:")));
    *end = '\r';
    if (c->length < whole) return;
    char *path = memchr(c->head, '/', head_length);
    char kind = path == NULL ? 'f' : path[1];
    c->answer = kind == 'w' ? DECISION : ANSWER;
    if (kind == 'l') push_timer((timer){now() + lognormal_delay(), c->fd, c->generation});
    else if (kind == 'w') push_timer((timer){c->received + atoi(path + strlen("/wait/")) * 1000ll, c->fd, c->generation});
    else {
      if (kind == 'b') burn();
      answer(c);
    }
    c->length -= whole;
    memmove(c->head, c->head + whole, c->length);
  }
}

static int compare(const void *a, const void *b) {
  int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return (x > y) - (x < y);
}

static double percentile_us(const int64_t *sorted, uint64_t count, double share) {
  if (count == 0) return 0;
  uint64_t rank = (uint64_t)ceil(share * count);
  return sorted[rank == 0 ? 0 : rank - 1] / 1e3;
}

/* `spacing` is the standard deviation by mean of the time between arrivals: 0 even, 1 random, more is bursts. */
static void print_stats(double skip_seconds) {
  uint64_t total = *logged < MAX_RECORDS ? *logged : MAX_RECORDS, count = 0;
  int64_t first = INT64_MAX, *took = malloc((total + 1) * 8), *at = malloc((total + 1) * 8);
  for (uint64_t i = 0; i < total; i++) if (records[i].received < first) first = records[i].received;
  for (uint64_t i = 0; i < total; i++) {
    if (records[i].received < first + (int64_t)(skip_seconds * 1e9)) continue;
    took[count] = records[i].answered - records[i].received;
    at[count++] = records[i].received;
  }
  qsort(took, count, 8, compare);
  qsort(at, count, 8, compare);
  double mean = count > 2 ? (double)(at[count - 1] - at[0]) / (count - 1) : 0, squares = 0;
  for (uint64_t i = 1; i < count; i++) squares += pow(at[i] - at[i - 1] - mean, 2);
  printf("{\"requests\":%lu,\"p50Us\":%.1f,\"p95Us\":%.1f,\"p99Us\":%.1f,\"p999Us\":%.1f,\"maxUs\":%.1f,\"spacing\":%.3f,\"seconds\":%.3f}\n", count,
    percentile_us(took, count, 0.5), percentile_us(took, count, 0.95), percentile_us(took, count, 0.99), percentile_us(took, count, 0.999), percentile_us(took, count, 1),
    count > 2 ? sqrt(squares / (count - 2)) / mean : 0, count > 1 ? (at[count - 1] - at[0]) / 1e9 : 0);
  fflush(stdout);
  free(took);
  free(at);
}

static void read_command(void) {
  char line[200];
  if (fgets(line, sizeof line, stdin) == NULL) exit(0); /* whoever started us is gone */
  if (strncmp(line, "stats", 5) == 0) print_stats(atof(line + 5));
  else *logged = 0, freeze_origin = 0;
}

static void accept_connections(int listener) {
  for (int fd, one = 1; (fd = accept4(listener, 0, 0, SOCK_NONBLOCK)) >= 0;) {
    if (fd >= MAX_FD) { close(fd); continue; }
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    setsockopt(fd, SOL_SOCKET, SO_TIMESTAMPNS, &one, sizeof one);
    if (connections[fd] == NULL) connections[fd] = calloc(1, sizeof(connection));
    connections[fd]->fd = fd;
    connections[fd]->length = 0;
    epoll_ctl(epoll_fd, EPOLL_CTL_ADD, fd, &(struct epoll_event){.events = EPOLLIN, .data.fd = fd});
  }
}

static void receive(connection *c) {
  char control[256];
  struct iovec into = {c->head + c->length, MAX_HEAD - c->length};
  struct msghdr message = {.msg_iov = &into, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
  ssize_t count = recvmsg(c->fd, &message, 0);
  if (count <= 0) { close_connection(c); return; }
  c->received = now();
  for (struct cmsghdr *h = CMSG_FIRSTHDR(&message); h != NULL; h = CMSG_NXTHDR(&message, h)) {
    if (h->cmsg_level != SOL_SOCKET || h->cmsg_type != SCM_TIMESTAMPNS) continue;
    struct timespec t;
    memcpy(&t, CMSG_DATA(h), sizeof t);
    c->received = t.tv_sec * SECOND + t.tv_nsec;
  }
  if (freeze_period > 0 && freeze_origin == 0) freeze_origin = c->received;
  c->length += count;
  read_requests(c);
}

/* Sleeps when it is time to be frozen; returns the time until the next freeze, or -1. */
static int64_t freeze(void) {
  if (freeze_period <= 0 || freeze_origin == 0) return -1;
  int64_t period = freeze_period * 1e9, awake = period - (int64_t)(freeze_duration * 1e9), phase = (now() - freeze_origin) % period;
  if (phase >= awake) {
    int64_t left = period - phase;
    nanosleep(&(struct timespec){left / SECOND, left % SECOND}, 0);
    return awake;
  }
  return awake - phase;
}

int main(int argc, char **argv) {
  for (int i = 1; i + 1 < argc; i += 2) {
    if (strcmp(argv[i], "--burn") == 0) burn_us = atoi(argv[i + 1]);
    else if (strcmp(argv[i], "--workers") == 0) workers = atoi(argv[i + 1]);
    else if (strcmp(argv[i], "--freeze") == 0) sscanf(argv[i + 1], "%lf,%lf", &freeze_period, &freeze_duration);
  }
  signal(SIGPIPE, SIG_IGN);
  prctl(PR_SET_TIMERSLACK, 1000, 0, 0, 0);
  records = mmap(0, MAX_RECORDS * sizeof(record), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  logged = mmap(0, sizeof *logged, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

  int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof address;
  if (bind(listener, (void *)&address, size) || listen(listener, 4096) || getsockname(listener, (void *)&address, &size)) { perror("listen"); return 1; }
  printf("%d\n", ntohs(address.sin_port));
  fflush(stdout);

  int is_first = 1;
  for (int i = 1; i < workers && is_first; i++) is_first = fork() != 0;
  if (!is_first) prctl(PR_SET_PDEATHSIG, SIGKILL), prctl(PR_SET_TIMERSLACK, 1000, 0, 0, 0);
  random_state[0] ^= getpid();

  epoll_fd = epoll_create1(0);
  epoll_ctl(epoll_fd, EPOLL_CTL_ADD, listener, &(struct epoll_event){.events = EPOLLIN | EPOLLEXCLUSIVE, .data.fd = listener});
  if (is_first) epoll_ctl(epoll_fd, EPOLL_CTL_ADD, 0, &(struct epoll_event){.events = EPOLLIN, .data.fd = 0});
  static struct epoll_event events[1024];
  for (;;) {
    int64_t wait = freeze();
    if (timer_count > 0) {
      int64_t until = timers[0].due - now();
      if (wait < 0 || until < wait) wait = until < 0 ? 0 : until;
    }
    struct timespec timeout = {wait / SECOND, wait % SECOND};
    int count = epoll_pwait2(epoll_fd, events, 1024, wait < 0 ? NULL : &timeout, 0);
    for (int i = 0; i < count; i++) {
      int fd = events[i].data.fd;
      if (fd == listener) accept_connections(listener);
      else if (fd == 0) read_command();
      else if (connections[fd] != NULL && connections[fd]->fd == fd) receive(connections[fd]);
    }
    for (int64_t t = now(); timer_count > 0 && timers[0].due <= t;) {
      timer due = pop_timer();
      connection *c = connections[due.fd];
      if (c != NULL && c->fd == due.fd && c->generation == due.generation) answer(c);
    }
  }
}
