/** A paper of a pack is made from a meeting sheet, with all the others: it is not revised by itself. */
import path from 'node:path'
import { readText } from '../files.ts'
import { isMeetingSheet } from './check-input.ts'
import { UsageError } from './io.ts'
import { packRecordAt, recordFileOf } from './pack-file.ts'

/** Throws for a paper of a pack, and for a meeting sheet in place of a fact sheet: both say what to do instead. */
export function refusePaper(file: string, shown: string, facts: string | undefined): void {
  const papers = packRecordAt(recordFileOf(path.dirname(file)))?.材料 ?? {}
  const stem = path.basename(file, path.extname(file)).replace(/\.(?:大字版|核稿版|新\d*)$/u, '')
  if (Object.hasOwn(papers, stem))
    throw new UsageError(
      `“${shown}”是成套材料里的一份，各份的数要一起变，不能单独改稿；请把新情况写进会议表，` +
        '先用 bigan pack 会议表 --diff 看哪些材料要变，再用 bigan pack 会议表 重出：' +
        '改过的材料不会被覆盖，新的写成“名称.新”，可用 bigan compare 比对',
    )
  if (
    facts !== undefined &&
    /\.ya?ml$/iu.test(facts) &&
    isMeetingSheet(readText(facts, path.basename(facts)).text)
  )
    throw new UsageError(
      `“${path.basename(facts)}”是会议表，不是事实表；会议材料请用 bigan pack ${path.basename(facts)} --diff 看要改哪些`,
    )
}
