import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/service/slow-proxy.ts
import { spawn } from "node:child_process";
import { Agent, createServer, request as ask } from "node:http";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
var POLL_MS = 25;
var burnUs = Number(process.argv[2]);
var port = Number(process.argv[3]);
var command = process.argv[4] ?? "";
var agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
var service = spawn("sh", ["-c", command], { env: { ...process.env, PORT: `${port}` }, stdio: "inherit" });
service.once("exit", (code) => process.exit(code ?? 1));
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => service.kill(signal));
while (!await connects()) await sleep(POLL_MS);
createServer({ keepAliveTimeout: 0 }, forward).listen(Number(process.env.PORT), "127.0.0.1");
function forward(request, response) {
  burn();
  const { method, url, headers } = request;
  const onward = ask({ host: "127.0.0.1", port, method, path: url, headers, agent }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    answer.pipe(response);
  });
  onward.on("error", () => response.destroy());
  response.on("close", () => onward.destroy());
  request.pipe(onward);
}
function burn() {
  const before = process.cpuUsage();
  for (; ; ) {
    const { user, system } = process.cpuUsage(before);
    if (user + system >= burnUs) return;
  }
}
function connects() {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    }).once("error", () => resolve(false));
  });
}
