type Numbers<T> = { new (buffer: SharedArrayBuffer): T; BYTES_PER_ELEMENT: number }

/** A list of numbers that other threads read without a copy. */
export function sharedList<T extends Float64Array | Uint32Array | Uint16Array | Uint8Array>(kind: Numbers<T>, length: number, valueAt: (index: number) => number): T {
  const list = new kind(new SharedArrayBuffer(length * kind.BYTES_PER_ELEMENT))
  for (let i = 0; i < length; i++) list[i] = valueAt(i)
  return list
}
