/** Builds dist/: the program bundled for Node, and the shipped templates compiled. Run by `npm ci` through `prepare`. */
import { build, transform } from 'esbuild'
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const root = import.meta.dirname
const out = path.join(root, 'dist')
fs.rmSync(out, { recursive: true, force: true })

const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  logLevel: 'warning',
  // CommonJS packages inside ask for Node's own modules by require, which an ES module does not have.
  banner: {
    js: "import { createRequire as __biganRequire } from 'node:module'; const require = __biganRequire(import.meta.url);",
  },
}

await build({
  ...shared,
  entryPoints: { 'cli/bin': 'src/cli/bin.ts', index: 'src/index.ts' },
  outdir: 'dist',
  splitting: true,
  minify: true,
  chunkNames: 'chunks/[name]-[hash]',
})

// The compiler of templates, built for this one use.
const compiler = path.join(out, 'compiler.mjs')
await build({ ...shared, entryPoints: ['src/compile-templates.ts'], outfile: compiler })
const { shippedTemplates } = await import(pathToFileURL(compiler).href)
const { code, problems } = shippedTemplates(path.join(root, 'templates'))
for (const problem of problems) process.stderr.write(`${problem}\n`)
if (problems.length > 0) process.exit(1)
fs.writeFileSync(
  path.join(out, 'templates.js'),
  (await transform(code, { minify: true, format: 'esm' })).code,
)
fs.rmSync(compiler)
fs.chmodSync(path.join(out, 'cli', 'bin.js'), 0o755)
