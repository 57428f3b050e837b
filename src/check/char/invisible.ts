import type { Doc } from '../doc.ts'
import type { Rule } from '../rule.ts'
import { isSpacedOnPurpose } from './spacing.ts'

/**
 * Characters that print nothing, one or more together: controls, soft hyphen, zero-width and direction marks, fillers, BOM,
 * selectors of a form, tags. Written by code point and put together here, since some combine with their neighbours.
 */
const ranges = [
  [0x00, 0x08],
  [0x0b, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xe0000, 0xe007f],
] as const
const invisibles = ranges.map((ends) => ends.map((end) => `\\u{${end.toString(16)}}`).join('-')).join('')
const forms = new RegExp(`[${invisibles}]+|[\\u00a0\\u2007\\u202f]+`, 'gu')

const names: ReadonlyMap<number, string> = new Map([
  [0xa0, '不换行空格'],
  [0x2007, '不换行空格'],
  [0x202f, '不换行空格'],
  [0xad, '软连字符'],
  [0x200b, '零宽空格'],
  [0x200c, '零宽不连字符'],
  [0x200d, '零宽连字符'],
  [0x2060, '零宽不换行符'],
  [0xfeff, '字节顺序标记'],
])

const word = /[\p{Script=Han}\d]/u
const pictures = /\p{Extended_Pictographic}|[\u{1f3fb}-\u{1f3ff}\u{1f1e6}-\u{1f1ff}]/u
/** Scripts that join and direct their letters with such marks. */
const joining =
  /[\p{Script=Arabic}\p{Script=Mongolian}\p{Script=Tibetan}\p{Script=Hebrew}\p{Script=Devanagari}]/u

export const invisible: Rule = {
  id: 'char/invisible',
  name: '不可见字符',
  level: 'error',
  fix: 'safe',
  sheets: true,
  why: '从网页、聊天软件或 PDF 复制时带进来的零宽空格、软连字符、方向标记等字符看不见，却会使查找、排版和字数统计出错。',
  basis: [{ source: '本项目约定', verified: true }],
  examples: {
    bad: [
      {
        text: '各镇要把秋粮收购⟦\u200b⟧资金备足。',
        message: '此处有看不见的字符（零宽空格 U+200B），应删去',
        fixed: '各镇要把秋粮收购资金备足。',
      },
      {
        text: '供水管网改⟦\u00ad⟧造年内完工。',
        message: '此处有看不见的字符（软连字符 U+00AD），应删去',
        fixed: '供水管网改造年内完工。',
      },
      {
        text: '全县登记企业⟦\u00a0⟧312家。',
        message: '此处有看不见的字符（不换行空格 U+00A0），应删去',
        fixed: '全县登记企业312家。',
      },
      {
        text: '请⟦\ufeff⟧各单位于周五前报送。',
        message: '此处有看不见的字符（字节顺序标记 U+FEFF），应删去',
        fixed: '请各单位于周五前报送。',
      },
      {
        text: '联系电话：⟦\u202d⟧0550-8812345\u202c，工作日接听。',
        message: '此处有看不见的字符（U+202D），应删去',
        fixed: '联系电话：0550-8812345，工作日接听。',
        count: 2,
      },
    ],
    good: [
      '　　会议开到社区里，问题解决在楼道口。',
      '文明养犬海报上印着👨\u200d👩\u200d👧和❤\ufe0f两个图案。',
      '展馆的门牌上还有维吾尔文\u0646\u200c\u0645一栏。',
      '请登录Word\u00a0Press后台更新栏目。',
      '签名：王\u00a0芳、李\u00a0刚。',
      '葛\u{e0100}洲坝旧名的异体写法保留。',
    ],
  },
  check(doc, { report }) {
    for (const match of doc.text.matchAll(forms)) {
      const range = { start: match.index, end: match.index + match[0].length }
      if (isWanted(doc, range.start, range.end)) continue
      report({
        range,
        message: `此处有看不见的字符（${nameOf(match[0])}），应删去`,
        fix: [{ ...range, text: '' }],
      })
    }
  },
}

function nameOf(characters: string): string {
  const unit = characters.codePointAt(0)!
  const code = `U+${unit.toString(16).toUpperCase().padStart(4, '0')}`
  const name = names.get(unit)
  return name ? `${name} ${code}` : code
}

/** Emoji and some scripts need such marks; a space that does not break is wrong only inside a word. */
function isWanted(doc: Doc, start: number, end: number): boolean {
  const before = lastOf(doc.text.slice(Math.max(0, start - 2), start))
  const after = String.fromCodePoint(doc.text.codePointAt(end) ?? 0x20)
  if (/[\u00a0\u2007\u202f]/u.test(doc.text[start]!))
    return !(word.test(before) && word.test(after)) || isSpacedOnPurpose(doc, start, end)
  return pictures.test(before) || joining.test(before) || joining.test(after)
}

function lastOf(text: string): string {
  return Array.from(text).at(-1) ?? ''
}
