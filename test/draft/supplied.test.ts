import { describe, expect, it } from 'vitest'
import type { Edition } from '../../src/make.ts'
import { joinFiles, readPhrases } from '../../src/phrases/index.ts'
import { walk, type PhraseOrigin } from '../../src/speech/index.ts'
import { Source } from '../../src/text/source.ts'
import { checkDocx } from '../support/docx-check.ts'
import { all, at, parseXml, partsOf, wordsOf } from '../support/docx-parts.ts'
import { wordsOfDocx } from '../support/docx-words.ts'
import { draftOf, listProblems, samples } from '../support/workspace.ts'

const library = joinFiles([
  [
    readPhrases(
      new Source(
        '用语.yaml',
        `默认: {来源: 自撰}
用语:
  - {编号: 开-01, 类别: 样.会, 文字: 今天这个会，就说【主题】这一件事。}
  - {编号: 开-02, 类别: 样.诗, 文字: 老话讲，春争日，夏争时。, 来源: 农谚}
  - {编号: 议-01, 类别: 样.议, 文字: 由【牵头单位】每周查一次。, 建议: 是}
`,
      ),
    ).value,
  ],
]).value

const sheet = '标题: 在会上的讲话\n日期: 2026-03-05\n主题: 春耕\n措施: [要早修渠]\n'
const templateText = `# {{标题}}

{{#段}}{{短语 "样.会"}}{{短语 "样.诗"}}说三句。{{/段}}

{{#段}}请记住。{{提建议 "样.议"}}{{/段}}

{{#with 措施}}{{> 要点}}{{/with}}
`

async function made(edition: Edition) {
  const result = await draftOf(sheet, { templateText, library, suggest: true, edition, formats: ['docx'] })
  const [file] = result.value.files
  const bytes = file!.content as Uint8Array
  return { ...result, bytes, parts: partsOf(bytes) }
}

/** The words with a dotted line, run by run. */
function underlined(parts: ReadonlyMap<string, string>): string[] {
  return all(parseXml(parts.get('word/document.xml')!), 'w:r').flatMap((run) =>
    at(run, 'w:rPr', 'w:u')?.attributes['w:val'] === 'dotted' ? [wordsOf(run)] : [],
  )
}

describe('what the phrase library supplied', () => {
  it('has a dotted line in the 核稿版, the words of the sheet left out', async () => {
    const { parts } = await made('review')
    expect(underlined(parts)).toEqual(['今天这个会，就说', '这一件事。', '老话讲，春争日，夏争时。'])
    expect(parts.get('word/document.xml')).toContain('<w:u w:val="dotted" w:color="808080"/>')
  })

  it('leaves a Word file that is whole', async () => {
    expect(checkDocx((await made('review')).bytes)).toEqual([])
  })

  it('is named there in one remark a paragraph, with where it is from', async () => {
    const { parts } = await made('review')
    const comments = all(parseXml(parts.get('word/comments.xml')!), 'w:comment').map(wordsOf)
    expect(comments).toEqual([
      '点线上的话取自用语库，请核定或改写：开-01、开-02（农谚）',
      '用语库 议-01：采用的，填好括号里的内容，删去“【建议：】”；不采用的，整句删去',
    ])
  })

  it.each(['print', 'large'] as const)('leaves nothing in the %s edition', async (edition) => {
    const { value, parts } = await made(edition)
    expect(underlined(parts)).toEqual([])
    expect([...parts.keys()].filter((name) => name.includes('comment'))).toEqual([])
    expect([...parts.values()].join('')).not.toMatch(/用语库|开-01|农谚/)
    const origins: PhraseOrigin[] = []
    walk(value.speech!.tree, (node) => {
      if (node.type === 'text' && node.data?.phrase) origins.push(node.data.phrase)
    })
    expect(origins).toEqual([])
  })

  it('changes no word: the editions of a speech say the same', async () => {
    const { text, path } = samples[0]!
    const [review, print] = await Promise.all(
      (['review', 'print'] as const).map(async (edition) => {
        const { value } = await draftOf(text, { path, edition, formats: ['docx'], style: 'gbt9704' })
        return wordsOfDocx(value.files[0]!.content as Uint8Array)
      }),
    )
    expect(review).toEqual(print)
  })
})

describe('suggestions', () => {
  it('are told, how many and what to do with them', async () => {
    const { problems, value } = await made('print')
    expect(value.draft!.markdown).toContain('请记住。【建议：由（牵头单位）每周查一次。】\n')
    expect(listProblems(problems)).toContain(
      '- info draft/suggestion: 用语库提了1条建议，印成【建议：…】：采用的，填好括号里的内容，删去“【建议：】”；不采用的，整句删去。没有取舍的，bigan check 会再提醒\n',
    )
  })

  it('are not printed unasked', async () => {
    const { value, problems } = await draftOf(sheet, { templateText, library })
    expect(value.draft!.markdown).toContain('请记住。\n')
    expect(listProblems(problems)).not.toContain('建议')
  })

  it('are traced to the library, not to the sheet', async () => {
    const { draft } = (await made('print')).value
    const from = draft!.markdown.indexOf('【建议')
    const spans = draft!.trace.filter(({ start }) => start === from).map((span) => span.from)
    expect(spans).toContainEqual({ kind: 'phrase', id: '议-01', need: '样.议', place: '用语.yaml:5:29' })
    expect(spans).toContainEqual({ kind: 'suggestion', label: '' })
  })
})
