import type { Problem } from '../text/problem.ts'
import type { Tracked } from './docx-edit-types.ts'

/** Why a change cannot be tracked where it stands, as the end of a sentence. */
export type NoChange =
  | '跨了段落'
  | '已标为删除'
  | '在绑定数据或锁定的内容控件里'
  | '在自动更新的域里'
  | '在注音、表情符号、移动过的文字等处'
  | '所在的表格行有嵌套的表格、上下合并的单元格或移动过的文字'

/** What an edit is called in messages. */
export function remarkTold(paragraphs: readonly string[]): string {
  return `批注“${short(paragraphs.join(' '))}”`
}

export function changeTold(text: string): string {
  return text === '' ? '一处删除' : `修订“${short(text)}”`
}

export function newParagraphTold(text: string): string {
  return text === '' ? '新增的一个空段' : `新增的一段“${short(text)}”`
}

export function goneParagraphTold(text: string): string {
  return text === '' ? '删去的一段' : `删去的一段“${short(text)}”`
}

export function wholeTold(text: string, kind: Tracked): string {
  return kind === 'deleted' ? goneParagraphTold(text) : newParagraphTold(text)
}

/** A row that goes, or is shown as new. */
export function goneRowTold(text: string, kind: Tracked): string {
  const what = kind === 'deleted' ? '删去的一行' : '新增的一行'
  return text.trim() === '' ? what : `${what}“${short(text)}”`
}

export function newRowTold(cells: readonly string[]): string {
  return `新增的一行“${short(cells.join(' '))}”`
}

/** The beginning of a text, on one line. */
export function short(text: string): string {
  const characters = [...text.replaceAll(/\s+/g, ' ').trim()]
  return characters.length > 30 ? `${characters.slice(0, 30).join('')}…` : characters.join('')
}

export function noPoint(told: string): Problem {
  const message = `${told}没有写进文件：文件里找不到它所指的文字，请对照核稿结果手工加上`
  return { code: 'word/no-point', level: 'warn', message }
}

export function noCommentHere(told: string): Problem {
  const message = `${told}没有写进文件：页眉、页脚等处不能加批注，请对照核稿结果手工改`
  return { code: 'word/no-comment-here', level: 'warn', message }
}

export function overlapping(told: string): Problem {
  const message = `${told}没有写进文件：它与另一处修订重叠，请处理完那一处后再核一遍`
  return { code: 'word/change-overlap', level: 'warn', message }
}

export function asComment(told: string, why: NoChange): Problem {
  const message = `${told}写成了批注：原文${why}，不宜加修订标记，请手工改`
  return { code: 'word/change-as-comment', level: 'info', message }
}

export function noChangeHere(told: string, why: NoChange): Problem {
  const message = `${told}没有写进文件：原文${why}，不宜加修订标记，请手工改`
  return { code: 'word/no-change-here', level: 'warn', message }
}

export function paragraphKept(told: string, isEmpty: boolean): Problem {
  const message = isEmpty
    ? `${told}处理后会留下一个空段：它是表格单元格、文本框等处的最后一段，或与分节符相连，请手工处理`
    : `${told}没有整段处理：里面有图片、注码、公式、域或分节符，这些原样保留，请手工处理`
  return { code: 'word/paragraph-kept', level: 'info', message }
}

export function controlReplaced(words: string): Problem {
  const message = `“${short(words)}”所在的内容控件与文件中的数据绑定，为加修订标记已解除绑定，文字照旧，数据部分没有改动`
  return { code: 'word/control-replaced', level: 'info', message }
}

export function unreadable(refusal: 'broken' | 'too-big'): Problem {
  const message =
    refusal === 'broken'
      ? '文件打不开，批注和修订没有写入：它不是完好的 Word 文件（.docx），请在 Word 或 WPS 中打开后另存为 .docx 再试'
      : '文件过大，批注和修订没有写入：请删去其中的大图片或附件，另存为 .docx 再试'
  return { code: refusal === 'broken' ? 'word/unreadable' : 'word/too-big', level: 'error', message }
}
