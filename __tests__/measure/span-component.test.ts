import { expect, test } from 'vitest'
import { componentOfSpan } from '../../src/measure/span-component.ts'

const PATTERNS = [{ component: 'policy', pattern: /^rego\b|policy/ }, { component: 'event-store', pattern: /^sqlite$/ }]
const componentOf = (name: string, attributes: Record<string, string> = {}, isClient = true) => componentOfSpan({ name, isClient, attributes: new Map(Object.entries(attributes)) }, PATTERNS)?.name

test.each([
  ['chat gpt', { 'gen_ai.operation.name': 'chat', 'server.address': 'api.example', 'http.request.method': 'POST' }, 'llm'],
  ['chat', { 'gen_ai.system': 'openai' }, 'llm'],
  ['SELECT orders', { 'db.system.name': 'postgresql', 'server.address': 'db1' }, 'postgresql'],
  ['SELECT orders', { 'db.system': 'mysql' }, 'mysql'],
  ['send orders', { 'messaging.system': 'kafka', 'server.address': 'k1' }, 'kafka'],
  ['GET', { 'http.request.method': 'GET', 'server.address': 'stock', 'server.port': '8080' }, 'stock:8080'],
  ['GET', { 'http.method': 'GET', 'net.peer.name': 'stock' }, 'stock'],
  ['GET', { 'http.request.method': 'GET', 'server.address': '10.0.0.1', 'peer.service': 'stock' }, 'stock'],
  ['Get', { 'rpc.system': 'grpc', 'rpc.service': 'shop.Stock', 'server.address': 'stock' }, 'shop.Stock'],
  ['Get', { 'rpc.system.name': 'grpc', 'server.address': 'stock' }, 'stock'],
  ['anything', {}, undefined],
])('a call named %s with %o', (name, attributes, expected) => {
  expect(componentOf(name, attributes)).toBe(expected)
})

test('work inside the process tells its component by what it works with, not by an address', () => {
  expect(componentOf('SELECT', { 'db.system.name': 'postgresql' }, false)).toBe('postgresql')
  expect(componentOf('GET /', { 'http.request.method': 'GET', 'server.address': 'me', 'server.port': '80' }, false)).toBeUndefined()
})

test('only an address is a name to be replaced by a better one', () => {
  const isAddress = (attributes: Record<string, string>) => componentOfSpan({ name: 'call', isClient: true, attributes: new Map(Object.entries(attributes)) }, [])?.isAddress
  expect([isAddress({ 'http.method': 'GET', 'server.address': 'stock' }), isAddress({ 'rpc.system': 'grpc', 'server.address': 'stock' }), isAddress({ 'db.system': 'mysql' }), isAddress({ 'http.method': 'GET', 'peer.service': 'stock' })]).toEqual([true, true, false, false])
})

test('a pattern of the configuration wins, on the name of the span or on what it would be called', () => {
  expect(componentOf('rego.evaluate', {}, false)).toBe('policy')
  expect(componentOf('check policy', { 'http.request.method': 'POST', 'server.address': 'opa', 'server.port': '8181' })).toBe('policy')
  expect(componentOf('INSERT events', { 'db.system.name': 'sqlite' }, false)).toBe('event-store')
})
