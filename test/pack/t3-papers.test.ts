/** Papers that are tables: what stands in them, counted and ordered by hand, and what goes when it is not there. */
import { describe, expect, it } from 'vitest'
import { makePack, Source, type Problem } from '../../src/index.ts'
import { listProblems, plainLibrary, workspaceWith } from '../support/workspace.ts'

const workspace = workspaceWith([], {}, plainLibrary)

interface Made {
  body: string
  problems: readonly Problem[]
}

/** One paper of a meeting sheet, without its front matter. */
async function paper(name: string, sheet: string): Promise<Made> {
  const head = sheet.includes('名称: ') && sheet.startsWith('名称') ? '' : '名称: 全县春耕推进会\n'
  const text = `${head}时间: {日期: 2026-03-05, 起: "9:00"}\n地点: 县政府三楼会议室\n${sheet}`
  const { value, problems } = await makePack({ sheet: new Source('会议.yaml', text) }, workspace, {
    formats: ['md'],
    only: [name],
    volume: false,
  })
  const markdown = value.papers[0]?.draft.markdown ?? ''
  return { body: markdown.replace(/^---\n[\s\S]*?\n---\n+/u, ''), problems }
}

const rowsOf = (body: string): string[] => body.split('\n').filter((line) => line.startsWith('|'))
/** Cells of the body rows of all tables. */
const cellsOf = (body: string): string[][] =>
  rowsOf(body)
    .filter((line) => !/^\|(?: :?-+:? \|)+$/u.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    )
const notesOf = (body: string): string[] => body.split('\n').filter((line) => line.startsWith('注：'))

/** 单位 of a sheet. */
const units = (rows: string): string => `单位:\n${rows}`

/** As many people of the county's government. */
const named = (count: number, more: string): string =>
  [...'甲乙丙丁戊己庚辛']
    .slice(0, count)
    .map((name) => `  - {姓名: ${name}大山, 单位: 县政府${more}}\n`)
    .join('')

describe('任务分解表', () => {
  const tasks = `任务:
  - {事项: 渠道清淤, 目标值: 30公里, 承诺: 确保, 牵头单位: 县水务局, 配合单位: [县财政局, 县农业农村局], 完成时限: 2026-03-31}
  - {事项: 农资储备到位, 承诺: 力争, 完成时限: 2026-04-30}
  - {事项: 春耕进度通报, 牵头单位: [县农业农村局, 县统计局], 频次: 每周}
  - {事项: 备齐良种, 牵头单位: 县水务局}
`
  const made = paper(
    '任务分解表',
    `${tasks}反馈: {日期: 2026-04-10, 报送: 县政府办公室}\n通知: {主送: [各乡镇, 县直有关单位]}\n`,
  )

  it('says how many tasks there are, to whom, and by when to report', async () => {
    const { body } = await made
    expect(body).toContain('各乡镇，县直有关单位：\n')
    expect(body).toContain(
      '为抓好全县春耕推进会精神的贯彻落实，现将会议部署的任务分解为4项，印发给你们。请各牵头单位对照任务和时限抓好落实，配合单位主动配合。贯彻落实情况，请4月10日前报县政府办公室。\n',
    )
  })

  it('leaves out columns that nobody filled; the commitment stands with the goal, where there is one', async () => {
    expect(cellsOf((await made).body).slice(0, 5)).toEqual([
      ['序号', '任务', '目标值', '牵头单位', '配合单位', '完成时限'],
      ['1', '渠道清淤', '确保30公里', '县水务局', '县财政局、县农业农村局', '3月底前'],
      ['2', '力争农资储备到位', '', '', '', '4月底前'],
      ['3', '春耕进度通报', '', '县农业农村局、县统计局', '', '每周'],
      ['4', '备齐良种', '', '县水务局', '', ''],
    ])
  })

  it('notes which tasks have no owner and no day', async () => {
    expect(notesOf((await made).body)).toEqual(['注：第2项没有明确牵头单位；第4项没有明确完成时限。'])
  })

  it('lists by unit what it leads and helps with; of two owners the first one leads', async () => {
    expect(cellsOf((await made).body).slice(5)).toEqual([
      ['序号', '单位', '牵头项数', '牵头任务（序号）', '配合任务（序号）'],
      ['1', '县水务局', '2', '1、4', ''],
      ['2', '县农业农村局', '1', '3', '1'],
      ['3', '县财政局', '', '', '1'],
      ['4', '县统计局', '', '', '3'],
    ])
  })

  it('with nothing else in the sheet has no addressee, no day, no note, no list of units', async () => {
    const { body, problems } = await paper('任务分解表', '任务: [{事项: 修渠, 完成时限: 2026-03-31}]\n')
    expect(listProblems(problems.filter(({ level }) => level === 'error'))).toBe('')
    expect(body).toBe(`# 全县春耕推进会任务分解表

为抓好全县春耕推进会精神的贯彻落实，现将会议部署的任务分解为1项，印发给你们。请各牵头单位对照任务和时限抓好落实，配合单位主动配合。

## 任务分解

<!-- 表：横排；列宽 12:42:22.5 -->

| 序号 | 任务 | 完成时限 |
| :---: | :--- | :---: |
| 1 | 修渠 | 3月底前 |

<!-- 注 -->
注：第1项没有明确牵头单位。
`)
  })
})

