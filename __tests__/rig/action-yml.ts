import { readFileSync } from 'node:fs'
import path from 'node:path'
import { data, Evaluator, Lexer, Parser } from '@actions/expressions'
import { parseAction } from '@actions/workflow-parser/actions/action-parser'
import { type ActionInputDefinition, convertActionTemplate } from '@actions/workflow-parser/actions/action-template'
import { NoOperationTraceWriter } from '@actions/workflow-parser'
import type { Json } from './json.ts'

export type ActionDefinition = { inputs: ActionInputDefinition[], main: string, post?: string, postIf: string }
export type JobStatus = 'success' | 'failure' | 'cancelled'

/** Reads action.yml with GitHub's own parser. Throws on anything GitHub would refuse, and on an action that is not for Node 24. */
export function readAction(folder: string): ActionDefinition {
  const name = path.join(folder, 'action.yml')
  const parsed = parseAction({ name, content: readFileSync(name, 'utf8') }, new NoOperationTraceWriter())
  const template = parsed.value === undefined ? undefined : convertActionTemplate(parsed.context, parsed.value)
  const errors = parsed.context.errors.getErrors()
  if (template === undefined || errors.length > 0) throw new Error(`action.yml: ${errors.map((error) => error.message).join('; ')}`)
  const { runs } = template
  if (runs.using !== 'node24' || runs.pre !== undefined) throw new Error('action.yml: only node24 actions without `pre` are run here')
  return { inputs: template.inputs ?? [], main: runs.main, postIf: runs.postIf ?? 'always()', ...(runs.post !== undefined && { post: runs.post }) }
}

/** The step's inputs as the runner sets them, and what it warns about. A required input without a value is not refused, as on GitHub. */
export function evaluateInputs(action: ActionDefinition, given: Record<string, string>, context: Json): { inputs: Record<string, string>, warnings: string[] } {
  const inputs: Record<string, string> = {}
  const warnings: string[] = []
  for (const [name, value] of Object.entries(given)) {
    const defined = action.inputs.find((input) => input.id.toLowerCase() === name.toLowerCase())
    inputs[name.toLowerCase()] = value
    if (defined === undefined) warnings.push(`Unexpected input(s) '${name}', valid inputs are ['${action.inputs.map((input) => input.id).join("', '")}']`)
    else if (defined.deprecationMessage !== undefined) warnings.push(`Input '${name}' has been deprecated with message: ${defined.deprecationMessage}`)
  }
  for (const input of action.inputs) inputs[input.id.toLowerCase()] ??= input.default === undefined ? '' : interpolate(input.default.toString(), context)
  return { inputs, warnings }
}

/** Whether `post-if` holds after a main stage that ended with `status`. */
export function holds(condition: string, status: JobStatus, context: Json): boolean {
  const result = evaluate(condition.replace(/^\$\{\{|\}\}$/g, '').trim(), context, status)
  return !['', 'false', '0'].includes(result)
}

function interpolate(text: string, context: Json): string {
  return text.replace(/\$\{\{([\s\S]*?)\}\}/g, (_, expression: string) => evaluate(expression.trim(), context, 'success'))
}

/** GitHub's own expression engine with the status functions of a job. */
function evaluate(expression: string, context: Json, status: JobStatus): string {
  const answers = { success: status === 'success', failure: status === 'failure', cancelled: status === 'cancelled', always: true }
  const functions = Object.entries(answers).map(([name, answer]) => ({ name, description: '', minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(answer) }))
  const tree = new Parser(new Lexer(expression).lex().tokens, Object.keys(context), functions).parse()
  return new Evaluator(tree, toData(context) as data.Dictionary, new Map(functions.map((each) => [each.name, each]))).evaluate().coerceString()
}

function toData(value: Json): data.ExpressionData {
  if (value === null || value === undefined) return new data.Null()
  if (typeof value === 'boolean') return new data.BooleanData(value)
  if (typeof value === 'number') return new data.NumberData(value)
  if (typeof value === 'string') return new data.StringData(value)
  if (Array.isArray(value)) return new data.Array(...value.map(toData))
  return new data.Dictionary(...Object.entries(value).map(([key, each]) => ({ key, value: toData(each) })))
}
