import type { Problem } from '../text/problem.ts'
import type { ChangeEdit, CommentEdit } from './docx-edit-types.ts'

/** Why a change cannot be tracked where it stands, as the end of a sentence. */
export type NoChange =
  '跨了段落' | '已标为删除' | '在绑定数据或锁定的内容控件里' | '在注音、表情符号、移动过的文字等处'

/** What an edit is called in messages. */
function told(edit: Pick<CommentEdit, 'paragraphs'> | ChangeEdit): string {
  if ('paragraphs' in edit) return `批注“${short(edit.paragraphs.join(' '))}”`
  return edit.text === '' ? '一处删除' : `修订“${short(edit.text)}”`
}

/** The beginning of a text, on one line. */
export function short(text: string): string {
  const characters = [...text.replaceAll(/\s+/g, ' ').trim()]
  return characters.length > 30 ? `${characters.slice(0, 30).join('')}…` : characters.join('')
}

export function noPoint(edit: Pick<CommentEdit, 'paragraphs'> | ChangeEdit): Problem {
  const message = `${told(edit)}没有写进文件：文件里找不到它所指的文字，请对照核稿结果手工加上`
  return { code: 'word/no-point', level: 'warn', message }
}

export function noCommentHere(edit: CommentEdit): Problem {
  const message = `${told(edit)}没有写进文件：页眉、页脚等处不能加批注，请对照核稿结果手工改`
  return { code: 'word/no-comment-here', level: 'warn', message }
}

export function overlapping(edit: ChangeEdit): Problem {
  const message = `${told(edit)}没有写进文件：它与另一处修订重叠，请处理完那一处后再核一遍`
  return { code: 'word/change-overlap', level: 'warn', message }
}

export function asComment(edit: ChangeEdit, why: NoChange): Problem {
  const message = `${told(edit)}写成了批注：原文${why}，不宜加修订标记，请手工改`
  return { code: 'word/change-as-comment', level: 'info', message }
}

export function noChangeHere(edit: ChangeEdit, why: NoChange): Problem {
  const message = `${told(edit)}没有写进文件：原文${why}，不宜加修订标记，请手工改`
  return { code: 'word/no-change-here', level: 'warn', message }
}

export function unreadable(refusal: 'broken' | 'too-big'): Problem {
  const message =
    refusal === 'broken'
      ? '文件打不开，批注和修订没有写入：它不是完好的 Word 文件（.docx），请在 Word 或 WPS 中打开后另存为 .docx 再试'
      : '文件过大，批注和修订没有写入：请删去其中的大图片或附件，另存为 .docx 再试'
  return { code: refusal === 'broken' ? 'word/unreadable' : 'word/too-big', level: 'error', message }
}