describe('考核排名表', () => {
  const indicator = '{名称: 播种, 单位: 万亩, 权重: 60}'

  it('ties, capped scores and moves; groups in a column of their own', async () => {
    // 甲 6/5 = 120 %, capped at 110 % → 66; 乙 and 丙 4/5 = 80 % → 48; 丁 alone in its group
    const { body } = await paper(
      '考核排名表',
      `${units(`  - {名称: 甲镇, 组: 镇, 数据: {播种完成: 6, 播种目标: 5, 上次: 2}}
  - {名称: 乙镇, 组: 镇, 数据: {播种完成: 4, 播种目标: 5, 上次: 1}}
  - {名称: 丙镇, 组: 镇, 数据: {播种完成: 4, 播种目标: 5, 上次: 3}}
  - {名称: 丁街道, 组: 街道, 数据: {播种完成: 1, 播种目标: 4, 上次: 1}}
`)}排名: {标题: 春播进度排名, 指标: [{名称: 播种, 单位: 万亩, 权重: 60, 封顶: 110, 上次: 上次}], 截至: 2026-02-28}\n`,
    )
    expect(body.split('\n')[0]).toBe('# 春播进度排名')
    expect(cellsOf(body)).toEqual([
      ['组别', '名次', '单位', ...Array(4).fill('播种（万亩，60分）'), '总分', '上次名次', '升降'],
      ['组别', '名次', '单位', '目标', '完成', '完成率%', '得分', '总分', '上次名次', '升降'],
      ['镇', '1', '甲镇', '5', '6', '120', '66', '66', '2', '前移1位'],
      ['镇', '2', '乙镇', '5', '4', '80', '48', '48', '1', '后移1位'],
      ['镇', '2', '丙镇', '5', '4', '80', '48', '48', '3', '前移1位'],
      ['街道', '1', '丁街道', '4', '1', '25', '15', '15', '1', '持平'],
    ])
    expect(body).toContain('<!-- 表：横排；表头 2；合并 1；列宽 ')
    expect(notesOf(body)).toEqual([
      '注：1.数据截至2026年2月28日。2.“播种”完成率超过110%的，按110%计分。3.得分相同的名次并列，其后名次空出。',
    ])
  })

  it('one group, no weights, nothing from last time: the columns go, one note has no number', async () => {
    const { body } = await paper(
      '考核排名表',
      `${units('  - {名称: 甲镇, 数据: {播种完成: 2, 播种目标: 4}}\n  - {名称: 乙镇, 数据: {播种完成: 3, 播种目标: 4}}\n')}排名: {指标: [{名称: 播种}], 来源: 县农业农村局}\n`,
    )
    expect(body.split('\n')[0]).toBe('# 全县春耕推进会考核排名')
    expect(cellsOf(body)).toEqual([
      ['名次', '单位', '播种', '播种', '播种'],
      ['名次', '单位', '目标', '完成', '完成率%'],
      ['1', '乙镇', '4', '3', '75'],
      ['2', '甲镇', '4', '2', '50'],
    ])
    expect(notesOf(body)).toEqual(['注：数据来源：县农业农村局。'])
  })

  it('of four indicators the goals and what was done are left out, so that the page holds them', async () => {
    const names = ['甲', '乙', '丙', '丁']
    const data = names.map((name) => `${name}完成: 1, ${name}目标: 2`).join(', ')
    const list = names.map((name) => `{名称: ${name}, 权重: 25}`).join(', ')
    const { body } = await paper(
      '考核排名表',
      `${units(`  - {名称: 一镇, 数据: {${data}}}\n  - {名称: 二镇, 数据: {${data}}}\n`)}排名: {指标: [${list}]}\n`,
    )
    expect(cellsOf(body)[1]).toEqual(['名次', '单位', ...names.flatMap(() => ['完成率%', '得分']), '总分'])
  })

  it('a unit that lacks a number stands last without a place', async () => {
    const { body } = await paper(
      '考核排名表',
      `${units('  - {名称: 甲镇, 数据: {播种目标: 4}}\n  - {名称: 乙镇, 数据: {播种完成: 3, 播种目标: 4}}\n')}排名: {指标: [${indicator}]}\n`,
    )
    expect(cellsOf(body).slice(2)).toEqual([
      ['1', '乙镇', '4', '3', '75', '45', '45'],
      ['', '甲镇', '4', '', '', '', ''],
    ])
  })
})

