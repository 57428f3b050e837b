/** Paragraphs that a site parted inside a word: one paragraph, whatever file the text was saved as. */
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../src/read/index.ts'
import { plainText } from '../../src/speech/index.ts'
import { utf8 } from '../support/encodings.ts'
import { wordFile, wordParagraph as p, wordRun as r } from '../support/word-file.ts'

const lines = [
  '在全县护林防火推进会上的讲话',
  '同志们：',
  '入冬以来，全县没有发生一起大的火情。各乡镇、各林场的主要负责同志对重点林区的防火通道要亲',
  '自过问，多到山上走一走，听一听护林员的难处。',
  '一、把火源管住',
  '全县聘请护林员320名，个个熟悉山情林情。每一名护林员要把自己的那片山看好守好，巡山的路线一个星期走一遍',
  '县林业局要把瞭望哨管好。',
]

/** The fourth line goes on with the third; the last begins a sentence of its own. */
const wanted = [lines[0], lines[1], lines[2]! + lines[3]!, lines[4], lines[5], lines[6]]

async function paragraphsOf(path: string, bytes: Uint8Array): Promise<string[]> {
  const { value } = await readDocument(path, bytes)
  return value!.tree.children.map((block) => plainText(block))
}

describe('a word that an empty line parts is put together in', () => {
  it('typed text', async () => {
    expect(await paragraphsOf('稿.txt', utf8(lines.join('\n\n')))).toEqual(wanted)
  })

  it('a page', async () => {
    const page = `<html><body><div>${lines.map((line) => `<p>${line}</p>`).join('<p>&nbsp;</p>')}</div></body></html>`
    expect(await paragraphsOf('稿.html', utf8(page))).toEqual(wanted)
  })

  it.each([
    ['of plain paragraphs', ''],
    ['with a title that is set as one', '<w:jc w:val="center"/><w:outlineLvl w:val="0"/>'],
  ])('a Word file %s', async (_, look) => {
    const [title, ...others] = lines
    const document = [p(r(title!), look), ...others.flatMap((line) => [p(''), p(r(line))])].join('')
    expect(await paragraphsOf('稿.docx', wordFile({ document }))).toEqual(wanted)
  })

  it('and what is set apart by its look stays so', async () => {
    const document = [p(r(lines[2]!)), p(r(lines[3]!, '<w:b/>'))].join('')
    expect(await paragraphsOf('稿.docx', wordFile({ document }))).toEqual([lines[2], lines[3]])
  })
})
