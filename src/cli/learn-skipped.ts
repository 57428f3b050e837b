/** Files of a folder that are no papers to learn from: told with what to do, or left out where they never are. */
import path from 'node:path'

/** Kinds of files that may hold a speech, and how it comes out of them. */
const kinds: readonly [endings: RegExp, what: string][] = [
  [/\.(?:pdf|ofd|caj)$/iu, '在 WPS 或 Word 里打开，另存为 .docx；扫描的先识别成文字'],
  [/\.(?:jpe?g|png|tiff?|bmp|heic|webp)$/iu, '图片，先识别成文字，存成 .docx'],
  [/\.(?:rtf|odt|uof|uot|wpt|dotx?|docm|mht|mhtml|pages)$/iu, '另存为 .docx'],
  [/\.(?:xlsx?|et|ett|csv|pptx?|dps)$/iu, '表格和幻灯片不学；里面有讲话的，复制到 .docx 里'],
  [/\.(?:zip|rar|7z)$/iu, '压缩包，先解开'],
]

/** So many names are told of each kind. */
const most = 5

/** One line for each kind of such files; '' where there are none. */
export function skippedWords(files: readonly string[]): string {
  return kinds
    .map(([endings, what]) => {
      const some = files.filter((file) => endings.test(file))
      if (some.length === 0) return ''
      const names = some.slice(0, most).map((file) => path.basename(file))
      return `没有学的有${some.length}个：${names.join('、')}${some.length > most ? '……' : ''}（${what}）\n`
    })
    .join('')
}
