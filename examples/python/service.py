"""Orders, in Python's standard library alone: a service that works and makes garbage with cycles, for perf-gate to measure."""

import json
import os
import signal
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

CUSTOMERS = 50


class Line:
    """One line of an order. It knows its order, which knows its lines: only the garbage collector frees such a circle."""

    def __init__(self, order, article, amount):
        self.order, self.article, self.amount = order, article, amount


class Order:
    def __init__(self, number, lines):
        self.customer = number % CUSTOMERS
        self.lines = [Line(self, f"article-{(number * 7 + i) % 200}", 1 + (number + i) % 5) for i in range(lines)]

    def price(self):
        return sum(len(line.article) * line.amount for line in self.lines)


def report(customer, orders=200):
    """What a customer ordered, reckoned anew for each request."""
    mine = [one for one in (Order(number, 6) for number in range(orders)) if one.customer == customer % CUSTOMERS]
    return {"customer": customer, "orders": len(mine), "price": sum(one.price() for one in mine)}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body leave together: without it the second one waits for the first one's acknowledgement.
    wbufsize = -1

    def do_GET(self):
        url = urlsplit(self.path)
        if url.path == "/healthz":
            return self.answer(200, {"ok": True})
        if url.path == "/report":
            return self.answer(200, report(int(parse_qs(url.query).get("customer", ["0"])[0])))
        return self.answer(404, {"error": "no such path"})

    def answer(self, status, value):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
Server(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Handler).serve_forever()
