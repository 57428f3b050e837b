/** A 核稿版 without what only its readers may have. */
import { describe, expect, it } from 'vitest'
import { readDocx } from '../../src/read/docx.ts'
import { plainWords } from '../../src/speech/index.ts'
import { withoutReview } from '../../src/write/docx-clean.ts'
import { checkDocx } from '../support/docx-check.ts'
import { partsOf } from '../support/docx-parts.ts'
import { wordFile, wordParagraph, wordRun } from '../support/word-file.ts'
import { draftOf, samples } from '../support/workspace.ts'

const made = async (sample: (typeof samples)[number], edition: 'print' | 'review') => {
  const { value } = await draftOf(sample.text, {
    formats: ['docx'],
    edition,
    path: sample.path,
    ...(edition === 'review' ? { bind: true, embedSource: true } : {}),
  })
  return value.files[0]!.content as Uint8Array
}

const wordsOf = (bytes: Uint8Array): string => plainWords(readDocx('稿.docx', bytes).value!)

const control = (tag: string, inside: string) =>
  `<w:sdt><w:sdtPr><w:tag w:val="${tag}"/></w:sdtPr><w:sdtContent>${inside}</w:sdtContent></w:sdt>`
const tagged = (tag: string, text: string) => control(tag, wordRun(text))
const remark = (id: number, author: string, text: string) =>
  `<w:comment w:id="${id}" w:author="${author}"><w:p>${wordRun(text)}</w:p></w:comment>`

describe('withoutReview', () => {
  it.each(samples)('leaves the words of $name and nothing that the sheet alone says', async (sample) => {
    const clean = withoutReview(await made(sample, 'review'))
    expect(wordsOf(clean)).toBe(wordsOf(await made(sample, 'print')))
    expect(checkDocx(clean)).toEqual([])
    const all = [...partsOf(clean)].map(([name, text]) => `${name} ${text}`).join('\n')
    expect(all).not.toMatch(/fact:|"sheet:|customXml|urn:bigan|核对表第|数据核对表<|\.yaml|来源：/u)
    expect(withoutReview(clean)).toBe(clean)
  })

  it('leaves a 印制版 as it is, and what is no Word file', async () => {
    const print = await made(samples[0]!, 'print')
    expect(withoutReview(print)).toBe(print)
    const none = new Uint8Array([1, 2, 3])
    expect(withoutReview(none)).toBe(none)
  })

  it('leaves the controls, comments and data of people, and a table that they put after ours', () => {
    const heading = '<w:pStyle w:val="F"/>'
    const bytes = wordFile({
      document:
        `<w:p>${tagged('名称', '甲')}${tagged('fact:a', '18')}${control('sheet:date', tagged('fact:b', '6'))}<w:commentRangeStart w:id="1"/><w:commentRangeStart w:id="2"/>${wordRun('乙')}<w:commentRangeEnd w:id="1"/><w:r>${wordRun('丙').slice('<w:r>'.length, -'</w:r>'.length)}<w:commentReference w:id="1"/></w:r><w:r><w:commentReference w:id="2"/></w:r></w:p>` +
        wordParagraph('数据核对表', heading) +
        wordParagraph('有人在表后面写的话。'),
      styles: '<w:style w:type="paragraph" w:styleId="F"><w:name w:val="数据核对表"/></w:style>',
      comments: remark(1, '笔杆（自动核稿）', '甲（a）：18个；核对表第1处') + remark(2, '赵一', '再核一下'),
      extra: { 'customXml/item1.xml': '<data xmlns="urn:other">“urn:bigan:”，"urn:bigan:"</data>' },
    })
    const clean = partsOf(withoutReview(bytes))
    const text = clean.get('word/document.xml')!
    expect(text.match(/<w:tag [^>]*>/g)).toEqual(['<w:tag w:val="名称"/>'])
    expect(text.match(/w:id="\d"/g)).toEqual(['w:id="2"', 'w:id="2"'])
    expect(text).toContain('有人在表后面写的话。')
    expect(text).toContain('丙')
    expect(clean.get('word/comments.xml')).not.toContain('核对表第1处')
    expect(clean.get('word/comments.xml')).toContain('再核一下')
    expect(clean.has('customXml/item1.xml')).toBe(true)
  })
})
