import { readFile } from 'node:fs/promises'

/** Files that are open for other reasons. */
const RESERVED_FILES = 200

/** How many connections to one address this machine lets a process have, and what sets the limit. Infinity where it cannot be known. */
export async function readConnectionLimit(): Promise<{ connections: number; reason: string }> {
  const [limits, range] = await Promise.all(['/proc/self/limits', '/proc/sys/net/ipv4/ip_local_port_range'].map((file) => readFile(file, 'utf8').catch(() => '')))
  const files = Number(/^Max open files\s+(\d+)/m.exec(limits ?? '')?.[1] ?? Number.POSITIVE_INFINITY) - RESERVED_FILES
  const [low = Number.NaN, high = Number.NaN] = (range ?? '').trim().split(/\s+/).map(Number)
  const ports = high - low > 0 ? high - low + 1 : Number.POSITIVE_INFINITY
  return files < ports ? { connections: files, reason: '`ulimit -n`' } : { connections: ports, reason: 'the range of local ports' }
}
