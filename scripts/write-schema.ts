import { writeFile } from 'node:fs/promises'
import { configJsonSchema } from '../src/config/schema.ts'

/** Writes perf-gate.schema.json, which editors complete perf-gate.yml with. */
await writeFile(new URL('../perf-gate.schema.json', import.meta.url), `${JSON.stringify(configJsonSchema(), null, 2)}\n`)
