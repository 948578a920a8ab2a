import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** A seeded source of numbers: same seed, same numbers, on every machine. */
export type Random = {
  /** Uniform in [0, 1). */
  next(): number
  /** Exponentially distributed with this mean, always finite. */
  exponential(mean: number): number
  /** Uniform integer in [0, limit). */
  integer(limit: number): number
}

/** The generator's state starts almost equal for neighbouring seeds; after this many draws nothing of that is left. */
const DISCARDED = 64

/** `stream` gives independent numbers for different purposes under one seed. */
export function createRandom(seed: number, stream = 0): Random {
  const generator = xoroshiro128plus(Math.imul(seed | 0, 0x9e3779b1) ^ Math.imul(stream + 1, 0x85ebca6b))
  for (let i = 0; i < DISCARDED; i++) generator.next()
  const next = () => uniformFloat64(generator)
  return {
    next,
    exponential: (mean) => -Math.log(1 - next()) * mean,
    integer: (limit) => Math.floor(next() * limit),
  }
}

/** Uniform in [0, 1), for one of many things under a seed, whatever was drawn before: the finaliser of MurmurHash3 over seed, stream and index. */
export function drawAt(seed: number, stream: number, index: number): number {
  return scramble(scramble(scramble(seed) ^ stream) ^ index) / 2 ** 32
}

function scramble(value: number): number {
  let mixed = (value + 0x9e3779b9) | 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