const people = `参会:
  - {姓名: 陈立农, 单位: 县政府, 职务: 县长, 主席台: 是, 电话: 0000-1}
  - {姓名: 石砚, 单位: 县水务局, 职务: 局长, 状态: 替会, 替: 古月明}
  - {姓名: 古月明, 单位: 县水务局, 职务: 党组书记, 状态: 请假, 事由: 住院}
  - {姓名: 马平川, 单位: 县工商联, 职务: 主席, 状态: 列席}
  - {姓名: 田雨, 单位: 松岭镇, 职务: 镇长, 备注: 表态发言}
`

describe('参会人员名单', () => {
  it('is in groups with their counts; who stands in for whom is noted at both', async () => {
    const { body } = await paper('参会人员名单', people)
    expect(body.split('\n').filter((line) => line.startsWith('#'))).toEqual([
      '# 全县春耕推进会参会人员名单',
      '## 一、出席人员（3人）',
      '## 二、列席人员（1人）',
      '## 三、请假人员（1人）',
    ])
    expect(cellsOf(body)).toEqual([
      ['序号', '单位', '姓名', '职务', '联系电话', '备注'],
      ['1', '县政府', '陈立农', '县长', '0000-1', ''],
      ['2', '县水务局', '石　砚', '局长', '', '代古月明'],
      ['3', '松岭镇', '田　雨', '镇长', '', '表态发言'],
      ['序号', '单位', '姓名', '职务'],
      ['1', '县工商联', '马平川', '主席'],
      ['序号', '单位', '姓名', '职务', '请假事由', '备注'],
      ['1', '县水务局', '古月明', '党组书记', '住院', '由石砚代会'],
    ])
  })

  it('of one group only has no number in its head', async () => {
    const { body } = await paper('参会人员名单', '参会: [{姓名: 田雨, 单位: 松岭镇}]\n')
    expect(body).toContain('## 出席人员（1人）\n')
    expect(cellsOf(body)).toEqual([
      ['序号', '单位', '姓名'],
      ['1', '松岭镇', '田　雨'],
    ])
  })

  it('who sits in another venue is a group of its own', async () => {
    const { body } = await paper(
      '参会人员名单',
      '分会场: [{名称: 松岭镇分会场}]\n参会:\n  - {姓名: 陈立农, 单位: 县政府}\n  - {姓名: 田雨, 单位: 松岭镇, 会场: 松岭镇分会场}\n',
    )
    expect(body).toContain('## 二、分会场出席人员（1人）\n')
    expect(cellsOf(body).slice(2)).toEqual([
      ['序号', '会场', '单位', '姓名'],
      ['1', '松岭镇分会场', '松岭镇', '田　雨'],
    ])
  })
})

describe('签到表', () => {
  it('those who come sign in the order of the list; who is on leave stands below; nobody is counted twice', async () => {
    const { body } = await paper('签到表', people)
    expect(body).toContain('2026年3月5日（星期四）上午9:00\n')
    // five names, one of them for another: four are called, and nobody's seat stays empty
    expect(body).toContain('应到4人　实到　　　人（含代会1人）　请假0人\n')
    expect(cellsOf(body)).toEqual([
      ['序号', '单位', '姓名', '职务', '签名', '代会备注'],
      ['1', '县政府', '陈立农', '县长', '', ''],
      ['2', '县水务局', '石　砚', '局长', '', '代古月明'],
      ['3', '松岭镇', '田　雨', '镇长', '', ''],
      ['4', '县工商联', '马平川', '主席', '', ''],
    ])
    expect(body).toContain('请假人员：古月明（县水务局党组书记，住院，由石砚代会）。\n')
  })

  it('without anybody on leave has no line below', async () => {
    const { body } = await paper('签到表', '参会: [{姓名: 田雨, 单位: 松岭镇}]\n')
    expect(body).toContain('应到1人　实到　　　人　请假0人\n')
    expect(body).not.toContain('请假人员')
    expect(body).not.toContain('分会场')
  })

  it('branch venues count their own: the main one has its people only', async () => {
    const { body } = await paper(
      '签到表',
      '分会场: [{名称: 松岭镇分会场, 主持人: 田雨}]\n参会:\n  - {姓名: 陈立农, 单位: 县政府}\n  - {姓名: 田雨, 单位: 松岭镇, 会场: 松岭镇分会场}\n',
    )
    expect(body).toContain('应到1人')
    expect(cellsOf(body).slice(2)).toEqual([
      ['分会场', '主持人', '应到', '实到', '请假', '报送人', '备注'],
      ['松岭镇分会场', '田雨', '', '', '', '', ''],
    ])
  })
})

