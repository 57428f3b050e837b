import { describe, expect, it } from 'vitest'
import { checkDoc, Doc, rules, type Earlier } from '../../src/check/index.ts'
import { readMarkdown } from '../../src/read/index.ts'
import { Recogniser } from '../../src/phrases/index.ts'
import { readTerms } from '../../src/terms/index.ts'
import { Source } from '../../src/text/source.ts'
import { draftOf, samples, shippedLibrary, templateIds } from '../support/workspace.ts'

const rule = rules.filter(({ id }) => id === 'repeat/phrase')
const phrases = new Recogniser(shippedLibrary.phrases)

function messages(markdown: string, earlier: readonly Earlier[] = []): string[] {
  const doc = new Doc(readMarkdown(new Source('稿.md', markdown)).value, 'md')
  const inputs = { office: {}, terms: readTerms([]).value, phrases, earlier }
  return checkDoc(doc, rule, inputs).findings.map(({ message }) => message)
}

describe.each(samples)('what is drafted of $name', ({ text, path }) => {
  it.each(templateIds)('uses no entry twice, with %s', async (template) => {
    for (const seed of ['甲', '乙', '丙']) {
      const { draft } = (await draftOf(text, { path, template, seed })).value
      expect(messages(draft!.markdown)).toEqual([])
    }
  })
})

/** An entry that is known by its words, as a speech of a day prints it. */
const entry = shippedLibrary.phrases.find(
  ({ text, refrain }) => !refrain && !text.includes('【') && text.length > 15 && text.endsWith('。'),
)!

function speech(day: string, words: string): string {
  return `# 在全区会上的讲话\n\n（${day}）\n\n区长　王立明\n\n同志们：\n\n${words}\n`
}

function old(path: string, day: string | undefined, speaker = '王立明'): Earlier {
  return { path, speaker, ...(day === undefined ? {} : { day }), paragraphs: ['同志们：', entry.text] }
}

function plain(path: string, day: string): Earlier {
  return { path, speaker: '王立明', day, paragraphs: ['没有别的话。'] }
}

describe('repeat/phrase over speeches', () => {
  const now = speech('2026年6月12日', entry.text)
  const told = (name: string): string =>
    `用语库的这一条（${entry.id}）在《${name}》里刚用过，请核实是否换一句`

  it('tells what the same speaker said in one of his last three speeches', () => {
    expect(messages(now, [old('旧稿/三月.docx', '2026-03-01')])).toEqual([told('三月.docx')])
    const later = ['2026-04-01', '2026-04-20', '2026-05-01'].map((day) => plain(`${day}.md`, day))
    expect(messages(now, [old('三月.md', '2026-03-01'), ...later.slice(1)])).toEqual([told('三月.md')])
    expect(messages(now, [old('三月.md', '2026-03-01'), ...later])).toEqual([])
    expect(messages(now, [old('没有日期.md', undefined), ...later.slice(1)])).toEqual([told('没有日期.md')])
  })

  it('is silent on what came after, on others, and on the paper itself', () => {
    expect(messages(now, [old('七月.md', '2026-07-01')])).toEqual([])
    expect(messages(now, [old('别人.md', '2026-03-01', '周敏')])).toEqual([])
    expect(messages(now, [old('稿.md', '2026-03-01')])).toEqual([])
    expect(messages(now)).toEqual([])
  })

  it('leaves a longer run that is repeated to repeat/sentence', () => {
    const twice = speech('2026年6月12日', `${entry.text}\n\n大家想一想。${entry.text}`)
    const long = `${entry.text}这一句谁都听得懂，谁也不要装作听不懂，回去就照着这一句去办。`
    expect(messages(speech('2026年6月12日', `${long}\n\n大家想一想。${long}`))).toEqual([])
    const all = checkDoc(new Doc(readMarkdown(new Source('稿.md', twice)).value, 'md'), rules, {
      office: {},
      terms: readTerms([]).value,
      phrases,
    }).findings.filter(({ code }) => code.startsWith('repeat/'))
    expect(all).toHaveLength(1)
  })
})
