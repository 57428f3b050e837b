import { describeKeys } from '../text/describe-keys.ts'
import type { LevelName } from '../text/keys.ts'
import { phrasesSchema } from './schema.ts'
import { sheetSlots } from './slots.ts'

const titles: Partial<Record<LevelName, string>> = {
  phrases: '最上层',
  phraseDefaults: '默认（本文件每一条都算，自己写了的除外）',
  phrase: '用语的各项',
}

/** The keys of a file of the phrase library as a page for people; see text/describe-keys.ts. */
export function describePhrases(): string {
  const intro = [
    '# 用语库的各项',
    '由程序生成（`npm run schema`），不要手改。用语库是 `content/phrases` 里的 `.yaml` 文件，一条用语一项；编号、类别、文字三样必写，其余可以不写。中文键和英文键都可以用，同一项只写一次；只有一个的列表可以直接写。',
    `文字里的空位写在【】里。起草时自己会填的有：${sheetSlots.map((slot) => `【${slot}】`).join('')}，“总起”各类要有【几】，框住正文的要有【正文】；其他空位由人来填，只用在供查找的类别里。`,
    '具体的数字、机构、考核、问责、资金、频次、时限不写进用语；要收这样的话，写“建议: 是”，起草时加 `--suggest` 才印，印成【建议：…】，由人采用或删去。',
    '类别写成“大类.小类”。模板会选的有：`bigan phrases stats` 列出；其余各类只供 `bigan phrases search` 查找。改完用 `bigan phrases check` 检查。',
  ]
  return describeKeys(phrasesSchema, { intro, level: 'phrases', titles })
}
