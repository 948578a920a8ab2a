#!/usr/bin/env node
import { basename, resolve } from 'node:path'
import process from 'node:process'
import { text as readStream } from 'node:stream/consumers'
import { inspect } from 'node:util'
import { Command, Option } from 'commander'
import pc from 'picocolors'
import type { Config } from './config/config.ts'
import { readDataRows } from './config/data-rows.ts'
import { DEFAULT_CONFIG_FILE } from './config/defaults.ts'
import type { Inputs } from './config/inputs.ts'
import { PATTERN_NAMES } from './config/patterns.ts'
import { readConfig } from './config/read-config.ts'
import { ConfigError, formatProblem, ServiceError } from './errors.ts'
import { parseResult, readBaseline, type Baseline } from './judge/history/baseline.ts'
import { compareResults } from './judge/compare-results.ts'
import { judgeRecorded } from './judge/judge-recorded.ts'
import { parseRecordedGate } from './judge/parse-recorded-gate.ts'
import { exitCodeOf } from './judge/verdict.ts'
import { loadAlone } from './load-command.ts'
import type { Result } from './measure/result.ts'
import { TOOL } from './measure/tool.ts'
import type { World } from './ports.ts'
import { renderLoad } from './report/load-report.ts'
import { REPORT_FORMATS, type ReportFormat } from './report/report-formats.ts'
import { openClock } from './system/clock.ts'
import { openEnvironment } from './system/environment.ts'
import { openFiles } from './system/files.ts'
import { killEverythingNow, openProcesses } from './system/processes.ts'
import { openTerminalLog } from './system/terminal.ts'

const CONFIG_ERROR = 2
const TOOL_ERROR = 4
const INTERRUPTED = 130

const color = pc.isColorSupported && process.stderr.isTTY === true
const log = openTerminalLog({ stream: process.stderr, color })
const cancelled = new AbortController()
process.on('exit', killEverythingNow)
// An error nobody caught is ours: Node.js would exit with 1, which says that the change is slower.
for (const stray of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(stray, (error) => {
    log.error(inspect(error))
    process.exit(TOOL_ERROR)
  })
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (cancelled.signal.aborted) process.exit(INTERRUPTED)
    log.warning(`${signal}: stopping everything that was started; once more to stop at once`)
    cancelled.abort(new Error(`interrupted by ${signal}`))
  })
}

const program = new Command('perf-gate').description('Did this change make the service slower, and does it still keep its promises under realistic load?').version(TOOL.version)
  // Commander would exit with 1, which says that the change is slower.
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : CONFIG_ERROR))

/** What the action runs on; an older one ends somewhere in a library. */
const OLDEST_NODE = 24
program.hook('preAction', () => {
  if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) throw new ConfigError([{ where: 'Node.js', message: `perf-gate runs on version ${OLDEST_NODE} or newer, this is ${process.versions.node}` }])
})

program.command('run').description('the whole gate: starts the service, measures it, compares, tells the verdict')
  .option('--config <file>', 'configuration file (perf-gate.yml)')
  .option('--out <folder>', 'where result.json, report.html, report.md and junit.xml are written')
  .addOption(new Option('--compare <mode>', 'what to compare with').choices(['auto', 'artifact', 'paired', 'off']))
  .option('--base <ref>', 'commit, branch or tag to compare with')
  .option('--baseline <file>', 'a stored result.json to compare with')
  .option('--phases <list>', 'integration,load,sla')
  .option('--start <command>', 'start command, instead of service.start')
  .option('--url <path>', 'ready path, or the URL of something already running')
  .option('--json', 'print the result document on stdout instead of the verdict')
  .action(runGate)

program.command('report').description('render a stored result again').argument('<result.json>')
  .addOption(new Option('--format <format>').choices(REPORT_FORMATS).default('markdown'))
  .action(async (file: string, { format }: { format: ReportFormat }) => {
    const [{ renderAs }, result] = await Promise.all([import('./report/render-as.ts'), readResult(file, parseResult)])
    process.stdout.write(`${renderAs(result, format, screen())}\n`)
  })

