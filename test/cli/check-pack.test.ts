/** `bigan check` of a folder with the papers of a meeting, and of single papers beside their meeting sheet. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { put, run } from '../support/cli.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { wordFile, wordParagraph } from '../support/word-file.ts'

const meeting = `名称: 全县公路建设推进会
类型: 推进会
时间: {日期: 2026-06-12, 起: "9:00", 止: "10:20"}
地点: 县行政中心二楼会议室
地区: 沱阳县
主办: 沱阳县人民政府
主持人: 李文达
议程:
  - {事项: 通报公路建设情况, 形式: 通报, 谁: 侯建民, 分钟: 10}
  - {事项: 松岭镇作表态发言, 形式: 表态发言, 谁: 田雨, 分钟: 4}
  - {事项: 青石镇作表态发言, 形式: 表态发言, 谁: 石砚, 分钟: 4}
  - {事项: 县长陈立农讲话, 形式: 讲话, 谁: 陈立农, 分钟: 30}
参会:
  - {姓名: 陈立农, 单位: 县政府, 职务: 县委副书记、县长, 主席台: 是}
  - {姓名: 李文达, 单位: 县政府, 职务: 常务副县长, 主席台: 是}
  - {姓名: 侯建民, 单位: 县交通运输局, 职务: 县交通运输局局长}
  - {姓名: 田雨, 单位: 松岭镇, 职务: 松岭镇党委书记}
  - {姓名: 石砚, 单位: 青石镇, 职务: 青石镇镇长}
单位: [{名称: 松岭镇}, {名称: 青石镇}, {名称: 云台乡}]
通知: {主送: 各乡镇, 成文日期: 2026-06-08}
要求: [要抓紧传达，当天开到村。, 要逐项认领，排到每一周。, 要如实报账，不等月底。]
联系人: [{姓名: 方屿, 单位: 县政府办公室, 电话: 0000-1234567}]
`

/** A folder with the sheet, and beside it the papers that were made of it. */
async function packed(only: string): Promise<string> {
  const folder = temporaryFolder()
  put(folder, { '会.yaml': meeting, 'bigan.yaml': '地区: 沱阳县\n' })
  const { err } = await run(folder, ['pack', '会.yaml', '--only', only, '-o', '材料', '--no-volume'])
  expect(err).toBe('')
  return folder
}

function changeWord(file: string, from: string, to: string): Uint8Array {
  const parts = unzipSync(readFileSync(file))
  const text = strFromU8(parts['word/document.xml']!)
  expect(text).toContain(from)
  return zipSync({ ...parts, 'word/document.xml': strToU8(text.replace(from, to)) })
}

const papers = '议程,主持词,桌签,参会人员名单,表态发言'

describe('a folder with the papers of a meeting', () => {
  it('is checked paper by paper, and has nothing to tell as it was made', async () => {
    const folder = await packed(papers)
    const { code, out } = await run(folder, ['check', '材料'])
    expect(code).toBe(0)
    expect(out.match(/^材料\/.*：没有差错和存疑/gmu)?.length).toBe(6)
    expect(out).toContain('共核6个文件：没有差错和存疑\n')
  })

  it('is read as it is now: a Word file that was edited by hand stands for its text', async () => {
    const folder = await packed(papers)
    const file = '材料/11-参会人员名单.docx'
    put(folder, { [file]: changeWord(join(folder, file), '县交通运输局局长', '县公路局局长') })
    const { code, out } = await run(folder, ['check', '材料'])
    expect(code).toBe(1)
    expect(out).toMatch(
      /^材料\/11-参会人员名单\.docx:第\d+段第\d+字 差错［人名职务对不上］参会人员名单里侯建民的职务是“县公路局局长”，议程和会议表里是“县交通运输局局长”，请核实后改为一致$/mu,
    )
    expect(out).toContain('议程里：材料/03-议程.md:')
    expect(out).toContain('共核6个文件：差错1处\n')
  })

  it('has papers that units sent in, under the name of the paper', async () => {
    const folder = await packed(papers)
    const words = ['云台乡表态发言', '我代表云台乡党委、政府表个态，年底前完成任务。']
      .map((line) => wordParagraph(line))
      .join('')
    put(folder, { '材料/表态发言（松岭镇）.docx': wordFile({ document: words }) })
    const { code, out } = await run(folder, ['check', '材料'])
    expect(code).toBe(1)
    expect(out).toContain(
      '材料/表态发言（松岭镇）.docx:第1段第1字 差错［发言人对不上］“表态发言（松岭镇）”里讲的是“云台乡”，没有提到“松岭镇”，请核实是不是放错了稿子\n',
    )
    // it stands for the page of requirements
    expect(out).not.toContain('08-表态发言（松岭镇）')
  })

  it('without a record goes by the names of its files and the sheet that is given', async () => {
    const folder = await packed(papers)
    rmSync(join(folder, '材料.trace.json'))
    const without = await run(folder, ['check', '材料'])
    expect(without.code).toBe(3)
    expect(without.err).toBe(
      '“材料”是文件夹，请给出文件；要核里面的 Word 稿，写 材料/*.docx；是会议材料的，用 --meeting 给出会议表\n',
    )
    put(folder, { '材料/00-说明.md': '随便写的。\n' })
    const text = readFileSync(join(folder, '材料/03-议程.md'), 'utf8')
    put(folder, { '材料/03-议程.md': text.replace('县行政中心二楼会议室', '县行政中心三楼会议室') })
    rmSync(join(folder, '材料/03-议程.docx'))
    const { code, out } = await run(folder, ['check', '材料', '--meeting', '会.yaml'])
    expect(code).toBe(1)
    expect(out).toContain('［时间地点对不上］议程里地点是“县行政中心三楼会议室”')
    expect(out).not.toContain('00-说明')
  })

  it('goes by the sheet as it was where that is gone', async () => {
    const folder = await packed('主持词')
    rmSync(join(folder, '会.yaml'))
    const { code, err } = await run(folder, ['check', '材料'])
    expect(code).toBe(0)
    expect(err).toContain('存疑：会议表“会.yaml”找不到，照成套时的内容核对；可用 --meeting 给出现在的\n')
  })

  it('is told where the sheet has changed since', async () => {
    const folder = await packed('主持词')
    put(folder, { '会.yaml': meeting.replace('2026-06-12', '2026-06-15') })
    const { code, out } = await run(folder, ['check', '材料'])
    expect(code).toBe(1)
    expect(out).toContain('主持词里时间是“2026年6月12日”，会议表里是“2026年6月15日”')
  })

  it('is checked as the office wants it, and as a comment in a paper says', async () => {
    const folder = await packed('主持词')
    const file = '材料/05-主持词.md'
    const text = readFileSync(join(folder, file), 'utf8').replace(
      '县交通运输局局长侯建民',
      '县交通运输局局长候建民',
    )
    put(folder, { [file]: text })
    expect((await run(folder, ['check', '材料'])).out).toContain('［人名职务对不上］')
    put(folder, { 'bigan.yaml': '地区: 沱阳县\n检查: {人名职务对不上: 关}\n' })
    expect((await run(folder, ['check', '材料'])).code).toBe(0)
    const hidden = text.replace(/\n([^\n]*候建民)/u, '\n<!-- bigan-off-next pack/names: 照身份证的字 -->\n$1')
    put(folder, { 'bigan.yaml': '地区: 沱阳县\n', [file]: hidden })
    const { code, err } = await run(folder, ['check', '材料', '--level', 'info'])
    expect([code, err.includes('忽略')]).toEqual([0, false])
  })
})

