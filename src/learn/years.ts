/** Numbers of several years in one sentence: 由2023年的41.8%，到2024年的40.3%，再到2025年的38.6%. */
import { subjectOf } from './name-words.ts'
import { fitting } from './names.ts'

const series =
  /由([^，。；由的【】]{2,12})的(\d{1,9}(?:\.\d{1,4})?)([^\d，。；【】]{1,4})((?:，到[^，。；的【】]{2,12}的\d{1,9}(?:\.\d{1,4})?\3){0,6})，再到([^，。；的【】]{2,12})的(\d{1,9}(?:\.\d{1,4})?)\3/gu

export interface Series {
  start: number
  end: number
  name: string
  unit: string
  years: [year: string, value: string][]
}

/** The series of a text that 历年 prints as they stand. */
export function seriesIn(text: string): Series[] {
  return [...text.matchAll(series)].flatMap((match): Series[] => {
    const { index, 0: whole, 1: first, 2: value, 3: unit, 4: middle, 5: final, 6: lastValue } = match
    const years: [string, string][] = [
      [first!, value!],
      ...[...middle!.matchAll(/，到([^的]+)的(\d+(?:\.\d+)?)/gu)].map(
        ({ 1: year, 2: number }): [string, string] => [year!, number!],
      ),
      [final!, lastValue!],
    ]
    const names = years.map(([year]) => year)
    if (new Set(names).size !== years.length || names.some((year) => /^__|^\d+$/u.test(year))) return []
    const before = /[^。；：？！\n]{0,40}$/u
      .exec(text.slice(Math.max(0, index - 40), index))![0]
      .replace(/，$/u, '')
    const name = fitting(subjectOf(before.slice(before.lastIndexOf('，') + 1)))
    return [{ start: index, end: index + whole.length, name, unit: unit!, years }]
  })
}
