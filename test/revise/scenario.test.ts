/** From drafting to revising, as an office does it: people work in Word on what was generated, and then the figures change. */
import { readFileSync } from 'node:fs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeDraft } from '../../src/make.ts'
import { reviseDraft, type BaseDraft, type Revised } from '../../src/revise/index.ts'
import { Source } from '../../src/text/source.ts'
import { openWorkspace, type Workspace } from '../../src/workspace.ts'
import { checkDocx } from '../support/docx-check.ts'
import { picture } from '../support/rich-word-file.ts'
import { linesOnce } from '../support/tracked.ts'
import { commentsOf, partText } from '../support/word-edits.ts'

const main = 'word/document.xml'
const sheetText = readFileSync('content/facts/招商推进会.yaml', 'utf8')
const newFacts = sheetText
  .replace('数值: 18.6', '数值: 20.1')
  .replace('{名称: 接待外地客商, 数值: 400,', '{名称: 接待外地客商, 数值: 430,')
  .replace('{名称: 投资线索, ', '{名称: 投资线索, ')

/** A person's edits of word/document.xml, paragraph by paragraph. */
class Body {
  readonly #parts: string[]

  constructor(xml: string) {
    this.#parts = xml.split(/(?<=<\/w:p>)/u)
  }

  get xml(): string {
    return this.#parts.join('')
  }

  #at(words: string): number {
    const found = this.#parts.findIndex((part) => textOf(part).includes(words))
    if (found < 0) throw new Error(`no paragraph with ${words}`)
    return found
  }

  change(words: string, edit: (paragraph: string) => string): void {
    const at = this.#at(words)
    const before = this.#parts[at]!
    this.#parts[at] = edit(before)
    if (this.#parts[at] === before) throw new Error(`nothing changed in ${words}`)
  }

  drop(words: string): void {
    this.#parts.splice(this.#at(words), 1)
  }

  move(words: string, behind: string): void {
    const [moved] = this.#parts.splice(this.#at(words), 1)
    this.#parts.splice(this.#at(behind) + 1, 0, moved!)
  }
}

function textOf(xml: string): string {
  return Array.from(xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu), ({ 1: text }) => text).join('')
}

const run = (words: string): string => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`
const by = (name: string, id: number): string =>
  `w:id="${id}" w:author="${name}" w:date="2026-06-10T09:00:00Z"`
const drawing =
  '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="9525" cy="9525"/><wp:docPr id="77" name="图片 1"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="77" name="a.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="rIdPicture"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9525" cy="9525"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'

/** What two people and a leader make of the file. */
function workedOn(bytes: Uint8Array): Uint8Array {
  const files = unzipSync(bytes)
  const body = new Body(strFromU8(files[main]!))
  // the leader rewords around a figure, types over another, hedges a third
  body.change('比去年同期多13个', (p) => p.replace('比去年同期多13个', '比去年同期净增13个'))
  body.change('有11家单位到现在', (p) => p.replace('有11家单位', '有12家单位'))
  body.change('接待外地客商近400名', (p) => p.replace('接待外地客商近400名', '接待外地客商好几百名'))
  // a paragraph goes, another is moved, a sentence comes
  body.drop('三是招商办法活了')
  body.move('一是承载能力偏弱', '三是周边竞争激烈')
  body.change('肯定归肯定', (p) => p.replace('</w:p>', `${run('到位资金18.6亿元，离目标还远。')}</w:p>`))
  // two people track their changes, one makes a word bold, one puts a picture in
  body.change('二是产业方向准了', (p) =>
    p.replace('</w:p>', `<w:ins ${by('李主任', 901)}>${run('这一条要讲慢一点。')}</w:ins></w:p>`),
  )
  body.change('大家跑腿跑出来', (p) =>
    p.replace(
      /(<w:r>(?:<w:rPr>.*?<\/w:rPr>)?)<w:t(?: [^>]*)?>([^<]*)<\/w:t><\/w:r>/u,
      (_, head: string, words: string) =>
        `<w:del ${by('周秘书', 902)}>${head}<w:delText xml:space="preserve">${words}</w:delText></w:r></w:del><w:ins ${by('周秘书', 903)}><w:r><w:rPr><w:b/></w:rPr><w:t>成绩是大家干出来的。</w:t></w:r></w:ins>`,
    ),
  )
  body.change('客观上的困难', (p) => p.replace('</w:p>', `${drawing}</w:p>`))
  // the leader asks something in the margin
  body.change('从主观上看', (p) =>
    p.replace(
      '</w:p>',
      '<w:commentRangeStart w:id="905"/><w:commentRangeEnd w:id="905"/><w:r><w:commentReference w:id="905"/></w:r></w:p>',
    ),
  )
  files['word/comments.xml'] = strToU8(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment ${by('王区长', 905)}><w:p>${run('这一段会不会太重？')}</w:p></w:comment></w:comments>`,
  )
  const relations = 'word/_rels/document.xml.rels'
  files[relations] = strToU8(
    strFromU8(files[relations]!).replace(
      '</Relationships>',
      '<Relationship Id="rIdPicture" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/a.png"/><Relationship Id="rIdComments" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>',
    ),
  )
  files['[Content_Types].xml'] = strToU8(
    strFromU8(files['[Content_Types].xml']!).replace(
      /(<Types[^>]*>)/u,
      '$1<Default Extension="png" ContentType="image/png"/><Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>',
    ),
  )
  files[main] = strToU8(body.xml)
  files['word/media/a.png'] = picture
  return zipSync(files)
}

