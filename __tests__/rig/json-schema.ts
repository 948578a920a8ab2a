import type { Json } from './json.ts'

const NOT_SCHEMA = new Set(['nullable', 'discriminator', 'xml', 'deprecated', 'readOnly', 'examples'])

/**
 * An OpenAPI 3.0 schema as JSON Schema: `nullable` becomes a type, references point into the schema called `github`.
 * `closed` refuses unknown properties, which GitHub silently ignores and a typo therefore hides behind.
 */
export function toJsonSchema(node: Json, closed = false): Json {
  if (Array.isArray(node)) return node.map((each) => toJsonSchema(each, closed))
  if (node === null || typeof node !== 'object') return node
  if (typeof node.$ref === 'string') return { $ref: node.$ref.replace('#/', 'github#/') }
  const schema: Json = {}
  for (const [key, value] of Object.entries<Json>(node)) {
    if (NOT_SCHEMA.has(key) || key.startsWith('x-')) continue
    if (key === 'properties') schema[key] = Object.fromEntries(Object.entries(value).map(([name, each]) => [name, toJsonSchema(each, closed)]))
    else if (key === 'enum' || key === 'default' || key === 'required') schema[key] = value
    else schema[key] = toJsonSchema(value, closed)
  }
  const composed = schema.allOf ?? schema.anyOf ?? schema.oneOf
  if (closed && schema.properties !== undefined && schema.additionalProperties === undefined && composed === undefined) schema.additionalProperties = false
  return node.nullable === true ? orNull(schema) : schema
}

function orNull(schema: Json): Json {
  if (typeof schema.type !== 'string') return { anyOf: [schema, { type: 'null' }] }
  return { ...schema, type: [schema.type, 'null'], ...(schema.enum !== undefined && { enum: [...new Set([...schema.enum, null])] }) }
}
