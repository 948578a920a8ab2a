import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command, InvalidArgumentError, Option } from 'commander'

/**
 * The product on a real service, as a user would run it: an example becomes a small git repository with a base and a head
 * commit, and `perf-gate run` compares the two on this machine.
 */
const CONFIG_ERROR = 2
const INTERRUPTED = 130
const MOST_PERCENT = 500
const MOST_MS = 50
/** What each example tells of, and is found slower by: the bridge in `Server-Timing`, the other by its spans. */
const PARTS = { bridge: ['policy', 'llm', 'experts', 'workspace', 'event-store', 'cache'], traced: ['policy', 'sqlite', 'llm'] }
type Example = keyof typeof PARTS

type Slow = { settings: { extraWorkPercent: number; slowerMs?: Record<string, number> }; part?: string; words: string }

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const options = new Command('npm run demo --').description('perf-gate on an example service')
  .addOption(new Option('--example <name>', 'which one').choices(Object.keys(PARTS)).default('bridge'))
  .option('--slow <change>', 'make the head really do this much more work per request, such as 20%, or one part of it take longer, such as policy=5ms', readSlow)
  .option('--phases <list>', 'only these phases, such as integration')
  .option('--config <file>', 'another configuration of the example than its perf-gate.yml, such as attribution.yml')
  .option('--out <folder>', 'where result.json and report.html are written', 'perf-gate-out')
  // Exit code 1 is the gate's own "fail"; what cannot be read is 2, as in the gate.
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : CONFIG_ERROR))
  .parse().opts<{ example: Example; slow?: Slow; phases?: string; config?: string; out: string }>()

const { example, slow } = options
if (slow !== undefined && (slow.part === undefined ? example !== 'bridge' : !PARTS[example].includes(slow.part))) {
  console.error(`error: the example ${example} cannot make ${slow.words}; expected one part, such as ${PARTS[example].map((part) => `${part}=5ms`).join(', ')}`)
  process.exit(CONFIG_ERROR)
}

// Inside this checkout, so that the copies find its packages; the base is checked out there too, by TMPDIR.
const scratch = join(root, '.cache', 'demo')
mkdirSync(scratch, { recursive: true })
const repository = mkdtempSync(join(scratch, `${example}-`))
process.on('exit', () => rmSync(repository, { recursive: true, force: true }))

cpSync(join(root, 'examples', example), repository, { recursive: true })
git('init', '--quiet', '--initial-branch=main')
commit('The example')
git('switch', '--quiet', '--create', 'change')
if (slow !== undefined) writeFileSync(join(repository, 'settings.json'), `${JSON.stringify(slow.settings)}\n`)
commit(slow === undefined ? 'A change that costs nothing' : `A change that makes ${slow.words}`)

console.error(slow === undefined
  ? `perf-gate demo: the example ${example} against itself. Expect a pass.\n`
  : `perf-gate demo: the change makes ${slow.words}. Expect the gate to find it, and where it is.\n`)

const gate = spawn(process.execPath, [join(root, 'src', 'cli.ts'), 'run', '--compare', 'paired', '--base', 'main', '--out', resolve(options.out), ...(options.phases === undefined ? [] : ['--phases', options.phases]), ...(options.config === undefined ? [] : ['--config', options.config])], {
  cwd: repository, stdio: 'inherit', env: { ...process.env, TMPDIR: repository },
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // A terminal's Ctrl-C has reached the gate already, and a second one would stop it before it has cleaned up.
    if (signal === 'SIGTERM' || process.stdin.isTTY !== true) gate.kill(signal)
  })
}
gate.on('exit', (code) => {
  if (slow !== undefined && code !== null && code !== INTERRUPTED) console.error(code === 1 ? '\nThe gate caught it: exit code 1, as a job would end.' : '\nThe gate did not fail this time: what it says above is why.')
  process.exitCode = code ?? INTERRUPTED
})

function commit(message: string): void {
  git('add', '--all')
  git('-c', 'user.name=perf-gate demo', '-c', 'user.email=demo@example.com', 'commit', '--quiet', '--allow-empty', '--message', message)
}

/** Whatever the user's own git signs, hooks into or points at, this repository is a plain one. */
function git(...args: string[]): void {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')))
  execFileSync('git', ['-c', 'commit.gpgsign=false', '-c', 'core.hooksPath=/dev/null', ...args], { cwd: repository, env, stdio: ['ignore', 'ignore', 'inherit'] })
}

function readSlow(text: string): Slow {
  const percent = Number(/^(\d{1,3})\s*%?$/.exec(text.trim())?.[1])
  if (percent >= 1 && percent <= MOST_PERCENT) return { settings: { extraWorkPercent: percent }, words: `every request ${percent} % more work` }
  const [, part = '', amount] = /^([a-z-]+)=(\d{1,2}(?:\.\d+)?)ms$/.exec(text.trim()) ?? []
  const ms = Number(amount)
  const parts = [...new Set(Object.values(PARTS).flat())]
  if (parts.includes(part) && ms > 0 && ms <= MOST_MS) return { settings: { extraWorkPercent: 0, slowerMs: { [part]: ms } }, part, words: `${part} take ${ms} ms longer` }
  throw new InvalidArgumentError(`expected a percentage from 1% to ${MOST_PERCENT}%, such as 20%, or a part and up to ${MOST_MS} ms, such as policy=5ms; parts: ${parts.join(', ')}`)
}
