import { strFromU8, unzipSync } from 'fflate'
import { flow, type Pages } from './paging-flow.ts'
import type { LineRules } from './paging-lines.ts'
import { readSections, type PageSection } from './paging-read.ts'
import { readStyles } from './paging-styles.ts'
import { child, readXml } from './paging-xml.ts'

/** The pages of a Word file that this program has written. */
export function pagesOfFile(docx: Uint8Array): Pages {
  return flow(sectionsOfFile(docx))
}

/** Its sections with every paragraph cut into lines and every row measured. */
function sectionsOfFile(docx: Uint8Array): PageSection[] {
  const parts = unzipSync(docx, {
    filter: ({ name }) => /^word\/(?:document|styles|settings)\.xml$/.test(name),
  })
  const part = (name: string) => readXml(strFromU8(parts[`word/${name}.xml`]!))
  return readSections(part('document'), {
    styles: readStyles(part('styles')),
    rules: lineRules(part('settings')),
  })
}

function lineRules(settings: ReturnType<typeof readXml>): LineRules {
  const marks = (name: string) => child(settings, name)?.attributes['w:val'] ?? ''
  return { notAtStart: marks('w:noLineBreaksBefore'), notAtEnd: marks('w:noLineBreaksAfter') }
}
