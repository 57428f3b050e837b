import { brief, endOfText, lineAt, quoted } from './yaml-lines.ts'
import { repair, type Slip } from './yaml-slip.ts'

/** A text that begins with a character YAML keeps for itself: `%`, `@`, a backtick, `>70%`, `*县`, `&`, `!`. */
export function reservedStart(text: string, start: number, inFlow: boolean): Slip {
  const end = Math.max(start + 1, endOfText(text, start, inFlow))
  const written = text.slice(start, end)
  const mark = written[0] ?? ''
  const message =
    mark === '*'
      ? '“*”开头在这里另有含义；不知道的内容请写“待补”，要的就是星号请给整段文字加引号'
      : `文字不能直接以“${mark}”开头，请给整段文字加引号：${brief(quoted(written))}`
  return repair('yaml/start', start, end, message, [{ start, end, text: quoted(written) }])
}

/** A quoted text after which more text follows on the line: `"双过半"工作`. */
export function textAfterQuote(text: string, open: number, close: number, inFlow: boolean): Slip {
  const end = endOfText(text, close, inFlow)
  const whole = text.slice(open, end)
  const inside = text.slice(open + 1, close - 1)
  const message = `引号只括住了前半段“${brief(inside)}”，后面还有文字；请改用中文引号“”，或在整段文字外面再加一层引号`
  return repair('yaml/quote-early', open, end, message, [{ start: open, end, text: quoted(whole) }])
}

/** A quote that nothing closes, or that a quote of a later line closes. `stop` is where the parser saw its end. */
export function openQuote(text: string, open: number, stop: number, inFlow: boolean): Slip {
  const quote = text[open] ?? '"'
  const firstLine = lineAt(text, open)
  const swallowed = text
    .slice(firstLine.end, stop)
    .split('\n')
    .some((line) => /^\s*(- |[^\s:]{1,20}:(\s|$))/.test(line))
  let end = swallowed || stop <= firstLine.end || inFlow ? endOfText(text, open, inFlow) : stop
  while (end > open + 1 && /\s/.test(text[end - 1]!)) end--
  const last = text[end - 1] ?? ''
  const chinese = /[”’“‘]/.test(last) && end > open + 1
  const message = chinese
    ? `开头是半角引号${quote}，结尾是中文引号${last}，请改成一致`
    : `这里的引号${quote}没有配对，请在文字末尾补上`
  const edit = chinese ? { start: end - 1, end, text: quote } : { start: end, end, text: quote }
  return { ...repair('yaml/quote-open', open, open + 1, message, [edit]), swallows: true }
}

/** `\` in double quotes before something that is no escape. */
export function wrongEscape(text: string, at: number): Slip {
  const message = '双引号里的“\\”另有含义，请写成“\\\\”，或改用单引号、中文引号'
  const written = text.slice(at, at + 2)
  return repair('yaml/escape', at, at + Math.max(1, written.length), message, [
    { start: at, end: at + 1, text: '\\\\' },
  ])
}

/** `{{…}}` of the template language in a sheet. The braces are at `open`. */
export function handlebars(text: string, open: number): Slip {
  const line = lineAt(text, open)
  const braces = /^\{{2,3}/.exec(text.slice(open))![0].length
  const close = text.slice(open, line.end).search(/\}{2,3}/)
  const end =
    close < 0 ? line.end : open + close + /^\}+/.exec(text.slice(open + close))![0].slice(0, 3).length
  const inner = text.slice(open + braces, close < 0 ? end : open + close).trim()
  const message = `这里不能用“{{…}}”，引用数据请写成【${brief(inner)}】`
  return repair('yaml/handlebars', open, end, message, [{ start: open, end, text: `【${inner}】` }])
}
