/** What a sheet may hold and is hardly meant (存疑): days on the wrong side of the speech, numbers typed before heads. */
import { compareDays, parseDay } from '../text/dates.ts'
import { join, type Path, type Places } from '../text/places.ts'
import type { Problem } from '../text/problem.ts'
import { endOf } from './calendar.ts'
import type { Sheet } from './schema.ts'

/** A head that brings its own number: 一是隐患多, （一）要整改, 1.做强. */
const numbered =
  /^(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+(?:是(?![一二三四五六七八九十])|、)|第[一二三四五六七八九十]+[，、]|\d+[.．、](?!\d))/

/** Doubts of a sheet, each at its place. */
export function findDoubts(sheet: Sheet, places: Places): Problem[] {
  const problems: Problem[] = []
  const warn = (code: string, message: string, path: Path): void => {
    const place = places.of(path)
    problems.push({ code, level: 'warn', message, ...(place ? { place } : {}) })
  }
  const date = parseDay(sheet.date)
  const late = (text: string | undefined): boolean => {
    const day = endOf(text)
    return date !== undefined && day !== undefined && compareDays(day, date) > 0
  }
  if (late(sheet.defaults?.asOf)) warn('sheet/as-of', '“截至”的日期晚于讲话日期，请核对', 'defaults/asOf')
  const visit = (value: unknown, path: Path): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [key, child] of Object.entries(value)) {
      const at = join(path, key)
      if (typeof child !== 'string') {
        visit(child, at)
        continue
      }
      const day = key === 'due' ? endOf(child) : undefined
      if (date && day && compareDays(day, date) < 0)
        warn('task/past-deadline', `完成时限“${child}”早于讲话日期，请核对`, at)
      if (key === 'heading' && numbered.test(child)) {
        warn('sheet/numbered', `小标题自己带了序号“${numbered.exec(child)![0]}”；序号由程序编，请去掉`, at)
      }
    }
    if (isTask(path) && !('matter' in value))
      warn('task/no-matter', '这条任务没有写“事项”，印不出来；请补上', path)
  }
  const { figures: _figures, ...texts } = sheet
  visit(texts, '')
  return problems
}

function isTask(path: Path): boolean {
  return /(?:^|\/)tasks\/\d+$/.test(path)
}
