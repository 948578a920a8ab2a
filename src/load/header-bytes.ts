/** Looks at the head of a response without making strings of it. Ranges are from the first byte to before the last. */

const TAB = 9
const BLANK = 32
const ZERO = 48
const UPPER_A = 65
const UPPER_Z = 90
const TO_LOWER = 32
/** Beyond it no whole number is exact. */
const MAX_DIGITS = 15

/** Where a byte is first, or the end. */
export function findByte(byte: number, bytes: Buffer, from: number, to: number): number {
  let at = from
  while (at < to && bytes[at] !== byte) at++
  return at
}

/** Whether the range holds this name, which is in lower case; the range's case does not matter. */
export function isName(name: Buffer, bytes: Buffer, from: number, to: number): boolean {
  if (to - from !== name.length) return false
  for (let at = 0; at < name.length; at++) {
    const byte = bytes[from + at] as number
    if ((byte >= UPPER_A && byte <= UPPER_Z ? byte + TO_LOWER : byte) !== name[at]) return false
  }
  return true
}

/** The range without blanks and tabs at its ends. */
export function trimmed(bytes: Buffer, from: number, to: number): [from: number, to: number] {
  let [first, end] = [from, to]
  while (first < end && isBlank(bytes[first])) first++
  while (end > first && isBlank(bytes[end - 1])) end--
  return [first, end]
}

/** The range as a decimal number; NaN unless it is digits and nothing else, or where they are too many. */
export function readDigits(bytes: Buffer, from: number, to: number): number {
  if (to === from || to - from > MAX_DIGITS) return Number.NaN
  let value = 0
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] as number) - ZERO
    if (!(digit >= 0 && digit <= 9)) return Number.NaN
    value = value * 10 + digit
  }
  return value
}

function isBlank(byte: number | undefined): boolean {
  return byte === BLANK || byte === TAB
}
