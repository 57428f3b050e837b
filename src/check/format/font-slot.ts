import { gb2312, outsideGb2312 } from '../../text/gb2312.ts'
import type { Doc } from '../doc.ts'
import type { Range, Rule } from '../rule.ts'
import { isChinese } from './faces.ts'
import { settingOf, type Seen, type Setting } from './seen.ts'

/** Marks that Word takes for Latin unless the run says otherwise (ISO/IEC 29500-1, 17.3.2.26). */
const marks = /[“”‘’…—]/gu

export const fontSlot: Rule = {
  id: 'format/font-slot',
  name: '标点和生僻字的字体',
  level: 'warn',
  fix: 'none',
  needs: ['docx', 'layout'],
  why: '引号、破折号、省略号落到西文字体里会变窄变样；主题字体换一台电脑就变；镕、喆、祎等字不在 _GB2312 字体里，打印出来会换成别的字体。',
  basis: [{ source: '字体事实', verified: false }],
  examples: { bad: [], good: [] },
  check(doc, { inputs, report }) {
    const setting = settingOf(doc, inputs)
    if (!setting) return
    const latin = latinMarks(doc, setting)
    if (latin.count > 0)
      report({
        range: latin.first!,
        message: `有${latin.count}处引号、破折号或省略号用的是西文字体${[...latin.faces].slice(0, 2).join('、')}，请把这些标点改为中文字体`,
        data: { count: latin.count },
      })
    const themed = setting.seen.filter(({ spans }) =>
      spans.some(({ text, look }) => look.eastAsia?.theme && /\p{Script=Han}/u.test(text)),
    )
    if (themed.length > 0)
      report({
        range: themed[0]!.range,
        message: `有${themed.length}段文字用的是主题字体，换一台电脑会变样，请改用样式“${setting.layout.name}”的字体`,
        data: { count: themed.length },
      })
    const rare = rareCharacters(doc, setting.seen)
    if (rare.characters.size > 0)
      report({
        range: rare.first!,
        message: `“${[...rare.characters].slice(0, 8).join('')}”不在“${rare.face}”字体里，打印时会换成别的字体，请把这些字改为不带 _GB2312 的同名字体`,
        data: { count: rare.count },
      })
  },
}

interface Found {
  count: number
  first?: Range
}

/** Both quotes of English words stand well in a Latin face: only marks beside 汉字 count. */
function latinMarks(doc: Doc, { seen, layout }: Setting): Found & { faces: Set<string> } {
  const found: Found & { faces: Set<string> } = { count: 0, faces: new Set() }
  for (const { spans } of seen) {
    for (const { start, text, look } of spans) {
      const { hAnsi, hintsEastAsia } = look
      if (!hAnsi || hintsEastAsia || (hAnsi.name !== undefined && isChinese(hAnsi.name, layout))) continue
      for (const { index } of text.matchAll(marks)) {
        const at = start + index
        const around = doc.speech.source.text.slice(Math.max(0, at - 2), at + 3)
        if (!/\p{Script=Han}|[，。、；：]/u.test(around)) continue
        found.count++
        found.faces.add(hAnsi.name === undefined ? '（主题字体）' : `“${hAnsi.name}”`)
        found.first ??= rangeAt(doc, at)
      }
    }
  }
  return found
}

function rareCharacters(doc: Doc, seen: readonly Seen[]): Found & { characters: Set<string>; face: string } {
  const found: Found & { characters: Set<string>; face: string } = {
    count: 0,
    characters: new Set(),
    face: '',
  }
  let known: ReadonlySet<string> | undefined
  for (const { spans } of seen) {
    for (const { start, text, look } of spans) {
      const face = look.eastAsia?.name ?? ''
      if (!/_GB2312$/iu.test(face)) continue
      known ??= gb2312()
      for (const { character, index } of outsideGb2312(text, known)) {
        found.count++
        found.characters.add(character)
        found.face ||= face
        found.first ??= rangeAt(doc, start + index, character.length)
      }
    }
  }
  return found
}

function rangeAt(doc: Doc, sourceOffset: number, length = 1): Range {
  const start = Math.min(doc.offsetOf(sourceOffset), doc.text.length)
  return { start, end: Math.min(start + length, doc.text.length) }
}
