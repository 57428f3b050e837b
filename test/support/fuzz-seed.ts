/**
 * The gate runs the same cases on every machine; `FUZZ_SEED=$RANDOM npx vitest run` looks for new ones. A case that was
 * found becomes a test of its own.
 */
import { configureGlobal } from 'fast-check'

configureGlobal({ seed: Number(process.env['FUZZ_SEED'] ?? 20260612) })
