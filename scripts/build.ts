import { rmSync, writeFileSync, readFileSync } from 'node:fs'
import { build } from 'esbuild'
import { collectLicenses } from './licenses.ts'

/** Bundles the action and the command line into dist/, byte for byte the same from the same sources. */
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
rmSync('dist', { recursive: true, force: true })
const { metafile } = await build({
  entryPoints: { index: 'src/index.ts', post: 'src/post.ts', cli: 'src/cli.ts', 'load-worker': 'src/load/worker.ts', 'trace-receiver': 'src/traces/receiver-thread.ts', 'probe-threads': 'src/probes/threads-main.ts', 'slow-proxy': 'src/service/slow-proxy.ts' },
  outdir: 'dist', bundle: true, platform: 'node', target: 'node24', format: 'esm', legalComments: 'none', metafile: true, logLevel: 'warning',
  // Splitting keeps the artifact client, 2.6 MB, out of runs that upload nothing. Chunks lie beside the load worker, which is found relative to them.
  splitting: true, chunkNames: '[name]-[hash]',
  define: { PERF_GATE_VERSION: JSON.stringify(version) },
  // Only `require`: a `__filename` here collides with one that @azure/storage-common declares, and the bundle would not start.
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
})
// The action is used without our package.json beside it.
writeFileSync('dist/package.json', '{ "type": "module" }\n')
writeFileSync('dist/licenses.txt', collectLicenses(metafile))
for (const [file, { bytes }] of Object.entries(metafile.outputs)) if (bytes > 50_000) console.log(`${file}  ${(bytes / 1024).toFixed(0)} KB`)