describe('座次表', () => {
  it('the platform as the audience sees it, back row above; the hall faces it', async () => {
    const { body } = await paper(
      '座次表',
      `参会:\n${named(3, ', 主席台: 是')}  - {姓名: 子一, 单位: 县水务局}\n  - {姓名: 丑一, 单位: 县水务局}\n座次: {每排: 2}\n`,
    )
    expect(body).toContain('主席台（3人）')
    expect(body).toContain('台下（2人）')
    expect(cellsOf(body)).toEqual([
      ['丙大山', ''],
      ['甲大山', '乙大山'],
      ['丑　一', '子　一'],
    ])
    expect(notesOf(body)).toEqual([
      '注：主席台按名单的次序排列，以左为尊：2号在1号的左手边，从台下看在右侧，其余依次轮排；最下面一排为前排。',
    ])
  })

  it('rows of the hall have numbers where there are several', async () => {
    const { body } = await paper('座次表', `参会:\n${named(3, '')}座次: {台下每排: 2}\n`)
    expect(cellsOf(body)).toEqual([
      ['第1排', '乙大山', '甲大山'],
      ['第2排', '丙大山', ''],
    ])
    expect(notesOf(body)).toEqual(['注：台下面向主席台，最上面一排离主席台最近。'])
  })

  it('尊位: 右, a manual order and an even number round number one are said', async () => {
    const { body } = await paper(
      '座次表',
      `参会:\n${named(4, ', 主席台: 是')}座次: {尊位: 右, 双数: 一号居中, 主席台顺序: [乙大山, 甲大山]}\n`,
    )
    // 乙 is number 1 now; 4 people: 0 3 1 2 4, mirrored
    expect(cellsOf(body)).toEqual([['丁大山', '甲大山', '乙大山', '丙大山', '']])
    expect(notesOf(body)).toEqual([
      '注：主席台按指定的次序排列，以右为尊：1号居中，2号在1号的右手边，从台下看在左侧，其余依次轮排。',
    ])
  })

  it('no row is longer than Word has columns for', async () => {
    const many = Array.from(
      { length: 70 },
      (_, i) => `  - {姓名: 某${String.fromCodePoint(0x4e00 + i)}山, 单位: 县政府}\n`,
    )
    const { body } = await paper('座次表', `参会:\n${many.join('')}座次: {台下每排: 70}\n`)
    // 60 seats and the row's number
    expect(cellsOf(body).map((row) => row.length)).toEqual([61, 61])
  })

  it('a ring: who is on leave has no seat, who is not named sits at an end, who stands in takes the seat', async () => {
    const { body } = await paper(
      '座次表',
      `参会:
  - {姓名: 甲大山, 单位: 县政府}
  - {姓名: 乙大山, 单位: 县政府, 状态: 请假}
  - {姓名: 丙大山, 单位: 县水务局}
  - {姓名: 丁大山, 单位: 县财政局, 状态: 替会, 替: 钱万里}
  - {姓名: 戊大山, 单位: 县审计局}
座次: {形式: 回字形, 回字形: {主方: [甲大山, 乙大山], 客方: [钱万里, 丙大山]}}
`,
    )
    // below the table: its number 1 (丁) at the left of the middle for those who look up the page
    expect(cellsOf(body)).toEqual([
      ['', '甲大山', '', ''],
      ['', '会议桌', '会议桌', '戊大山'],
      ['', '丙大山', '丁大山', ''],
    ])
    expect(notesOf(body)).toEqual(['注：图的下方为门一侧，主方面门而坐；各侧1号居中，以左为尊，依次轮排。'])
  })
})

describe('桌签', () => {
  it('a card for everybody who comes to the main venue, in order; two characters are spaced', async () => {
    const { body } = await paper('桌签', people)
    expect(body).toBe('<!-- 桌签 -->\n\n- 陈立农\n- 石　砚\n- 马平川\n- 田　雨\n')
  })
})
