/** The phrase library: a search from the shell, over the shipped entries and over an office's 5,000, and its parts warm. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findPhrases, openPhrases, phraseQuery } from '../src/phrase-search.ts'
import { distinctCount } from '../src/phrases/index.ts'
import { race, type Contestant, type Timing } from './clock.ts'
import { aim, ms, say, table } from './table.ts'

const COLD = { warmUp: 2, rounds: 15, runs: 1 }
const WARM = { warmUp: 5, rounds: 9, runs: 3 }

const office = { files: 50, entries: 100 }
const program = join(process.cwd(), 'dist', 'cli', 'bin.js')

/** Prints the tables; gives the lines of the aims. */
export async function benchPhrases(): Promise<string[]> {
  const bare = mkdtempSync(join(tmpdir(), 'bigan-bench-'))
  const own = mkdtempSync(join(tmpdir(), 'bigan-bench-'))
  try {
    makeOffice(own)
    const first = firstSearch(own)
    const cold = await race(commands(bare, own), COLD)
    const warm = await race(await parts(bare, own), WARM)
    const [node, shipped, large, changed] = cold
    say('\n8. The phrase library')
    table(
      ['cold: one search from the shell', 'ms', 'rounds', 'ratio'],
      cold.map((timing) => [timing.name, ms(timing.median), span(timing), ratioOf(timing, node).toFixed(2)]),
    )
    say(`the first search after 5,000 entries came, every file of theirs read: ${ms(first)} ms`)
    say()
    table(
      ['warm', 'ms', 'rounds'],
      warm.map((timing) => [timing.name, ms(timing.median), span(timing)]),
    )
    return [
      aim('cold phrases search, the shipped library, against bare node', ratioOf(shipped, node), 4, '×'),
      aim('cold phrases search, 5,000 entries more, against bare node', ratioOf(large, node), 4, '×'),
      aim('the same with one file in fifty changed, against bare node', ratioOf(changed, node), 8, '×'),
    ]
  } finally {
    rmSync(bare, { recursive: true, force: true })
    rmSync(own, { recursive: true, force: true })
  }
}

function ratioOf(timing: Timing | undefined, bare: Timing | undefined): number {
  return (timing?.median ?? NaN) / (bare?.median ?? NaN)
}

function span({ fastest, slowest }: Timing): string {
  return `${ms(fastest)}–${ms(slowest)}`
}

function commands(bare: string, own: string): Contestant[] {
  let edition = 0
  return [
    { name: 'node (bare)', run: () => runNode(bare, ['-e', '0']) },
    { name: 'bigan phrases search, the shipped library', run: () => search(bare) },
    { name: 'bigan phrases search, 5,000 entries more', run: () => search(own) },
    {
      name: 'the same, one file in fifty changed',
      prepare: () => writeOwn(own, 0, ++edition),
      run: () => search(own),
    },
  ]
}

function firstSearch(own: string): number {
  const start = performance.now()
  search(own)
  return performance.now() - start
}

function search(folder: string): void {
  runNode(folder, [program, 'phrases', 'search', '招商'])
}

function runNode(cwd: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`)
}

async function parts(bare: string, own: string): Promise<Contestant[]> {
  const { value: shipped } = await openPhrases(bare)
  const { value: large } = await openPhrases(own)
  const { value: words } = phraseQuery({ words: ['招商', '项目'] })
  const { value: form } = phraseQuery({ form: '4+4+12' })
  const count = `${large.phrases.length} entries`
  return [
    { name: `load ${shipped.phrases.length} entries, as shipped`, run: () => openPhrases(bare) },
    { name: `load ${count}`, run: () => openPhrases(own) },
    { name: `search ${count} for two words`, run: () => findPhrases(large, words) },
    { name: `search ${count} by form`, run: () => findPhrases(large, form) },
    { name: `merge near-duplicates of ${count}`, run: () => distinctCount(large.phrases) },
  ]
}

function makeOffice(folder: string): void {
  mkdirSync(join(folder, 'content', 'phrases'), { recursive: true })
  writeFileSync(join(folder, 'bigan.yaml'), '地区: 清河区\n')
  for (let file = 0; file < office.files; file++) writeOwn(folder, file, 0)
}

const subjects = [
  '招商',
  '项目',
  '安全',
  '环境',
  '乡村',
  '企业',
  '作风',
  '信访',
  '财税',
  '人才',
  '窗口',
  '园区',
]
const verbs = ['抓实', '盯紧', '理顺', '算清', '做细', '跑通', '守住', '带好', '补齐', '看透', '扛稳']
const objects = [
  '每一道工序',
  '每一户人家',
  '手上的账本',
  '眼前的难处',
  '后面的长远',
  '自家的短处',
  '一线的实情',
]

/** A file of an office: 100 entries of three clauses, none like another. */
function writeOwn(folder: string, file: number, edition: number): void {
  const rows = Array.from({ length: office.entries }, (_, i) => {
    const n = file * office.entries + i + edition
    const clauses = [n, n * 7 + 3, n * 13 + 5].map(
      (at, k) =>
        `${subjects[at % subjects.length]}${verbs[(at >> (k + 2)) % verbs.length]}${objects[(at >> (k + 1)) % objects.length]}`,
    )
    return `  - 编号: 素材-${file}-${i}
    类别: 任务.阐发
    文字: ${clauses.join('，')}。
    位置: 部署任务
    主题: 招商引资
    标签: [素材, 第${n % 30}组]
`
  })
  const text = `# 素材\n默认: {来源: 自撰}\n用语:\n${rows.join('')}`
  writeFileSync(join(folder, 'content', 'phrases', `素材${file}.yaml`), text)
}
