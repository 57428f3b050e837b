/** Builds dist/: the program bundled for Node, and the shipped templates compiled. Run by `npm ci` through `prepare`. */
import { build, transform } from 'esbuild'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
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
  logLevel: 'warning',
  // The build of yaml for Node asks the environment at every token; the one for browsers is the same without that.
  alias: { yaml: path.join(root, 'node_modules', 'yaml', 'browser', 'dist', 'index.js') },
}
const asModule = {
  ...shared,
  format: 'esm',
  // CommonJS packages inside ask for Node's own modules by require, which an ES module does not have.
  banner: {
    js: "import { createRequire as __biganRequire } from 'node:module'; const require = __biganRequire(import.meta.url);",
  },
}

// The library.
await build({
  ...asModule,
  entryPoints: { index: 'src/index.ts' },
  outdir: 'dist',
  splitting: true,
  minify: true,
  chunkNames: 'chunks/[name]-[hash]',
})

// The templates and the phrases, by their compiler, which is built for this one use.
const compiler = path.join(out, 'compiler.mjs')
await build({ ...asModule, entryPoints: ['src/compile-templates.ts'], outfile: compiler })
const { shippedCache, shippedPhrases, shippedTemplates } = await import(pathToFileURL(compiler).href)
const { code, problems } = shippedTemplates(path.join(root, 'templates'))
const phrases = shippedPhrases(root)
problems.push(...phrases.problems)
for (const problem of problems) process.stderr.write(`${problem}\n`)
if (problems.length > 0) process.exit(1)
fs.writeFileSync(path.join(out, 'templates.cjs'), (await transform(code, { minify: true })).code)
fs.writeFileSync(path.join(root, shippedCache), phrases.json)
fs.rmSync(compiler)

// The command line: one script, a function that scripts/bin.cjs calls, and what V8 compiled of it while it did samples.
// Packages that few runs need, and that need nothing of ours, are scripts of their own beside it.
const cli = path.join(out, 'cli')
const apart = { 'opencc-js/t2cn': 'opencc.js', 'pinyin-pro': 'pinyin.js' }
const asScript = { ...shared, format: 'cjs', minify: true }
const program = {
  ...asScript,
  entryPoints: ['src/cli/bin.ts'],
  define: { 'import.meta.url': '__biganUrl' },
  banner: { js: "'use strict';(function (require, __biganUrl) {" },
  footer: { js: '})' },
  // A script has no import(): what is apart is required. The text of String.raw is put in quotes, where it is escaped.
  supported: { 'dynamic-import': false, 'template-literal': false },
}
await build({
  ...program,
  outfile: path.join(cli, 'bigan.js'),
  plugins: [
    { name: 'apart', setup: (plugin) => plugin.onResolve({ filter: /^(?:opencc-js|pinyin-pro)/ }, beside) },
  ],
})
// A search of the phrases is to be there at once: a script with what it needs alone, which reading YAML is no part of.
await build({
  ...program,
  outfile: path.join(cli, 'search.js'),
  plugins: [{ name: 'search', setup: (plugin) => plugin.onResolve({ filter: /^\.\.?\// }, forSearch) }],
})
await build({
  ...asScript,
  stdin: { contents: "export { readPhrases } from './src/phrases/index.ts'", resolveDir: root },
  outfile: path.join(cli, 'reading.js'),
})
for (const [name, file] of Object.entries(apart))
  await build({
    ...asScript,
    stdin: { contents: `export * from '${name}'`, resolveDir: root },
    outfile: path.join(cli, file),
  })
for (const file of ['bigan.js', 'search.js', 'reading.js']) escapeAll(path.join(cli, file))
fs.writeFileSync(path.join(cli, 'package.json'), '{ "type": "commonjs" }\n')
fs.copyFileSync(path.join(root, 'scripts', 'bin.cjs'), path.join(cli, 'bin.js'))
fs.chmodSync(path.join(cli, 'bin.js'), 0o755)
const drafts = fs.mkdtempSync(path.join(os.tmpdir(), 'bigan-build-'))
const sample = '招商推进会'
cache('draft', path.join('content', 'facts', `${sample}.yaml`), '-o', drafts)
cache('check', path.join(drafts, `${sample}.md`))
cache('phrases', 'search', '招商')
fs.rmSync(drafts, { recursive: true })

function beside({ path: name }) {
  return { path: `./${apart[name]}`, external: true }
}

/** Modules of ours that a search does not use are left out, and so are the other commands, which its script never calls. */
function forSearch({ path: name, kind, importer, resolveDir }) {
  if (!importer.startsWith(path.join(root, 'src'))) return undefined
  if (kind !== 'dynamic-import' || /^\.\/phrases(?:-search)?\.ts$/.test(name))
    return { path: path.join(resolveDir, name), sideEffects: false }
  return { path: name === './phrases/index.ts' ? './reading.js' : name, external: true }
}

/** Only regular expressions are left to be escaped: a script of one-byte characters is half the size in memory. */
function escapeAll(file) {
  const code = fs.readFileSync(file, 'utf8')
  const escaped = code.replace(
    /[^\x00-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  fs.writeFileSync(file, escaped)
}

function cache(command, ...args) {
  const file = path.join(cli, `${command}.cache`)
  spawnSync(process.execPath, ['scripts/cache.cjs', file, command, ...args], { cwd: root })
}
