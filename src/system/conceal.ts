/** The values of variables with such names are never told, whatever a process prints. */
const SECRET_NAME = /TOKEN(?!S)|SECRET|PASSWORD|PASSWD|CREDENTIAL|PRIVATE_?KEY|API_?KEY|ACCESS_?KEY|WEBHOOK/i
/** The password of an address such as `postgres://app:password@host`, whatever its variable is called. */
const PASSWORD = /:\/\/[^/\s:@]*:([^/\s@]+)@/
/** What is shorter is a word like any other, and would be starred all over a log. */
const MIN_LENGTH = 4
const STARS = '***'

/** Puts stars in place of the secrets that these environments hold, each line of them, and of what git sends for a token. */
export function openConcealer(...environments: readonly Record<string, string | undefined>[]): (text: string) => string {
  const secrets = environments.flatMap((environment) => Object.entries(environment).flatMap(([name, value = '']) => secretsOf(name, value)))
  const known = [...new Set(secrets)].filter((one) => one.length >= MIN_LENGTH).toSorted((a, b) => b.length - a.length)
  if (known.length === 0) return (text) => text
  const any = new RegExp(known.map((one) => one.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)).join('|'), 'g')
  return (text) => text.replaceAll(any, STARS)
}

function secretsOf(name: string, value: string): string[] {
  const password = PASSWORD.exec(value)?.[1]
  if (!SECRET_NAME.test(name)) return password === undefined ? [] : [password]
  // A checkout keeps the token as git sends it, where every process can read it.
  return [...value.split(/\r?\n/), value, Buffer.from(`x-access-token:${value}`).toString('base64')]
}
