/** For a POSIX shell, which takes everything between single quotes as it is. */
export function shellQuote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
