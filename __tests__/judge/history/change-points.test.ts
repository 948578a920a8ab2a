import { describe, expect, test } from 'vitest'
import { findChangePoints } from '../../../src/judge/history/change-points.ts'
import { createRandom } from '../../../src/workload/random.ts'
import { seededNormal } from '../seeded-normal.ts'

/** Annual flow of the Nile at Aswan, 10⁸ m³, 1871 to 1970 (Cobb, Biometrika 65 (1978)): the level fell in 1898/1899. */
const NILE = [
  1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821,
  768, 845, 864, 862, 698, 845, 744, 796, 1040, 759, 781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050, 918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
]
/** Mining disasters a year in Britain, 1851 to 1961 (Jarrett, Biometrika 66 (1979)): fewer from about 1890 on (Carlin, Gelfand & Smith, Applied Statistics 41 (1992)). */
const MINING = [
  4, 5, 4, 0, 1, 4, 3, 4, 0, 6, 3, 3, 4, 0, 2, 6, 3, 3, 5, 4, 5, 3, 1, 4, 4, 1, 5, 5, 3, 4, 2, 5, 2, 2, 3, 4, 2, 1, 3, 2, 2, 1, 1, 1, 1, 3, 0, 0, 1, 0, 1, 1, 0, 0, 3, 1,
  0, 3, 2, 2, 0, 1, 1, 1, 0, 1, 0, 1, 0, 0, 0, 2, 1, 0, 0, 0, 1, 1, 0, 2, 3, 3, 1, 1, 2, 1, 1, 1, 1, 2, 4, 2, 0, 0, 1, 4, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 1,
]

describe('published series', () => {
  test('the Nile has one change, between 1898 and 1899', () => {
    expect(findChangePoints(NILE).map((index) => 1871 + index)).toEqual([1899])
  })
  test('mining disasters have one change, about 1890', () => {
    const years = findChangePoints(MINING).map((index) => 1851 + index)
    expect(years).toHaveLength(1)
    expect(Math.abs((years[0] as number) - 1890)).toBeLessThanOrEqual(3)
  })
})

describe('series of 50 default-branch runs, simulated', () => {
  const GATES = 200
  const NOISE = 0.04
  const series = (seed: number, level: (run: number) => number, heavy = false) => {
    const random = createRandom(seed, 77)
    const normal = seededNormal(seed + 1000)
    return Array.from({ length: 50 }, (_, run) => level(run) + NOISE * normal() * (heavy && random.next() < 0.1 ? 5 : 1))
  }
  const changed = (level: (run: number) => number, heavy = false) => Array.from({ length: GATES }, (_, seed) => findChangePoints(series(seed, level, heavy)))

  test.for([false, true])('one that never changed is split in about one of a hundred, heavy tails: %s', (heavy) => {
    // 99.9 % of the time a rate of 1 % gives at most 7 of 200.
    expect(changed(() => 0, heavy).filter((points) => points.length > 0).length).toBeLessThanOrEqual(7)
  })
  test('a step of 10 % with noise of 4 % is found, within three runs of where it is', () => {
    const found = changed((run) => (run < 30 ? 0 : Math.log(1.1)))
    expect(found.filter((points) => points.some((at) => Math.abs(at - 30) <= 3)).length).toBeGreaterThanOrEqual(0.97 * GATES)
  })
  test('a level that was left again is a regime of its own', () => {
    const found = changed((run) => (run >= 20 && run < 32 ? Math.log(1.15) : 0))
    expect(found.filter((points) => points.length === 2 && Math.abs((points[0] as number) - 20) <= 1 && Math.abs((points[1] as number) - 32) <= 1).length).toBeGreaterThanOrEqual(0.9 * GATES)
  })
  test('one outlier is no change', () => {
    const found = Array.from({ length: GATES }, (_, seed) => findChangePoints(series(seed, (run) => (run === 25 ? 1 : 0))))
    expect(found.filter((points) => points.length > 0).length).toBeLessThanOrEqual(7)
  })
})

test.each([[[]], [[1]], [[1, 1, 1, 1, 1]], [Array.from({ length: 200 }, () => 7)]])('too few values, or all the same, have no change', (values) => {
  expect(findChangePoints(values)).toEqual([])
})
