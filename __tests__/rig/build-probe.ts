import { cp } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const SOURCE = fileURLToPath(new URL('./fixtures/probe-action', import.meta.url))
/** Bundled CommonJS asks for built-ins by `require`. */
const REQUIRE = "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);"

/** Bundles the rig's own little action into `folder`, as a released action is. */
export async function buildProbe(folder: string): Promise<void> {
  await build({
    entryPoints: ['index.ts', 'post.ts'].map((name) => path.join(SOURCE, name)), outdir: path.join(folder, 'dist'),
    bundle: true, platform: 'node', target: 'node24', format: 'esm', banner: { js: REQUIRE }, logLevel: 'error',
  })
  for (const name of ['action.yml', 'package.json']) await cp(path.join(SOURCE, name), path.join(folder, name))
}
