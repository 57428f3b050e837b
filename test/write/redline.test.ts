import { describe, expect, it } from 'vitest'
import { acceptRevisions, printRedline } from '../../src/write/index.ts'
import { readDocument } from '../../src/read/index.ts'
import { plainWords } from '../../src/speech/index.ts'
import { parseXml } from '../support/docx-parts.ts'
import { linesOnce } from '../support/tracked.ts'
import { partText } from '../support/word-edits.ts'
import { wordFile } from '../support/word-file.ts'

const by = 'w:author="甲"'

function runs(text: string, properties = ''): string {
  return `<w:r>${properties}<w:t>${text}</w:t></w:r>`
}

function gone(text: string, author = by): string {
  return `<w:del w:id="1" ${author}><w:r><w:rPr><w:sz w:val="32"/><w:lang w:val="en-US"/></w:rPr><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`
}

function came(text: string, author = by): string {
  return `<w:ins w:id="2" ${author}>${runs(text)}</w:ins>`
}

function paragraph(inside: string, mark = ''): string {
  return `<w:p>${mark === '' ? '' : `<w:pPr><w:rPr>${mark}</w:rPr></w:pPr>`}${inside}</w:p>`
}

function bodyOf(bytes: Uint8Array): string {
  return /<w:body>(.*)<\/w:body>/su.exec(partText(bytes))![1]!
}

describe('acceptRevisions', () => {
  it('takes what came, drops what went, by whomever', async () => {
    const bytes = wordFile({
      document: paragraph(
        `${runs('到位资金')}${gone('18.6', 'w:author="乙"')}${came('20.1')}${runs('亿元。')}`,
      ),
    })
    expect(bodyOf((await acceptRevisions(bytes))!)).toBe(
      paragraph(`${runs('到位资金')}${runs('20.1')}${runs('亿元。')}`),
    )
  })

  it('makes one paragraph of two where the end between them went', async () => {
    const deleted = `<w:del w:id="3" ${by}/>`
    const bytes = wordFile({
      document: [
        paragraph(runs('甲'), deleted),
        paragraph(gone('乙'), deleted),
        '<w:p w:rsidR="1"><w:pPr><w:jc w:val="left"/></w:pPr><w:r><w:t>丙</w:t></w:r></w:p>',
        paragraph(gone('丁'), deleted),
      ].join(''),
    })
    expect(bodyOf((await acceptRevisions(bytes))!)).toBe(
      `<w:p w:rsidR="1"><w:pPr><w:jc w:val="left"/></w:pPr>${runs('甲')}<w:r><w:t>丙</w:t></w:r></w:p>${'<w:p><w:pPr><w:rPr></w:rPr></w:pPr></w:p>'}`,
    )
  })

  it('takes moves and looks, drops rows, and a table without any', async () => {
    const row = (text: string, mark = ''): string =>
      `<w:tr>${mark === '' ? '' : `<w:trPr><w:${mark} w:id="4" ${by}/></w:trPr>`}<w:tc>${paragraph(runs(text))}</w:tc></w:tr>`
    const bytes = wordFile({
      document: [
        `<w:tbl>${row('甲')}${row('乙', 'del')}${row('丙', 'ins')}</w:tbl>`,
        `<w:tbl>${row('丁', 'del')}</w:tbl>`,
        paragraph(
          `<w:moveFromRangeStart w:id="5" w:name="m"/><w:moveFrom w:id="6" ${by}>${runs('旧')}</w:moveFrom><w:moveFromRangeEnd w:id="5"/><w:moveTo w:id="7" ${by}>${runs('新', '<w:rPr><w:b/><w:rPrChange w:id="8"><w:rPr/></w:rPrChange></w:rPr>')}</w:moveTo>`,
        ),
      ].join(''),
    })
    const accepted = (await acceptRevisions(bytes))!
    expect(linesOnce(accepted, 'accepted')).toEqual(['甲', '丙', '新'])
    expect(bodyOf(accepted)).not.toMatch(/move|Change|w:ins|w:del|丁/u)
    const { value, problems } = await readDocument('稿.docx', accepted)
    expect(plainWords(value!)).toContain('新')
    expect(problems).toEqual([])
  })

  it('leaves a file without changes as it is, and gives up on what is no Word file', async () => {
    const bytes = wordFile({ document: paragraph(runs('甲')) })
    expect(await acceptRevisions(bytes)).toBe(bytes)
    expect(await acceptRevisions(new Uint8Array([1, 2, 3]))).toBeUndefined()
  })
})

describe('printRedline', () => {
  it('prints what went in grey under a wavy line and what came in a box, figures in bold, in the order Word wants', async () => {
    const bytes = wordFile({
      document: `${paragraph(`${runs('增长')}${gone('8%')}${came('全面完成')}`, `<w:ins w:id="3" ${by}/>`)}<w:sectPr/>`,
    })
    const printed = (await printRedline(bytes, { author: '甲' }))!
    expect(bodyOf(printed)).toBe(
      `<w:p><w:pPr><w:rPr></w:rPr></w:pPr>${runs('增长')}` +
        '<w:r><w:rPr><w:b/><w:color w:val="6E6E6E"/><w:sz w:val="32"/><w:u w:val="wavyHeavy" w:color="000000"/><w:lang w:val="en-US"/></w:rPr><w:t xml:space="preserve">8%</w:t></w:r>' +
        '<w:r><w:rPr><w:bdr w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:rPr><w:t>全面完成</w:t></w:r></w:p><w:sectPr/>',
    )
  })

  it('says what the signs mean in a frame above the text', async () => {
    const bytes = wordFile({ document: `${paragraph(came('新'))}<w:sectPr/>` })
    const printed = (await printRedline(bytes, { author: '甲', legend: '加框的是新增的' }))!
    const body = bodyOf(printed)
    expect(linesOnce(printed, 'accepted')).toEqual(['加框的是新增的', '新'])
    expect(body).toMatch(/^<w:p><w:pPr><w:framePr [^>]*w:vAnchor="page"[^>]*\/>/u)
    expect(body.match(/framePr/gu)).toHaveLength(1)
    expect(() => parseXml(partText(printed))).not.toThrow()
  })

  it('leaves changes of others, and puts the list on a page of its own before the last section', async () => {
    const bytes = wordFile({ document: `${paragraph(came('乙写的', 'w:author="乙"'))}<w:sectPr/>` })
    const printed = (await printRedline(bytes, {
      author: '甲',
      list: [{ head: '数字（1处）', lines: ['到位资金：1 → 2 <亿元>'] }],
    }))!
    const body = bodyOf(printed)
    expect(body).toContain('<w:ins w:id="2" w:author="乙">')
    expect(body.endsWith('<w:sectPr/>')).toBe(true)
    expect(linesOnce(printed, 'accepted')).toEqual(['乙写的', '数字（1处）', '到位资金：1 → 2 <亿元>'])
    expect(body.match(/pageBreakBefore/gu)).toHaveLength(1)
    expect(() => parseXml(partText(printed))).not.toThrow()
  })

  it('gives up on what is no Word file', async () => {
    expect(await printRedline(new Uint8Array([1]), { author: '甲' })).toBeUndefined()
  })
})
