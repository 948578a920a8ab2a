import { expect, test } from 'vitest'
import { openConcealer } from '../../src/system/conceal.ts'

const SECRETS = {
  DEPLOY_TOKEN: 'hunter2', 'INPUT_GITHUB-TOKEN': 'ghs_of_this_test', NPM_PASSWORD: 'a.b*c$(d', SIGNING_PRIVATE_KEY: '-----BEGIN KEY-----\nMIIB\r\nabcd\n-----END KEY-----', SHORT_SECRET: 'abc', EMPTY_SECRET: '',
  DATABASE_URL: 'postgres://app:pa55word@db:5432/app', 'INPUT_ALERT-WEBHOOK': 'https://hooks.example/T0/B1', LONGER_TOKEN: 'hunter2-and-more',
}
const conceal = openConcealer({ MAX_TOKENS: '4096', PATH: '/usr/bin', HOME: '/home/me', GOPRIVATE: 'example.com' }, SECRETS)

test.each([
  ['connecting with hunter2 …', 'connecting with *** …'],
  ['the longer one first: hunter2-and-more', 'the longer one first: ***'],
  ['characters that mean something elsewhere: a.b*c$(d, and not aXbcc$(d', 'characters that mean something elsewhere: ***, and not aXbcc$(d'],
  ['a line of a key: MIIB', 'a line of a key: ***'],
  ['postgres://app:pa55word@db:5432/app', 'postgres://app:***@db:5432/app'],
  ['POST https://hooks.example/T0/B1 200', 'POST *** 200'],
  [`AUTHORIZATION: basic ${Buffer.from('x-access-token:ghs_of_this_test').toString('base64')}`, 'AUTHORIZATION: basic ***'],
  ['abc 4096 /usr/bin /home/me example.com', 'abc 4096 /usr/bin /home/me example.com'],
])('%s', (line, told) => {
  expect(conceal(line)).toBe(told)
})

test('where there is no secret nothing changes', () => {
  expect(openConcealer({ PATH: '/usr/bin' }, {})('/usr/bin')).toBe('/usr/bin')
})
