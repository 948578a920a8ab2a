/** A body on the wire. GitHub's schema checks it at run time, so no type repeats that schema here. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Json = any
