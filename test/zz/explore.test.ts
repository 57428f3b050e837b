import { it } from 'vitest'
import { draftOf, samples } from '../support/workspace.ts'
import { readFacts } from '../../src/facts/index.ts'
import { Source } from '../../src/text/source.ts'
it('explore', async () => {
  const { text, path } = samples[1]!
  const t = (label: string, f: () => unknown) => { const a = performance.now(); f(); console.log(label, (performance.now() - a).toFixed(1)) }
  for (let i = 0; i < 3; i++) {
    t('facts', () => readFacts(new Source('a', text), {}))
    for (const s of ['【', '：', '{', '"', '\n  ', '[', '- ']) t('facts ' + JSON.stringify(s), () => readFacts(new Source('a', text.slice(0, 3000) + s + text.slice(3000)), {}))
    const a = performance.now(); await draftOf(text, { path, formats: ['md', 'html'] }); console.log('draft', (performance.now() - a).toFixed(1))
  }
})
