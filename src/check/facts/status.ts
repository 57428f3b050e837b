import type { Doc } from '../doc.ts'

/** What is still to be done is a doubt until the text is final: a lower level, or none where it is (定稿). */
export function levelByStatus(doc: Doc): 'warn' | undefined {
  return doc.meta.status?.includes('定稿') ? undefined : 'warn'
}
