import type { Paragraph, RootContent } from 'mdast'
import type { FrontMatter, HeadRole, PaperRole, ParagraphRole } from './types.ts'

/** The remark that says what the paragraph after it is in a meeting paper. */
const roles: Readonly<Record<PaperRole, string>> = {
  issuer: '版头',
  preprinted: '版头 预印',
  documentNumber: '发文字号',
  secrecy: '密级',
  label: '页首',
  recipients: '主送',
  attachments: '附件说明',
  signature: '署名',
  signingDate: '成文日期',
  imprint: '版记',
  note: '注',
  centred: '居中',
}

const byRemark: ReadonlyMap<string, PaperRole> = new Map(
  (Object.keys(roles) as PaperRole[]).map((role) => [roles[role], role]),
)

/** 横排 of `<!-- 横排 -->`; undefined for other HTML and for several remarks in one block. */
export function remarkOf(block: RootContent | undefined): string | undefined {
  if (block?.type !== 'html') return undefined
  const inside = /^\s*<!--([\s\S]*)-->\s*$/u.exec(block.value)?.[1]
  if (inside === undefined || inside.includes('<!--')) return undefined
  return inside.trim().replace(/\s+/gu, ' ')
}

/** `<!-- 署名 -->` as it stands before a paragraph of this role. */
export function remarkFor(role: PaperRole): string {
  return `<!-- ${roles[role]} -->`
}

export function isPaperRole(role: ParagraphRole | undefined): role is PaperRole {
  return role !== undefined && Object.hasOwn(roles, role)
}

/** A paper that a meeting sheet made: its heads are marked, and its numbered sentences are items. */
export function isMeetingPaper({ entries }: FrontMatter): boolean {
  return entries['会议'] !== undefined
}

/** The role of a paragraph in a speech's head block; undefined for every other one. */
export function headRoleOf(paragraph: Paragraph): HeadRole | undefined {
  const role = paragraph.data?.role
  return role === undefined || isPaperRole(role) ? undefined : role
}

/** Paragraphs right after a remark that names a role have that role. */
export function withPaperRoles(blocks: readonly RootContent[]): RootContent[] {
  return blocks.map((block, i) => {
    const role = block.type === 'paragraph' ? byRemark.get(remarkOf(blocks[i - 1]) ?? '') : undefined
    return block.type === 'paragraph' && role ? { ...block, data: { ...block.data, role } } : block
  })
}