program.command('compare').description('judge one stored result against another: nothing is measured').argument('<base.json>').argument('<head.json>')
  .option('--config <file>', 'where margins and what decides come from (perf-gate.yml)')
  .option('--json', 'print the result document instead of the verdict')
  .action(async (baseFile: string, headFile: string, { config: given, json }: { config?: string; json?: boolean }) => {
    const head = await readResult(headFile, parseResult)
    const base = await readResult(baseFile, (text) => readBaseline(text, { hash: head.configHash }))
    const config = await readComparison(given, head)
    const result = compareResults(base, head, config)
    const { renderAs } = await import('./report/render-as.ts')
    process.stdout.write(json === true ? `${JSON.stringify(result)}\n` : `${renderAs(result, 'terminal', screen())}\n`)
    process.exitCode = exitCodeOf(result.verdict, config.failOn)
  })

program.command('judge').description('the statistics alone: recorded rounds as JSON on standard input (perf-gate/paired-blocks@1), a verdict per metric out')
  .option('--batch', 'one gate per line, one verdict per line')
  .action(async ({ batch }: { batch?: boolean }) => {
    const text = await readStream(process.stdin)
    for (const [index, gate] of (batch === true ? text.split('\n').filter((line) => line.trim() !== '') : [text]).entries()) {
      process.stdout.write(`${JSON.stringify(judgeRecorded(parseRecordedGate(gate, batch === true ? `line ${index + 1}` : 'standard input')))}\n`)
    }
  })

program.command('validate').description('check a configuration file').argument('[file]', 'configuration file', 'perf-gate.yml')
  .action(async (file: string) => {
    await readDataRows(readConfig({ text: await readText(file), file, inputs: {} }), (dataFile) => openFiles().read(dataFile))
    process.stdout.write(`${file} is valid\n`)
  })

const collect = (value: string, collected: string[] = []) => [...collected, value]
program.command('load').description('the load engine alone, against something that runs already: latencies, errors, and how truthful they are')
  .option('--url <url>', 'where to send to')
  .option('--duration <time>', 'how long to measure, such as 30s')
  .option('--rate <rate>', 'open loop at a steady rate, such as 200/s; with --pattern its base rate')
  .option('--ramp-to <rate>', 'the steady rate rises or falls to this')
  .option('--agents <number>', 'closed loop of so many agents; with --pattern its busiest moment')
  .addOption(new Option('--pattern <name>', `open loop after a pattern: ${PATTERN_NAMES.join(', ')}`))
  .option('--class <name=path>', 'a class of requests, such as safe=/status or risky="POST /validate"; may be repeated', collect)
  .option('--method <method>', 'GET, or POST with --body')
  .option('--header <header>', 'such as "authorization: Bearer x"; may be repeated', collect)
  .option('--body <text>', 'sent with every request that may have one')
  .option('--expect <status>', 'a good status, instead of all below 400; may be repeated', collect)
  .option('--contains <text>', 'what the body of a good response contains')
  .option('--warm-up <time>', 'sent before, and not counted (1s)')
  .option('--connections <policy>', 'shared by all agents, per-agent, or per-request (shared)')
  .option('--http <version>', '1 or 2 (1)')
  .option('--timeout <time>', 'when to give up on a request (10s)')
  .option('--seed <number>', 'the same seed sends the same requests at the same moments')
  .option('--json', 'print the numbers as JSON')
  .action(async ({ json, ...camel }: { json?: boolean }) => {
    // As they were typed: commander reads --warm-up as warmUp.
    const typed = Object.fromEntries(Object.entries(camel).map(([option, value]) => [option.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), value]))
    const summary = await loadAlone(typed, openLaptop())
    process.stdout.write(json === true ? `${JSON.stringify(summary)}\n` : renderLoad(summary, { color: pc.isColorSupported && process.stdout.isTTY === true }))
    process.exitCode = summary.stopped ? INTERRUPTED : summary.valid ? 0 : TOOL_ERROR
  })

