import { it } from 'vitest'
import { rules } from '../../src/check/index.ts'
import { checkText } from '../support/check.ts'
import { draftOf, samples } from '../support/workspace.ts'
const mine = rules.filter(({ id }) => id.startsWith('facts/') && id !== 'facts/not-in-sheet')
it('recall', async () => {
  for (const s of samples) {
    const made = await draftOf(s.text, { path: s.path })
    const md = made.value.draft!.markdown
    const shift = md.match(/^---\n[\s\S]*?\n---\n\n/)![0].length
    let n = 0,
      hit = 0
    const missed: string[] = [],
      extra: string[] = []
    for (const { start, end, from } of made.value.draft!.trace) {
      if (from.kind !== 'fact') continue
      const t = md.slice(start, end)
      const m = /\d(?=\D*$)/u.exec(t)
      if (!m) continue
      const at = start + m.index
      const d = String((Number(m[0]) + 3) % 10)
      const changed = md.slice(shift, at) + d + md.slice(at + 1)
      n++
      const { findings } = checkText(changed, mine, { sheet: s.text })
      const here = findings.filter(
        (f) => f.range && 'start' in f.place && f.place.start <= at - shift && f.place.end > at - shift,
      )
      if (here.length) hit++
      else
        missed.push(
          `${from.id}.${from.word}: ${md.slice(Math.max(0, start - 14), start)}⟦${t}⟧${md.slice(end, end + 8)}`.replaceAll(
            '\n',
            '↵',
          ),
        )
      for (const f of findings) if (!here.includes(f)) extra.push(`${t}→${d}: ${f.message}`)
    }
    console.log(s.name, hit, n, '\n' + missed.join('\n'), '\nEXTRA', extra.join('\n'))
  }
})
import { readFileSync, readdirSync } from 'node:fs'
import { docOf } from '../support/check.ts'
import { tasks } from '../../src/check/find/tasks.ts'
const t = rules.filter(({ id }) => /^(task|secrecy|facts)\//u.test(id))
it('clean', async () => {
  const texts: [string, string][] = readdirSync('test/seeded').filter((n) => !n.endsWith('.md')).map((n) => [n, readFileSync(`test/seeded/${n}/clean.md`, 'utf8')])
  for (const s of samples) texts.push([s.name, (await draftOf(s.text, { path: s.path })).value.draft!.markdown])
  for (const [n, text] of texts) {
    const { findings } = checkText(text.replace(/^---\n[\s\S]*?\n---\n\n/, ''), t, { office: '检查: {任务没有责任单位: 开, 任务没有完成时限: 开, 任务没有可查的结果: 开}\n' })
    console.log(n, docOf(text).find(tasks).length, findings.map((f) => `${f.code} ${f.message} @ ${text.length && (f.place as any).source.text.slice((f.place as any).start, (f.place as any).end).slice(0, 70)}`).join('\n'))
  }
})
