import type { Environment } from './measure/environment.ts'

/** Types of everything outside the program. Implemented in `github/` and `system/`; tests and the laptop bring their own. */

export type Log = {
  info(line: string): void
  warning(line: string, at?: FilePosition): void
  error(line: string, at?: FilePosition): void
  /** A line that replaces the previous progress line where the output can do that. */
  progress(line: string): void
  /** Runs `body` inside a foldable section. */
  group<T>(title: string, body: () => Promise<T>): Promise<T>
}

export type FilePosition = { file: string; line: number; column?: number }

export type Clock = {
  /** Milliseconds since the epoch. */
  now(): number
  /** Monotonic milliseconds with sub-millisecond resolution. */
  monotonicMs(): number
  sleep(durationMs: number, signal?: AbortSignal): Promise<void>
}

export type Files = {
  read(path: string): Promise<string>
  write(path: string, content: string | Uint8Array): Promise<void>
  exists(path: string): Promise<boolean>
  /** Nothing happens where there is no such file. */
  remove(path: string): Promise<void>
  /** How long the disk of a folder takes to keep an append; some tenths of a second are spent on it. */
  timeFsync(folder: string): NonNullable<Environment['fsync']>
  /** A new empty folder that is removed on dispose. */
  temporaryFolder(prefix: string): Promise<TemporaryFolder>
}
export type TemporaryFolder = AsyncDisposable & { path: string }

export type SpawnOptions = {
  /** A shell command line, as the user wrote it. */
  command: string
  cwd: string
  env: Record<string, string>
  /** Written to its standard input, which is empty where this is absent. */
  input?: string
  /** What it prints, with stars in place of the values of variables that are named like secrets. */
  onLine?: (line: string, stream: 'stdout' | 'stderr') => void
}
export type Exit = { code: number | null; signal: NodeJS.Signals | null }
export type RunningProcess = {
  pid: number
  exited: Promise<Exit>
  /** Stops the whole process tree: SIGTERM, then SIGKILL after `graceMs`. Resolves when nothing of it is left. */
  stop(graceMs?: number): Promise<void>
}
/** What one process tree uses right now. Absent where the system does not tell. */
export type TreeUsage = {
  processes: number
  /** User plus system CPU time spent by the tree since it started, exited members included. */
  cpuMs: number
  /** Of it in the kernel, counted in ticks of 10 ms; of members that ended only what others had waited for. */
  systemCpuMs: number
  rssBytes: number
  /** What all of it together may use; absent where the system does not tell. */
  allowance?: Allowance
  details?: TreeDetails
}
/** What costs more to read. Each is absent where one member does not tell, as a process of another user does not. */
export type TreeDetails = {
  /** Proportional set size: shared pages counted once. */
  pssBytes?: number
  threads: number
  /** Of each living thread, by its id: time on a CPU, and time ready to run and waiting for one. */
  threadTimes?: Readonly<Record<string, { cpuMs: number; waitMs: number }>>
  /** Open files, sockets and pipes. */
  descriptors?: number
  /** How often living threads were put on a CPU. */
  contextSwitches: number
  /** What living members had read from and written to storage. */
  readBytes?: number
  writtenBytes?: number
  pressure?: Pressure
}
/** How long, since it was begun to be counted, some task waited for a CPU, for memory or for storage: in the control group of the tree, or on the whole machine. */
export type Pressure = { of: 'cgroup' | 'machine'; cpuUs?: number; memoryUs?: number; ioUs?: number }
/** The tightest limit of its control groups, or else the whole machine. */
export type Allowance = { cpus: number; cpusOf: 'cgroup' | 'machine'; memoryBytes: number; memoryOf: 'cgroup' | 'machine' }
/** Whether this system can do what a service needs. */
export type Support = { kind: 'full' } | { kind: 'partial'; lacks: string } | { kind: 'none'; why: string }
export type Processes = {
  support(): Support
  spawn(options: SpawnOptions): RunningProcess
  /** Usage of the tree rooted at `pid`; undefined when it is gone or the system has no /proc. */
  usage(pid: number, options?: { details?: boolean }): TreeUsage | undefined
  /** Members of the tree rooted at `pid` that live now; empty where the system does not tell. */
  pids(pid: number): number[]
  /** TCP ports the tree rooted at `pid` listens on; empty where the system does not tell. */
  listeningPorts(pid: number): number[]
  /** A TCP port on loopback that nobody listens on now. */
  freePort(): Promise<number>
  /** Environment for child processes of the service: ours without tokens, `ACTIONS_*`, `INPUT_*` and `GITHUB_*` file commands. */
  safeEnvironment(): Record<string, string>
}

export type CheckConclusion = 'success' | 'failure' | 'neutral' | 'cancelled'
export type CheckOutput = { title: string; summary: string; text?: string; annotations?: CheckAnnotation[] }
export type CheckAnnotation = { path: string; startLine: number; endLine: number; level: 'notice' | 'warning' | 'failure'; title: string; message: string }
export type Checks = {
  /** Marks the check runs that this run opens. */
  key: string
  /** Opens a check run `in_progress`; returns its id, or undefined when it may not be written (told once as a warning). */
  open(name: string, headSha: string): Promise<number | undefined>
  complete(id: number, conclusion: CheckConclusion, output: CheckOutput): Promise<void>
  /** Those of a commit that are marked with `key` and not completed, whether or not we were told that they were opened. */
  openOnes(headSha: string, key: string): Promise<number[]>
  /** Summary of the newest completed check run of that name on a commit, written by GitHub Actions. */
  summaryOf(sha: string, name: string): Promise<string | undefined>
}