describe('the papers of a meeting as they are made', () => {
  it('are checked with those that somebody edited, and errors give 1', async () => {
    const folder = await packed('主持词,议程')
    const file = '材料/05-主持词.md'
    const text = readFileSync(join(folder, file), 'utf8').replace(
      '县交通运输局局长侯建民',
      '县交通运输局局长候建民',
    )
    put(folder, { [file]: text })
    const { code, err } = await run(folder, ['pack', '会.yaml', '--only', '主持词,议程', '-o', '材料'])
    expect(code).toBe(1)
    expect(err).toContain('差错［人名职务对不上］主持词里姓名是“候建民”，议程和会议表里是“侯建民”')
  })
})

describe('a single paper', () => {
  it('is checked against the meeting that is given, or that it names', async () => {
    const folder = temporaryFolder()
    const words = '今天的会议有六项议程，请大家集中精力。\n'
    put(folder, { '会.yaml': meeting, '词.md': words, '名.md': `---\n会议: 会.yaml\n---\n\n${words}` })
    const alone = await run(folder, ['check', '词.md'])
    expect(alone.code).toBe(0)
    expect(alone.err).toContain('缺会议表（--meeting）的1条')
    for (const argv of [['词.md', '--meeting', '会.yaml'], ['名.md']]) {
      const { code, out } = await run(folder, ['check', ...argv])
      expect(code).toBe(1)
      expect(out).toContain('［与会议表的数不同］此处为“六项议程”，会议表的议程是4项，请核对')
    }
  })

  it('says that the meeting which it names is not there', async () => {
    const folder = temporaryFolder()
    put(folder, { '名.md': '---\n会议: 没有.yaml\n---\n\n开会。\n' })
    const { code, err } = await run(folder, ['check', '名.md'])
    expect(code).toBe(0)
    expect(err).toContain('名.md：开头写的会议表“没有.yaml”找不到，没有对照；可用 --meeting 给出\n')
  })
})

describe('a meeting sheet', () => {
  it('is read as one', async () => {
    const folder = temporaryFolder()
    put(folder, { '会.yaml': meeting, '错.yaml': meeting.replace('主持人: 李文达', '主持人: 李闻达') })
    expect(await run(folder, ['check', '会.yaml'])).toMatchObject({
      code: 0,
      out: '会.yaml：没有差错和存疑\n',
    })
    const { code, err } = await run(folder, ['check', '错.yaml'])
    expect(code).toBe(1)
    expect(err).toContain('“参会”里没有主持人“李闻达”，是否应为“李文达”？')
  })
})

describe('one paper of a pack by itself', () => {
  it('is checked against the sheet that its text names, its Word file too', async () => {
    const folder = await packed('主持词')
    const file = join(folder, '材料/05-主持词')
    const text = `${readFileSync(`${file}.md`, 'utf8')}\n今天的会议有六项议程，请大家集中精力。\n`
    const word = changeWord(`${file}.docx`, '散会！', '今天的会议有六项议程，请大家集中精力。')
    put(folder, { '材料/05-主持词.md': text, '材料/05-主持词.docx': word })
    for (const ending of ['md', 'docx']) {
      const { code, out } = await run(folder, ['check', `材料/05-主持词.${ending}`])
      expect(code).toBe(1)
      expect(out).toContain('［与会议表的数不同］此处为“六项议程”，会议表的议程是4项，请核对')
    }
  })
})
