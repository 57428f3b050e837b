// Runs one TypeScript file of the project, with the bundler that builds it: Node 20 cannot strip types by itself.
//   node scripts/run.mjs bench/run.ts [arguments]
import { build } from 'esbuild'
import { spawnSync } from 'node:child_process'
import { basename, join } from 'node:path'

const [entry = '', ...args] = process.argv.slice(2)
const outfile = join('node_modules', '.cache', 'bigan', basename(entry).replace(/\.ts$/, '.mjs'))
await build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'warning',
})
const { status } = spawnSync(process.execPath, [...process.execArgv, outfile, ...args], { stdio: 'inherit' })
process.exitCode = status ?? 1
