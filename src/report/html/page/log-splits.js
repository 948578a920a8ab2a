/** Where a logarithmic axis is labelled: 1, 2 and 5 times powers of ten, powers alone where that were more than `most`, and steps of equal size where fewer than three are in sight. */
export function logSplits(min, max, most) {
  if (!(min > 0 && max > min)) return []
  const round = []
  for (let power = Math.floor(Math.log10(min)); power <= Math.log10(max); power++) round.push(...[1, 2, 5].map((digit) => digit * 10 ** power))
  const inside = round.filter((value) => value >= min && value <= max)
  if (inside.length > most) return inside.filter((value) => /^1e/.test(value.toExponential()))
  return inside.length >= FEWEST ? inside : equalSteps(min, max)
}

const FEWEST = 3

function equalSteps(min, max) {
  const rough = (max - min) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((digit) => digit * power).find((one) => one >= rough)
  return Array.from({ length: Math.floor(max / step) - Math.ceil(min / step) + 1 }, (_, index) => Number(((Math.ceil(min / step) + index) * step).toPrecision(6)))
}
