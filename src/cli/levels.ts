import type { Level } from '../text/problem.ts'

/** What --level takes, in either spelling. */
export function levelSpellings(): Record<string, Level> {
  return { error: 'error', warn: 'warn', info: 'info', 差错: 'error', 存疑: 'warn', 提示: 'info' }
}