program.command('selftest').description('how often a gate on this machine is right: the service against itself, and against itself made slower')
  .option('--config <file>', 'configuration file (perf-gate.yml)')
  .option('--gates <number>', 'gates of each kind (5)')
  .option('--slow <share>', 'how much CPU per request is added, such as 10%')
  .option('--json', 'print the numbers as JSON')
  .action(async ({ json, ...typed }: { json?: boolean }) => {
    const [{ selfTest }, { renderSelfTest }] = await Promise.all([import('./selftest-command.ts'), import('./report/selftest-report.ts')])
    const summary = await selfTest(typed, openLaptop())
    process.stdout.write(json === true ? `${JSON.stringify(summary)}\n` : renderSelfTest(summary, screen()))
    process.exitCode = summary.stopped ? INTERRUPTED : summary.falseAlarms.of === 0 || summary.detections.of === 0 ? TOOL_ERROR : 0
  })

type RunOptions = { config?: string; out?: string; compare?: string; base?: string; baseline?: string; phases?: string; start?: string; url?: string; json?: boolean }

async function runGate(options: RunOptions): Promise<void> {
  const given = { config: options.config, out: options.out, compare: options.compare, 'base-ref': options.base, 'baseline-file': options.baseline, phases: options.phases, start: options.start, url: options.url }
  const inputs = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Inputs
  // Read when it is needed: what the load engine spends on memory is missing to the service.
  const [{ main }, { renderAs }] = await Promise.all([import('./main.ts'), import('./report/render-as.ts')])
  const { exitCode, result, folder } = await main(inputs, undefined, openLaptop())
  process.stdout.write(options.json === true ? `${JSON.stringify(result)}\n` : `${renderAs(result, 'terminal', screen())}\n\n  report  ${resolve(folder, 'report.html')}\n  result  ${resolve(folder, 'result.json')}\n`)
  process.exitCode = exitCode
}

function screen(): { color: boolean; width: number } {
  return { color: pc.isColorSupported && process.stdout.isTTY === true, width: process.stdout.columns ?? 100 }
}

async function readResult(file: string, read: (text: string) => Baseline): Promise<Result> {
  const parsed = read(await readText(file))
  if (parsed.kind === 'refused') throw new ConfigError([{ where: basename(file), message: parsed.reason }])
  return parsed.result
}

/** What decides, from the file that is given or lies here; without one the defaults, for the phases there are. */
async function readComparison(given: string | undefined, head: Result): Promise<Config> {
  const file = given ?? (await openFiles().exists(DEFAULT_CONFIG_FILE) ? DEFAULT_CONFIG_FILE : undefined)
  const phases = head.phases.map((one) => one.phase).join(',')
  return readConfig({ text: file === undefined ? undefined : await readText(file), file, inputs: file === undefined ? { url: 'http://127.0.0.1', phases } : { phases }, seed: head.seed })
}

function openLaptop(): World {
  return {
    workspace: process.cwd(), log, clock: openClock(), files: openFiles(), processes: openProcesses(), signal: cancelled.signal,
    environment: openEnvironment(), randomSeed: () => Math.floor(Math.random() * 2 ** 32),
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await openFiles().read(file)
  } catch (error) {
    throw new ConfigError([{ where: basename(file), message: `cannot be read: ${(error as Error).message}` }])
  }
}

/** Every failure ends here: what to change, and the exit code of its kind. */
function fail(error: unknown): void {
  if (error instanceof ConfigError) {
    for (const problem of error.problems) log.error(formatProblem(problem))
    process.exitCode = CONFIG_ERROR
  } else if (cancelled.signal.aborted) {
    log.error((cancelled.signal.reason as Error).message)
    process.exitCode = INTERRUPTED
  } else {
    log.error(error instanceof ServiceError ? [error.message, ...error.output].join('\n') : inspect(error))
    process.exitCode = TOOL_ERROR
  }
}

await program.parseAsync().catch(fail)
