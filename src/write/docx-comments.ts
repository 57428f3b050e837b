import {
  AnnotationReference,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Paragraph,
  TextRun,
  type ICommentsOptions,
  type ParagraphChild,
} from 'docx'
import { commentMark, commentStyle } from './docx-styles-beside.ts'

/** A remark in the margin, a paragraph for each line; its id is also in the text, at both ends of what it is about. */
export interface Comment {
  id: number
  text: string
}

const author = { author: '笔杆（自动核稿）', initials: '核' }

/** The words that a remark is about, with its mark behind them. */
export function commented(words: readonly ParagraphChild[], id: number): ParagraphChild[] {
  const mark = new TextRun({ style: commentMark, children: [new CommentReference(id)] })
  return [new CommentRangeStart(id), ...words, new CommentRangeEnd(id), mark]
}

/** The remarks themselves. */
export function wordComments(comments: readonly Comment[]): ICommentsOptions {
  return {
    children: comments.map(({ id, text }) => ({
      id,
      ...author,
      children: text.split('\n').map(
        (line, i) =>
          new Paragraph({
            style: commentStyle,
            children: [
              ...(i === 0
                ? [new TextRun({ style: commentMark, children: [new AnnotationReference()] })]
                : []),
              new TextRun({ text: line }),
            ],
          }),
      ),
    })),
  }
}
