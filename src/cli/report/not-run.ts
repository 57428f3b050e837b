import type { Reviewed } from '../../index.ts'

type Need = Reviewed['notRun'][number]['needs'][number]

/** What is wanting, and where it is given. */
const short: Readonly<Record<Need, string>> = {
  facts: '事实表（--facts）',
  meeting: '会议表（--meeting）',
  names: '人员和单位名单（bigan.yaml）',
  layout: '样式',
  earlier: '以往的稿子（--corpus）',
  phrases: '用语库',
  versions: '留过档的各稿',
  docx: 'Word 文件',
  date: '会议日期',
  region: '地区（bigan.yaml）',
}

/**
 * Which rules did not run over the files of a run. In one line for those who check drafts daily: how many, and for want of
 * what; with `detailed` a line for each want, with the names of its rules. Nothing where all rules ran.
 */
export function prettyNotRun(reviews: readonly Reviewed[], detailed: boolean): string {
  const read = reviews.filter(({ doc, notRun }) => doc && doc.text.trim() !== '' && notRun.length > 0)
  const wants = new Map<string, { needs: readonly Need[]; names: Set<string>; files: Set<string> }>()
  for (const { path, notRun } of read) {
    for (const { name, reason, needs } of notRun) {
      const want = wants.get(reason) ?? { needs, names: new Set(), files: new Set() }
      wants.set(reason, want)
      want.names.add(name)
      want.files.add(path)
    }
  }
  if (wants.size === 0) return ''
  const some = (files: ReadonlySet<string>): string =>
    files.size < read.length ? `（其中${files.size}个文件）` : ''
  if (detailed)
    return [...wants]
      .map(([reason, { names, files }]) => `未核：${[...names].join('、')}——${reason}${some(files)}\n`)
      .join('')
  const count = new Set([...wants.values()].flatMap(({ names }) => [...names])).size
  // what most rules want first
  const sorted = [...wants.values()].sort((a, b) => b.names.size - a.names.size)
  const parts = sorted.map(
    ({ needs, names, files }) =>
      `缺${needs.map((need) => short[need]).join('、')}的${names.size}条${some(files)}`,
  )
  return `未核：${count}条规则，${parts.join('，')}；加 --level info 看是哪些\n`
}
