import type { Problem } from '../text/problem.ts'
import type { Source } from '../text/source.ts'
import type { WordParagraph } from './docx-blocks.ts'

/** What is not read, or not read as it stands, and how that is said to a person. */
const messages = {
  picture: (n: number) => `有${n}处图片没有读入，核稿只看文字，图片请另行核对`,
  chart: (n: number) => `有${n}处图表或图示没有读入，其中的文字和数字请另行核对`,
  formula: (n: number) => `有${n}处公式没有读入，请另行核对`,
  object: (n: number) => `有${n}处嵌入的对象没有读入，请打开原件另行核对`,
  comment: (n: number) => `有${n}条批注没有读入，批注中的意见请逐条处理`,
  figureRemark: (n: number) => `有${n}条说明数据来源的批注没有读入，核稿版才有，供核对用`,
  hidden: (n: number) => `有${n}处隐藏文字没有读入，如需核对请先取消“隐藏”`,
  struck: (n: number) => `有${n}处加了删除线的文字没有读入，如仍要用请先取消删除线`,
  reading: (n: number) => `有${n}处拼音没有读入，只读了汉字，拼音请另行核对`,
  margin: (n: number) => `有${n}处页眉页脚的文字没有读入，请另行核对`,
  contents: (n: number) => `目录（${n}行）没有读入，定稿前请在 Word 中更新目录`,
  nested: (n: number) => `有${n}个套在表格里的表格，已并入它所在的单元格来读`,
  placeholder: (n: number) => `有${n}处内容控件没有填写，提示文字没有读入，请填写或删去`,
  symbol: (n: number) => `有${n}个符号字体的符号读不出来，已用“〓”代替，请另行核对`,
  factsTable: () => '文末的“数据核对表”没有读入，它随核稿版而来，不是稿子里的话',
  note: (n: number) => `有${n}条脚注、尾注已移到文末来读，正文中的注码没有读入`,
} as const

export type NoteKind = keyof typeof messages

interface Note {
  count: number
  first?: WordParagraph
}

/** Gathers what one reading leaves out, and the tracked changes that it takes as accepted. */
export class WordNotes {
  readonly #notes = new Map<NoteKind | 'revision', Note>()

  /** Counts one more; the first one's paragraph is where the problem will stand. */
  add(kind: NoteKind | 'revision', paragraph: WordParagraph | undefined): void {
    const note = this.#notes.get(kind)
    if (note) note.count++
    else this.#notes.set(kind, paragraph ? { count: 1, first: paragraph } : { count: 1 })
  }

  /** One info problem for each kind. */
  problems(source: Source, placeOf: (paragraph: WordParagraph) => [number, number] | undefined): Problem[] {
    return [...this.#notes].map(([kind, { count, first }]): Problem => {
      const range = first && placeOf(first)
      const place = range ? { place: { source, start: range[0], end: range[1] } } : {}
      return kind === 'revision'
        ? {
            code: 'word/tracked',
            level: 'info',
            message: `文中有${count}处修订，已按全部接受来读，请先接受或拒绝修订`,
            ...place,
          }
        : { code: 'word/dropped', level: 'info', message: messages[kind](count), ...place }
    })
  }
}
