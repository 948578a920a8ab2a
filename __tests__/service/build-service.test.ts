import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { ServiceError } from '../../src/errors.ts'
import { buildService } from '../../src/service/build-service.ts'
import { describeService, openRealWorld, stillRunning } from './real-world.ts'

const { world, folder, progress, remove } = openRealWorld()
afterEach(() => expect(stillRunning()).toEqual([]))
afterAll(remove)

test('a build runs in the folder of the service, with its environment, and its lines are told', async () => {
  mkdirSync(path.join(folder, 'inner'))
  await buildService(describeService({ build: 'echo making $FLAVOUR; echo $FLAVOUR > made', directory: 'inner', env: { FLAVOUR: 'sweet' } }), folder, world)
  expect(readFileSync(path.join(folder, 'inner', 'made'), 'utf8')).toBe('sweet\n')
  expect(progress).toEqual(['build: making sweet'])
})

test('a service without a build command needs no folder', async () => {
  await buildService(describeService({ directory: 'no/such/folder' }), folder, world)
})

test('a build that fails shows its exit code and its last forty lines', async () => {
  const error = await buildService(describeService({ build: 'seq 1 60; echo syntax error in main >&2; exit 4' }), folder, world).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(ServiceError)
  expect((error as ServiceError).message).toBe('service.build failed with exit code 4: seq 1 60; echo syntax error in main >&2; exit 4')
  const { output } = error as ServiceError
  expect(output).toHaveLength(40)
  // two pipes have no common order, but a line of each is among the last
  expect(output).toEqual(expect.arrayContaining(['60', 'syntax error in main']))
})

test('what a build leaves running is stopped with it', async () => {
  await buildService(describeService({ build: 'setsid sleep 600 > /dev/null 2>&1 & touch built' }), folder, world)
  expect(existsSync(path.join(folder, 'built'))).toBe(true)
})

test('a run that is cancelled while it builds stops the build', async () => {
  const { world: other, cancel, remove: removeOther, progress: lines } = openRealWorld()
  const log = { ...other.log, progress: (line: string) => { lines.push(line); cancel() } }
  await expect(buildService(describeService({ build: 'echo begun; sleep 600; touch finished' }), folder, { ...other, log })).rejects.toThrow('cancelled')
  expect([lines, existsSync(path.join(folder, 'finished'))]).toEqual([['build: begun'], false])
  await expect(buildService(describeService({ build: 'touch late' }), folder, other)).rejects.toThrow('cancelled')
  expect(existsSync(path.join(folder, 'late'))).toBe(false)
  removeOther()
})