let workspace: Workspace
let base: BaseDraft
let edited: Uint8Array
let revised: Revised
let problems: string[]

beforeAll(async () => {
  workspace = await openWorkspace('content/facts')
  const made = await makeDraft({ sheet: new Source('招商推进会.yaml', sheetText) }, workspace)
  const { draft, template, files } = made.value
  base = {
    markdown: draft!.markdown,
    sheet: new Source('招商推进会.yaml', sheetText),
    trace: draft!.trace,
    template: template!.id,
    seed: draft!.seed,
  }
  edited = workedOn(files.find(({ format }) => format === 'docx')!.content as Uint8Array)
  const result = await reviseDraft(
    {
      edited: { path: '送审稿.docx', bytes: edited },
      base,
      sheet: { source: new Source('招商推进会.yaml', newFacts) },
    },
    workspace,
    { date: '2026-06-11' },
  )
  revised = result.value
  problems = result.problems.map(({ code, message }) => `${code} ${message}`)
})

const lines = (taken: Parameters<typeof linesOnce>[1]): string[] => linesOnce(revised.docx!, taken)
const line = (all: readonly string[], words: string): string => all.find((one) => one.includes(words)) ?? ''

describe('a Word file that people worked on, and new facts', () => {
  it('has every new figure once the changes are accepted', () => {
    const all = lines('accepted')
    expect(line(all, '截至5月底')).toContain(
      // 20.1 of 44; 16.9 the year before
      '实际利用市域外资金达到20.1亿元，完成全年目标44亿元的45.7%，同比增长18.9%，列全市第3位',
    )
    // 44 − 20.1, over the seven months that are left; 48 − 20.1 over the same
    expect(line(all, '掰开来算')).toContain(
      '保底线还差23.9亿元，余下每个月要到位3.4亿元；要够着冲高线，每个月就得4亿元',
    )
  })

  it('is what people made of it once they are rejected', () => {
    expect(lines('rejected')).toEqual(linesOnce(edited, 'rejected'))
  })

  it('keeps every edit', () => {
    const all = lines('accepted')
    expect(line(all, '比去年同期净增13个')).not.toBe('')
    expect(line(all, '有12家单位到现在')).not.toBe('')
    expect(line(all, '好几百名')).not.toBe('')
    expect(line(all, '三是招商办法活了')).toBe('')
    expect(line(all, '这一条要讲慢一点。')).not.toBe('')
    expect(line(all, '成绩是大家干出来的。')).not.toBe('')
    const order = ['三是周边竞争激烈', '一是承载能力偏弱', '从主观上看'].map((words) =>
      all.findIndex((one) => one.includes(words)),
    )
    expect(order).toEqual(order.toSorted((x, y) => x - y))
  })

  it('asks where both changed a figure, with both texts', () => {
    const conflicts = revised.rows.filter(({ kind }) => kind === '冲突')
    expect(conflicts.map(({ texts }) => [texts!.mine, texts!.now])).toEqual([
      [expect.stringContaining('接待外地客商好几百名'), expect.stringContaining('接待外地客商近430名')],
    ])
    const remark = commentsOf(revised.docx!).find(({ paragraphs }) => paragraphs[0]!.startsWith('【冲突】'))
    expect(remark?.author).toBe('笔杆')
    expect(remark?.paragraphs.join('\n')).toContain('接待外地客商近430名')
  })

  it('tells a figure that was typed over, and an old one in words of their own', () => {
    expect(revised.backs.map(({ id, old, now, proposal }) => [id, old, now, proposal?.text])).toEqual([
      ['零签约', '11家', '12家', '12'],
    ])
    expect(revised.stale.map(({ text, now }) => [text, now])).toEqual([['18.6亿元', ['20.1亿元']]])
    const words = commentsOf(revised.docx!).map(({ paragraphs }) => paragraphs.join())
    expect(words.some((one) => one.startsWith('【与事实表不一致】“零签约单位”'))).toBe(true)
    expect(
      words.some((one) =>
        one.startsWith('【旧数】这里还写着18.6亿元（“实际利用市域外资金”原来的数），现在是20.1亿元'),
      ),
    ).toBe(true)
  })

  it('writes the typed figure into the sheet and nothing else', () => {
    const before = newFacts.split('\n')
    const after = revised.sheetText!.split('\n')
    const changed = after.filter((one, i) => one !== before[i])
    expect(changed).toHaveLength(1)
    expect(before.find((one, i) => one !== after[i])).toContain('数值: 11')
    expect(changed[0]).toContain('数值: 12')
  })

  it('names the fact with old and new value in each remark', () => {
    const remark = commentsOf(revised.docx!).find(({ paragraphs }) =>
      paragraphs[0]!.startsWith('“实际利用市域外资金”（到位资金）：18.6亿元 → 20.1亿元'),
    )
    expect(remark?.paragraphs[1]).toBe('来源：区招商局5月快报；截至2026年5月31日')
  })

  it('touches nothing else: other parts byte for byte, other people’s changes, pictures', () => {
    const [before, after] = [unzipSync(edited), unzipSync(revised.docx!)]
    const touched = Object.keys(before).filter(
      (name) => Buffer.compare(before[name]!, after[name] ?? new Uint8Array()) !== 0,
    )
    expect(touched.toSorted()).toEqual(['word/comments.xml', 'word/document.xml'])
    const asked = commentsOf(revised.docx!).find(({ author }) => author === '王区长')
    expect(asked?.paragraphs).toEqual(['这一段会不会太重？'])
    const xml = partText(revised.docx!)
    for (const mark of [by('李主任', 901), by('周秘书', 902), by('周秘书', 903), 'r:embed="rIdPicture"'])
      expect(xml).toContain(mark)
  })

  it('is valid, and the same bytes twice', async () => {
    expect(checkDocx(revised.docx!)).toEqual([])
    const again = await reviseDraft(
      {
        edited: { path: '送审稿.docx', bytes: edited },
        base,
        sheet: { source: new Source('招商推进会.yaml', newFacts) },
      },
      workspace,
      { date: '2026-06-11' },
    )
    expect(Buffer.compare(again.value.docx!, revised.docx!)).toBe(0)
  })

  it('gives the same words as Markdown, with a mark that no 定稿 passes where somebody has to decide', () => {
    const { markdown = '' } = revised
    expect(markdown).toContain('实际利用市域外资金达到20.1亿元，完成全年目标44亿元的45.7%，同比增长18.9%')
    expect(markdown).toMatch(/好几百名.*【待核：数据变了，新稿这里是“.*近430名/u)
    expect(markdown).toContain('模板: 推进会三点式')
    expect(problems.filter((one) => !one.startsWith('sheet/'))).toEqual([])
  })
})
