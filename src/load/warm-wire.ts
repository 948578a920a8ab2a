import { connect, createServer, type Server, type Socket } from 'node:net'

/** After so long without a write, the way to the wire and back is cold. */
const COLD_MS = 10
const BYTE = Buffer.alloc(1)

/**
 * What is done seldom begins slowly: at a few requests a second, the code between a request and the wire has left the processor's caches each time. That is no time of
 * the service. So after a silence a byte goes ahead of the request, over a connection whose ends are both ours: it takes the same way out and in, and the service sees
 * nothing of it (`npm run bench:probes -- --only truth`). Where there is no such connection, or not yet, requests go out cold.
 */
export class WarmWire {
  readonly #server: Server
  #readingEnd: Socket | undefined
  #writingEnd: Socket | undefined
  #usedMs = 0

  constructor() {
    // Whoever else comes first gets bytes that say nothing, and is never listened to.
    this.#server = createServer({ noDelay: true, pauseOnConnect: true }, (socket) => {
      this.#server.close()
      this.#writingEnd = this.#own(socket)
    })
    this.#server.once('error', () => this.close()).listen(0, '127.0.0.1', () => this.#connect(this.#server)).unref()
  }

  /** To be called before each write, with the time. */
  warm(nowMs: number): void {
    if (nowMs > this.#usedMs + COLD_MS) this.#writingEnd?.write(BYTE)
    this.#usedMs = nowMs
  }

  close(): void {
    this.#server.close()
    this.#readingEnd?.destroy()
    this.#writingEnd?.destroy()
    this.#writingEnd = undefined
  }

  /** Reads as connections to services do, because that way is to be warm. */
  #connect(server: Server): void {
    const address = server.address()
    if (typeof address !== 'object' || address === null) return
    this.#readingEnd = this.#own(connect({ host: address.address, port: address.port, noDelay: true, onread: { buffer: Buffer.alloc(16), callback: () => true } }))
  }

  /** It keeps no process alive, and when it breaks no request suffers. */
  #own(socket: Socket): Socket {
    return socket.once('error', () => this.close()).unref()
  }
}
