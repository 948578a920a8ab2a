import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'

const missing = [['dotnet', '--list-runtimes'], ['mcs', '--version']].filter(([command = '', argument = '']) => spawnSync(command, [argument]).status !== 0).map(([command]) => command)
/** Why no .NET program can be run here; undefined where one can. Any runtime will do, and Mono's compiler. */
export const noDotnet = missing.length === 0 ? undefined : `needs ${missing.join(' and ')}`
/** No collation library is needed. */
export const DOTNET_ENV = { DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' }

/** Compiles a program against the runtime that is here; `exec dotnet NAME.dll` in the folder starts it. */
export function compileDotnet(folder: string, name: string, source: string): void {
  writeFileSync(path.join(folder, `${name}.cs`), source)
  const [, version = '', shared = ''] = /^Microsoft\.NETCore\.App (\S+) \[(.*)\]$/m.exec(execFileSync('dotnet', ['--list-runtimes'], { encoding: 'utf8' })) ?? []
  const references = ['System.Private.CoreLib', 'System.Runtime', 'System.Console', 'System.Collections', 'System.Runtime.Extensions', 'System.Threading', 'System.Threading.Thread'].map((one) => `-r:${path.join(shared, version, one)}.dll`)
  execFileSync('mcs', ['-nostdlib', '-noconfig', ...references, `-out:${name}.dll`, `${name}.cs`], { cwd: folder, stdio: 'ignore' })
  writeFileSync(path.join(folder, `${name}.runtimeconfig.json`), JSON.stringify({ runtimeOptions: { framework: { name: 'Microsoft.NETCore.App', version } } }))
}
