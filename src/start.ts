/** What `init` puts into a new folder: made here, written by the shell. */
import { figureColumns } from './facts/index.ts'
import { newPhraseFile } from './phrases/index.ts'
import { writeFigureForm } from './write/index.ts'

export interface StartFile {
  path: string
  content: string | Uint8Array
}

const office = `# 本单位的习惯，写一次，处处用。每一项都可以不写。
# 地区: 清河区
# 样式: gbt9704
# 讲话人:                   # 一人一项；事实表的讲话人是谁，就照谁的习惯
#   - 姓名: 王立明
#     职务: 区长
#     语速: 180             # 每分钟多少字，用来算讲完要几分钟
#     语气: 平实            # 肯定、批评、鼓劲、平实：有这种语气的用语先用
#     偏好: 算账、老百姓    # 有这些词的用语先用
#     忌用词: 硬仗、急性子  # 有这些词的用语不用
`

/** The files of a workspace: bigan.yaml, the sample sheets as given, the schema they refer to, a file for its own phrases. */
export function startFiles(samples: StartFile[]): StartFile[] {
  return [
    { path: 'bigan.yaml', content: office },
    ...samples,
    { path: 'content/phrases/本单位.yaml', content: newPhraseFile('本单位自己的用语') },
  ]
}

/** 数据.xlsx: a form for figures with the same words as column heads as the sheet's keys. */
export async function figureForm(): Promise<StartFile> {
  const { columns, rows } = figureColumns()
  return { path: '数据.xlsx', content: await writeFigureForm(columns, rows) }
}
