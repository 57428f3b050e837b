import { it } from 'vitest'
import handlebars from 'handlebars'
import { samples, workspaceWith } from '../support/workspace.ts'
import { readFacts } from '../../src/facts/index.ts'
import { Source } from '../../src/text/source.ts'
import { Marks } from '../../src/draft/marks.ts'
import { sentenceTurns } from '../../src/draft/expand.ts'
import { templateFunctions } from '../../src/draft/functions.ts'
import { viewOf } from '../../src/draft/view.ts'
import { cutAbsent, cutEmpty } from '../../src/draft/cut.ts'
import { absentCounts, number } from '../../src/draft/number.ts'
import { mend } from '../../src/draft/mend.ts'
import { traceOf } from '../../src/draft/trace.ts'
it('explore', async () => {
  const { text } = samples[1]!
  const facts = readFacts(new Source('a', text), {}).value
  const ws = workspaceWith()
  const sum: Record<string, number> = {}
  const t = <T>(label: string, f: () => T): T => { const a = performance.now(); const r = f(); if (i >= 20) sum[label] = (sum[label] ?? 0) + performance.now() - a; return r }
  let i = 0
  for (i = 0; i < 60; i++) {
    const template = ws.units.get('推进会三点式')!
    const marks = new Marks()
    const expanding = { facts, marks, blocks: new Map(), turns: t('turns', () => sentenceTurns(facts, 's')) }
    const run = { marks, expanding, meta: template.meta, seed: 's', units: ws.units, at: { unit: template.id, offset: 0, path: '' } }
    const view = t('view', () => viewOf(expanding, template.meta))
    const hb = t('create', () => { const h = (handlebars as never as { create(): any }).create(); for (const [n, f] of Object.entries(templateFunctions(run))) h.registerHelper(n, f); for (const u of ws.units.values()) if (u.kind === 'part') h.registerPartial(u.id, h.template(u.spec)); return h })
    const out = t('print', () => hb.template(template.spec)(view))
    const stripped = t('strip', () => marks.strip(out))
    const a = t('absent', () => cutAbsent(stripped))
    const b = t('empty', () => cutEmpty(a))
    const c = t('counts', () => absentCounts(b))
    t('empty2', () => cutEmpty(cutAbsent(c)))
    const d = t('number', () => number(c, facts, []))
    const e = t('mend', () => mend(d))
    t('trace', () => traceOf(e.spans, 0, facts, ws.units))
    if (i === 59) console.log('fill', stripped.spans.length, stripped.spans.filter((s) => s.origin.kind === 'absent').length, Object.entries(sum).map(([k, v]) => `${k} ${(v / 40).toFixed(2)}`).join(' '))
  }
})
