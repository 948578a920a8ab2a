import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Permissions } from '../rig/state.ts'
import { startWorld, type World } from '../rig/world.ts'
import { enterJob, openSilentLog } from './api.ts'

let github: World
let openGitHub: typeof import('../../src/github/open-github.ts')['openGitHub']
beforeAll(async () => {
  github = await startWorld()
  enterJob(github.apiUrl)
  ;({ openGitHub } = await import('../../src/github/open-github.ts'))
})
afterAll(() => github[Symbol.asyncDispose]())
afterEach(() => expect(github.violations()).toEqual([]))

const MARKER = '<!-- perf-gate-alert:perf-gate -->'
const open = (permissions: Permissions, log = openSilentLog()) => openGitHub({ token: github.token(permissions), log }).issues

test('our issue is opened, found again by marker and author, closed and opened again; nobody else\'s is taken for it', async () => {
  const issues = open({ issues: 'write' })
  await github.openIssue('mine', `${MARKER}\nnot by perf-gate`)
  expect(await issues.find(MARKER)).toBeUndefined()
  const opened = await issues.open('perf-gate: broken promises on main', `${MARKER}\nbroken`)
  expect(await issues.find(MARKER)).toMatchObject({ number: opened?.number, isOpen: true, body: `${MARKER}\nbroken` })
  await issues.update(opened?.number ?? 0, { body: `${MARKER}\nkept`, isOpen: false })
  expect(await issues.find(MARKER)).toMatchObject({ number: opened?.number, isOpen: false })
  await issues.update(opened?.number ?? 0, { body: `${MARKER}\nbroken again`, isOpen: true })
  expect(await issues.find(MARKER)).toMatchObject({ isOpen: true, body: `${MARKER}\nbroken again` })
  expect(await issues.find('<!-- perf-gate-alert:other -->')).toBeUndefined()
})

test('a token that may not write issues is told once which permission to add, and nothing fails', async () => {
  const log = openSilentLog()
  const issues = open({ issues: 'read' }, log)
  expect([await issues.open('x', 'y'), await issues.update(1, { body: 'y', isOpen: true })]).toEqual([undefined, undefined])
  expect(log.warnings).toEqual([expect.stringContaining('add `issues: write` to the `permissions:` of the job')])
})
