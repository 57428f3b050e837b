/** Other proofreaders on the same texts: textlint’s kernel with twelve rules, zhlint, autocorrect. */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

export interface Proofreader {
  name: string
  /** Rules on a parsed text, or parsing and rules. */
  does: 'rules' | 'both'
  run: (text: string) => unknown
}

export interface Proofreaders {
  found: Proofreader[]
  /** Why there are none, in a line. */
  absent?: string
}

/**
 * Rules of textlint that are at home in Chinese text, of the kinds that bigan has: characters, brackets, ends of
 * paragraphs, sections, long sentences, wrong words, days of the week.
 */
const textlintRules: Readonly<Record<string, object>> = {
  '@textlint-rule/textlint-rule-no-invalid-control-character': {},
  '@textlint-rule/textlint-rule-no-unmatched-pair': {},
  'textlint-rule-date-weekday-mismatch': { lang: 'zh' },
  'textlint-rule-ja-no-mixed-period': {},
  'textlint-rule-max-comma': { max: 20 },
  'textlint-rule-no-empty-section': {},
  'textlint-rule-no-kangxi-radicals': {},
  'textlint-rule-no-mixed-zenkaku-and-hankaku-alphabet': {},
  'textlint-rule-no-todo': {},
  'textlint-rule-no-zero-width-spaces': {},
  'textlint-rule-prh': {},
  'textlint-rule-sentence-length': { max: 200 },
}

/** Wrong words for prh, whose dictionary is YAML. */
const wrongWords = `version: 1
rules:
  - { expected: 部署, pattern: 布署 }
  - { expected: 截至, pattern: 截止到 }
  - { expected: 按部就班, pattern: 按步就班 }
  - { expected: 再接再厉, pattern: 再接再励 }
`

/** The proofreaders that are installed. */
export async function findProofreaders(): Promise<Proofreaders> {
  if (!existsSync('bench/node_modules/@textlint/kernel'))
    return { found: [], absent: 'textlint, zhlint, autocorrect: not installed (npm ci --prefix bench)' }
  const require = createRequire(join(process.cwd(), 'bench', 'package.json'))
  return { found: [...textlint(require), zhlint(require), ...autocorrect(require)] }
}

interface Processor {
  preProcess(text: string, path?: string): unknown
  postProcess(messages: object[], path?: string): { messages: object[]; filePath: string }
}
type Plugin = new () => { processor(extension: string): Processor }
interface Kernel {
  lintText(
    text: string,
    options: { filePath: string; ext: string; plugins: object[]; rules: object[] },
  ): Promise<{ messages: { ruleId: string }[] }>
}
interface KernelModule {
  TextlintKernel: new () => Kernel
}
type Defaulted<T> = T | { default: T }

function textlint(require: NodeJS.Require): Proofreader[] {
  const { TextlintKernel } = require('@textlint/kernel') as KernelModule
  const markdown = defaultOf(
    require('@textlint/textlint-plugin-markdown') as Defaulted<{ Processor: Plugin }>,
  )
  const kernel = new TextlintKernel()
  const rules = Object.entries(textlintRules).map(([name, options]) => ({
    ruleId: name,
    rule: defaultOf(require(name) as Defaulted<object>),
    options: name === 'textlint-rule-prh' ? { ruleContents: [wrongWords] } : options,
  }))
  const lint = (plugin: object) => (text: string) =>
    kernel.lintText(text, {
      filePath: 'speech.md',
      ext: '.md',
      plugins: [{ pluginId: 'markdown', plugin }],
      rules,
    })
  return [
    {
      name: 'textlint kernel, 12 rules',
      does: 'rules',
      run: lint({ Processor: parsedOnce(markdown.Processor) }),
    },
    { name: 'textlint kernel, 12 rules', does: 'both', run: lint(markdown) },
  ]
}

/** The Markdown plugin, but a text that it has parsed before is not parsed again. */
function parsedOnce(Markdown: Plugin): Plugin {
  const parser = new Markdown().processor('.md')
  const trees = new Map<string, unknown>()
  return class {
    availableExtensions(): string[] {
      return ['.md']
    }

    processor(): Processor {
      return {
        preProcess: (text, path) => {
          const tree = trees.get(text) ?? parser.preProcess(text, path)
          trees.set(text, tree)
          return tree
        },
        postProcess: (messages, path) => ({ messages, filePath: path ?? '' }),
      }
    }
  }
}

interface Zhlint {
  run(text: string, options: { rules: { preset: string } }): { validations: object[] }
}

function zhlint(require: NodeJS.Require): Proofreader {
  const { run } = require('zhlint') as Zhlint
  return { name: 'zhlint', does: 'both', run: (text) => run(text, { rules: { preset: 'default' } }) }
}

interface Autocorrect {
  lintFor(text: string, path: string): { lines: object[] }
}

/** Its program is compiled for some systems only. */
function autocorrect(require: NodeJS.Require): Proofreader[] {
  try {
    const { lintFor } = require('autocorrect-node') as Autocorrect
    return [{ name: 'autocorrect (Rust)', does: 'both', run: (text) => lintFor(text, 'speech.md') }]
  } catch {
    return []
  }
}

function defaultOf<T>(module: Defaulted<T>): T {
  return typeof module === 'object' && module !== null && 'default' in module ? module.default : module
}
