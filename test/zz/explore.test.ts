import { it } from 'vitest'
import { draftOf, samples, templateIds, listProblems, bodyOf } from '../support/workspace.ts'
import { writeFileSync, mkdirSync } from 'node:fs'
it('explore', async () => {
  mkdirSync('/tmp/f/x', { recursive: true })
  let log = ''
  for (const { name, text, path } of samples) for (const template of templateIds) {
    const made = await draftOf(text, { template, path })
    log += `#### ${name} × ${template}\n${listProblems(made.problems)}`
    const body = bodyOf(made)
    writeFileSync(`/tmp/f/x/${name}×${template}.md`, body)
    for (const m of body.matchAll(/.{0,8}(?:，。|：。|。。|，，|；。|、。|。，|：，|；；|\{\{|\}\}|undefined|NaN|\[object|，\n|、\n|：\n(?!\n)|的的|了了|要要).{0,8}/gu)) log += `  BAD ${JSON.stringify(m[0])}\n`
    for (const a of made.value.speech?.outline.announced ?? []) if (a.found !== undefined && a.found !== a.count) log += `  ANN ${a.count}${a.noun} found ${a.found}\n`
    const printed = new Map<string, number>()
    for (const s of made.value.draft?.trace ?? []) if (s.from.kind === 'sheet') printed.set(s.from.path, (printed.get(s.from.path) ?? 0) + 1)
    for (const p of made.value.facts.texts.keys()) {
      const n = printed.get(p) ?? 0
      if (n !== 1) log += `  TEXT ${p} ×${n}: ${made.value.facts.texts.get(p)!.map((x) => x.text).join('').slice(0, 30)}\n`
    }
  }
  writeFileSync('/tmp/f/x/log.txt', log)
})
