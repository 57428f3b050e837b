/** What a path of the sheet is called: “成绩”第1条的“小标题”. */
import { chineseKey, type LevelName } from '../text/keys.ts'

/** Levels that a key of a draft's words may be of, the commonest first. */
const levels: readonly LevelName[] = ['point', 'part', 'block', 'task', 'problems', 'targets', 'figure']

/** Parts of a sheet with keys of their own. */
const own: Readonly<Record<string, LevelName>> = {
  speaker: 'speaker',
  region: 'region',
  period: 'period',
  defaults: 'defaults',
  opening: 'opening',
  heard: 'heard',
  figures: 'figure',
}

/** undefined where the path is empty. */
export function labelOf(path: string): string | undefined {
  const steps = path.split('/').filter((step) => step !== '')
  const [top, ...below] = steps
  if (top === undefined) return undefined
  let label = `“${chineseKey('sheet', top)}”`
  let isOpen = false
  for (const step of below) {
    if (step === 'points') continue
    if (/^\d+$/u.test(step)) {
      label += `第${Number(step) + 1}条`
      isOpen = false
      continue
    }
    label += `${isOpen ? '' : '的'}“${nameOf(step, top)}”`
    isOpen = false
  }
  return label
}

function nameOf(step: string, top: string): string {
  const first = Object.hasOwn(own, top) ? [own[top]!] : []
  return [...first, ...levels].map((level) => chineseKey(level, step)).find((name) => name !== step) ?? step
}
