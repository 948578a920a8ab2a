import process from 'node:process'
import fc from 'fast-check'

/** The same random inputs in every run: what fails here fails everywhere. To look for more, give another seed: `FAST_CHECK_SEED=7 npx vitest run __tests__/report/fuzz.test.ts`. */
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 20_261_125) })
