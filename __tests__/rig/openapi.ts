import { Ajv, type AnySchema, type ErrorObject, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import { toJsonSchema } from './json-schema.ts'
import type { Json } from './json.ts'
import { type ApiDescription, lookUp } from './openapi-cut.ts'

/** What a message broke: where (`body`, `query`, `path`, `response`), the place inside it, and the rule. */
export type Breach = { where: string, at: string, message: string, rule?: ErrorObject }
/** One described operation that a request belongs to. */
export type Match = { operation: string, params: Record<string, string>, described: Json }
/** Compares messages with GitHub's published description. Schemas are compiled on first use. */
export type Gate = {
  match(method: string, pathname: string): Match | undefined
  checkRequest(match: Match, query: URLSearchParams, body: Json): Breach[]
  checkResponse(match: Match, status: number, body: Json): Breach[]
  /** GitHub's own example of a response, free to change. */
  example(operation: string, status: number): Json
}

/** Statuses any GitHub operation may answer with, described or not. */
const ALWAYS_POSSIBLE = new Set([401, 403, 404, 409, 410, 422, 429, 500, 502, 503])
/** Path parameters that may hold slashes. */
const SPANNING = new Set(['ref', 'basehead', 'branch'])

export function openApiGate(description: ApiDescription): Gate {
  const compile = compiler(description)
  const routes = describeRoutes(description)
  const resolve = (node: Json): Json => node?.$ref === undefined ? node : lookUp(description, node.$ref)
  const answers = (described: Json, status: number) => resolve(described.responses[status])
  return {
    match(method, pathname) {
      for (const route of routes) {
        const found = route.method === method ? route.pattern.exec(pathname) : null
        if (found !== null) return { operation: route.operation, described: route.described, params: mapValues(found.groups ?? {}, decodeURIComponent) }
      }
      return undefined
    },
    checkRequest(match, query, body) {
      const parameters = (match.described.parameters ?? []).map(resolve)
      const given = Object.fromEntries(query)
      return [
        ...compile(`${match.operation} query`, () => parametersSchema(parameters, 'query'), 'text')('query', given),
        ...compile(`${match.operation} path`, () => parametersSchema(parameters, 'path'), 'text')('path', { ...match.params }),
        ...checkBody(match, body),
      ]
    },
    checkResponse(match, status, body) {
      const described = answers(match.described, status)
      if (described === undefined) {
        return ALWAYS_POSSIBLE.has(status) ? [] : [{ where: 'response', at: '', message: `status ${status} is not described` }]
      }
      const schema = described.content?.['application/json']?.schema
      if (schema !== undefined) return compile(`${match.operation} ${status}`, () => toJsonSchema(schema))('response', body)
      return body === undefined ? [] : [{ where: 'response', at: '', message: `no body is described for status ${status}` }]
    },
    example(operation, status) {
      const route = routes.find((each) => each.operation === operation)
      return structuredClone(answers(route?.described, status)?.content?.['application/json']?.examples?.[0])
    },
  }

  function checkBody(match: Match, body: Json): Breach[] {
    const expected = resolve(match.described.requestBody)
    const schema = expected?.content?.['application/json']?.schema
    if (schema === undefined) return body === undefined ? [] : [{ where: 'body', at: '', message: 'this operation takes no body' }]
    if (body === undefined) return expected.required === true ? [{ where: 'body', at: '', message: 'a body is required' }] : []
    return compile(`${match.operation} body`, () => toJsonSchema(schema, true))('body', body)
  }
}

/** One line for a person. */
export function describeBreach(breach: Breach): string {
  const extra = breach.rule?.params['additionalProperty'] ?? breach.rule?.params['allowedValues']
  return `${breach.where}${breach.at} ${breach.message}${extra === undefined ? '' : ` (${extra})`}`
}

function describeRoutes(description: ApiDescription) {
  const routes = Object.entries(description.paths).flatMap(([template, item]) => Object.entries(item).map(([method, described]) => {
    const source = template.replaceAll('.', '\\.').replaceAll(/\{(\w+)\}/g, (_, name: string) => `(?<${name}>${SPANNING.has(name) ? '.+' : '[^/]+'})`)
    const literal = template.replaceAll(/\{\w+\}/g, '').length
    return { operation: `${method.toUpperCase()} ${template}`, method: method.toUpperCase(), pattern: new RegExp(`^${source}$`), described, literal }
  }))
  // commits/{ref}/check-runs must win over commits/{ref}
  return routes.sort((a, b) => b.literal - a.literal)
}

function parametersSchema(parameters: Json[], place: 'query' | 'path'): AnySchema {
  const here = parameters.filter((parameter) => parameter.in === place)
  return {
    type: 'object', additionalProperties: false,
    properties: Object.fromEntries(here.map((parameter) => [parameter.name, toJsonSchema(parameter.schema)])),
    required: here.filter((parameter) => parameter.required === true).map((parameter) => parameter.name),
  }
}

/** Ajv twice: bodies are typed, parameters arrive as text. */
function compiler(description: ApiDescription) {
  const schemas = { $id: 'github', components: { schemas: mapValues(description.components['schemas'] ?? {}, (schema) => toJsonSchema(schema)) } }
  const body = validator(false)
  const text = validator('array')
  body.addSchema(schemas)
  text.addSchema(schemas)
  const compiled = new Map<string, ValidateFunction>()
  return (name: string, schema: () => AnySchema, kind: 'body' | 'text' = 'body') => {
    const validate = compiled.get(name) ?? (kind === 'body' ? body : text).compile(schema())
    compiled.set(name, validate)
    return (where: string, value: Json): Breach[] => validate(value) ? [] : (validate.errors ?? []).map((rule) => ({ where, at: rule.instancePath, message: rule.message ?? rule.keyword, rule }))
  }
}

function validator(coerceTypes: 'array' | false): Ajv {
  const ajv = new Ajv({ strict: false, allErrors: true, allowUnionTypes: true, coerceTypes, logger: false })
  addFormats.default(ajv)
  // GitHub describes some addresses that it leaves empty as `uri`
  ajv.addFormat('uri', (value: string) => value === '' || (URL.canParse(value) && !/[[\]\s]/.test(value)))
  for (const format of ['repo.nwo', 'timestamp', 'ssh-key']) ajv.addFormat(format, true)
  return ajv
}

function mapValues<T, R>(object: Record<string, T>, change: (value: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]))
}