export type Comments = {
  /** Our comment on the pull request: marker on its first line *and* written by us. Where the token may not look, nothing may be written either. */
  find(pullRequest: number, marker: string): Promise<{ id: number; body: string; url: string } | 'forbidden' | undefined>
  /** Writes the first one; where another run did so at the same moment, there is one all the same, with this body. Undefined, as everywhere here, when the token may not: that is told as a warning. */
  create(pullRequest: number, body: string): Promise<{ url: string } | undefined>
  update(id: number, body: string): Promise<{ url: string } | undefined>
}

export type ArtifactRef = { id: number; name: string; sizeBytes: number; digest?: string; expired: boolean; runId: number; headSha: string; headBranch: string; createdAt: string }
export type Artifacts = {
  upload(name: string, files: { path: string; content: string | Uint8Array }[], retentionDays?: number): Promise<{ id: number; url: string }>
  /** One file, stored as it is: a browser opens it straight from its address. The artifact has the file's name. Rejects where the service takes archives only. */
  uploadPage(name: string, content: string, retentionDays?: number): Promise<{ id: number; url: string }>
  /** Artifacts of that name in this repository, newest first. */
  list(name: string): Promise<ArtifactRef[]>
  /** Those of that name that one workflow run stored. */
  listOfRun(runId: number, name: string): Promise<ArtifactRef[]>
  /** Downloads one file of the artifact, at most `maxBytes` unpacked; undefined when the file is not in it. */
  download(artifact: ArtifactRef, file: string, maxBytes: number): Promise<string | undefined>
}

export type Repository = {
  defaultBranch(): Promise<string>
  /** Merge base of two commits, how far the head is ahead, and the messages of (at most a hundred of) those commits. */
  mergeBase(base: string, head: string): Promise<{ sha: string; aheadBy: number; messages: string[] }>
  /** Open pull requests, the one that changed last first; at most 300. */
  openPullRequests(): Promise<PullRequestRef[]>
  /** The newest commit of a pull request. */
  headOf(pullRequest: number): Promise<string>
  /** Names of the labels that a pull request has now. */
  labelsOf(pullRequest: number): Promise<string[]>
  /** The commit and its first ancestors, newest first. */
  ancestors(sha: string, count: number): Promise<string[]>
}

export type PullRequestRef = { number: number; title: string; headSha: string; headRef: string; /** Undefined when the fork is gone. */ headRepositoryId: number | undefined; baseSha: string; baseRef: string }

export type FoundIssue = { number: number; body: string; isOpen: boolean; url: string }
export type Issues = {
  /** Our issue, an open one first: marker on its first line *and* written by us. Undefined, as everywhere here, when the token may not: that is told as a warning. */
  find(marker: string): Promise<FoundIssue | undefined>
  open(title: string, body: string): Promise<{ number: number; url: string } | undefined>
  update(number: number, change: { body: string; isOpen: boolean }): Promise<{ url: string } | undefined>
}

/** Ways back that GitHub offers. Each rejects with what to change: a missing permission as the YAML to add. */
export type Procedures = {
  /** Starts a workflow that listens to `workflow_dispatch`. Returns the address of its run, where GitHub tells. */
  startWorkflow(workflow: string, ref: string, inputs: Record<string, string>): Promise<string | undefined>
  /** A `repository_dispatch` event. */
  sendEvent(type: string, payload: Record<string, unknown>): Promise<void>
  /** Asks for a deployment of that commit, whatever its checks say. Returns its address. */
  deploy(deployment: { sha: string; environment: string; task: string; description: string; payload: Record<string, unknown> }): Promise<string | undefined>
  /** Opens the pull request that reverts the merged one behind a commit. */
  revertPullRequest(revert: { sha: string; body: string; draft: boolean }): Promise<{ url: string }>
}

export type Webhooks = {
  /** Posts JSON and returns the status of the answer, a redirect's too. Rejects when there is none in time. */
  post(url: string, json: string): Promise<number>
}

/** What GitHub says happened, raw: `plan/event.ts` reads it. */
export type EventSource = {
  name: string
  payload: unknown
  sha: string
  /** Full ref, such as `refs/heads/main`. */
  ref: string
  /** `owner/name`. */
  repository: string
  runUrl: string
}

/** What GitHub (or a laptop) brings. On a laptop the publishing ports are absent. */
export type World = {
  /** Folder of the checkout under test. */
  workspace: string
  log: Log
  clock: Clock
  files: Files
  processes: Processes
  /** Aborted when the run is cancelled: everything started is disposed, nothing new begins. */
  signal: AbortSignal
  /** What this machine is; stored results compare only on the same kind. */
  environment(): Environment
  /** Random 32-bit seed where the configuration names none. */
  randomSeed(): number
  /** Absent on a laptop, where nobody is to be woken. */
  webhooks?: Webhooks
  github?: {
    checks: Checks
    comments: Comments
    artifacts: Artifacts
    repository: Repository
    issues: Issues
    procedures: Procedures
    summary: { write(markdown: string): Promise<void> }
    outputs: { set(name: string, value: string): void }
    /** Remembered for the post step: check runs still open. */
    state: { save(name: string, value: string): void }
  }
}
