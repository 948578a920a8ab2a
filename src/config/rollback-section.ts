import { z } from 'zod'
import { choice, duration, line, section, table } from './fields.ts'

const SECOND = 1000
const HOUR = 3600 * SECOND

export const rollbackMode = choice(['off', 'dry-run', 'on'])
const command = z.string().min(1).max(10_000)

/** GitHub takes no more inputs. */
const MAX_INPUTS = 25
const procedureKeys = {
  command: command.optional().meta({ description: 'Shell command that brings back what ran before; gets the violation as JSON on its standard input' }),
  workflow_dispatch: section({
    workflow: line(200).meta({ description: 'File name of the workflow, such as rollback.yml' }),
    ref: line(250).optional().meta({ description: 'Branch or tag it runs on; the default branch where absent' }),
    inputs: table(line(100), z.union([z.string().max(10_000), z.number(), z.boolean()], { error: 'expected text, a number or a truth value' }).transform(String), MAX_INPUTS).optional().meta({ description: 'Its inputs; {{good}}, {{commit}}, {{metric}}, {{kind}}, {{severity}} and {{run}} are known' }),
  }).optional().meta({ description: 'Starts a workflow' }),
  repository_dispatch: section({ 'event-type': line(100) }).optional().meta({ description: 'Sends an event of this type, with the violation as its payload' }),
  deployment: section({ environment: line(255), task: line(128).optional() }).optional().meta({ description: 'Deploys the last good commit, which is the stored baseline\'s' }),
  'revert-pull-request': section({ draft: z.boolean().optional() }).optional().meta({ description: 'Opens the pull request that reverts the one behind this commit' }),
}
export const PROCEDURE_KEYS = Object.keys(procedureKeys)
const severalProcedures = { path: [], error: `give one of ${PROCEDURE_KEYS.map((key) => `\`${key}\``).join(', ')}, not several; others for single kinds of violations go into \`by-kind\``, when: () => true }
const atMostOne = (written: unknown) => !(typeof written === 'object' && written !== null) || PROCEDURE_KEYS.filter((key) => key in written).length < 2

const ofOneKind = z.union([command, section(procedureKeys).refine(atMostOne, severalProcedures).refine((written) => Object.keys(written ?? {}).length > 0, `give one of ${PROCEDURE_KEYS.join(', ')}`)], { error: 'expected a shell command, or a mapping such as { deployment: { environment: production } }' }).optional()

/** The keys of `rollback`. */
export const rollbackSection = section({
  mode: rollbackMode.optional(),
  rehearse: z.union([z.boolean(), section({ fault: choice(['crash', 'slow']).optional() })], { error: 'expected true, or { fault: crash } or { fault: slow }' }).optional().meta({ description: 'Play a deployment of the head through that goes wrong, and the way back to the base, on pull requests' }),
  ...procedureKeys,
  'by-kind': section({ response_time: ofOneKind, availability: ofOneKind, throughput: ofOneKind, error_rate: ofOneKind, latency_percentile: ofOneKind, resource: ofOneKind }).optional().meta({ description: 'Other procedures for single kinds of violations; text is a command' }),
  timeout: duration({ min: SECOND, max: HOUR }).optional(),
  'recover-within': duration({ min: SECOND, max: HOUR }).optional().meta({ description: 'How long traffic goes on to see whether it helped' }),
  'cool-down': duration({ min: 0, max: 7 * 24 * HOUR }).optional(),
}).refine(atMostOne, severalProcedures)
