import { createRandom } from '../../src/workload/random.ts'

/** Seeded standard-normal numbers (Box–Muller), for simulations that give the same answer everywhere. */
export function seededNormal(seed: number): () => number {
  const random = createRandom(seed)
  return () => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
}
