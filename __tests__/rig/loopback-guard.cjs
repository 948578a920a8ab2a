'use strict'
// Preloaded into the action and its worker threads: a connection that leaves this machine fails, and says so in the log.
// Processes the action starts (the service under test, git) are the tests' own and are left alone.
const dgram = require('node:dgram')
const dns = require('node:dns')
const net = require('node:net')

const LOOPBACK = /^(127(\.\d+){3}|::1|\[::1\]|::ffff:127(\.\d+){3}|localhost|[^/]*\.localhost)$/i

/** The error for a host elsewhere; undefined for a host here. No host means localhost. */
function refusal(host) {
  if (host === undefined || host === null || LOOPBACK.test(String(host))) return undefined
  const error = Object.assign(new Error(`loopback-guard: connection to ${host} refused`), { code: 'ELOOPBACKGUARD' })
  process.stderr.write(`${error.message}\n`)
  return error
}

const { connect } = net.Socket.prototype
net.Socket.prototype.connect = function guardedConnect(...given) {
  // net.connect passes its arguments on as one normalised array
  const [first, second] = Array.isArray(given[0]) ? given[0] : given
  const host = typeof first === 'object' ? first.host : typeof second === 'string' ? second : undefined
  const error = refusal(host)
  if (error === undefined) return connect.apply(this, given)
  process.nextTick(() => this.destroy(error))
  return this
}

const { lookup } = dns
dns.lookup = function guardedLookup(host, ...rest) {
  const error = refusal(host)
  return error === undefined ? lookup.call(dns, host, ...rest) : process.nextTick(rest.at(-1), error)
}
const { lookup: lookupPromise } = dns.promises
dns.promises.lookup = async function guardedLookupPromise(host, ...rest) {
  const error = refusal(host)
  if (error !== undefined) throw error
  return lookupPromise(host, ...rest)
}

const { send } = dgram.Socket.prototype
dgram.Socket.prototype.send = function guardedSend(...given) {
  const error = refusal(given.find((value) => typeof value === 'string' && given.indexOf(value) > 0))
  if (error !== undefined) throw error
  return send.apply(this, given)
}
