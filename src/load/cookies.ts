const MAX_COOKIES = 50

/** A journey asks one service and is short: name and value are all that matters of a cookie, and an empty value takes it away. */
export function keepCookies(cookies: Map<string, string>, lines: readonly string[]): void {
  for (const line of lines) {
    const [, name, value] = /^\s*([^=;\s]+)=([^;]*)/.exec(line) ?? []
    if (name === undefined || value === undefined) continue
    if (value === '' || /;\s*max-age\s*=\s*-?0*\s*(?:;|$)/i.test(line)) cookies.delete(name)
    else if (cookies.size < MAX_COOKIES || cookies.has(name)) cookies.set(name, value)
  }
}

export function withCookies(headers: Record<string, string>, cookies: ReadonlyMap<string, string>): Record<string, string> {
  if (cookies.size === 0 || Object.keys(headers).some((name) => name.toLowerCase() === 'cookie')) return headers
  return { ...headers, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
}
