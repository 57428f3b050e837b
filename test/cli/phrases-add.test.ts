import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesOf, put, run } from '../support/cli.ts'
import { temporaryFolder } from '../support/temporary.ts'

const file = 'content/phrases/本单位.yaml'
const own = `# 本单位
用语:
  - 编号: 榫卯-开头-01   # 老的
    类别: 榫卯.开头
    文字: 榫头对卯眼，急不得。
# 完
`

function office(files: Record<string, string> = {}): string {
  const folder = temporaryFolder()
  put(folder, { 'bigan.yaml': '地区: 清河区\n', ...files })
  return folder
}

const text = (folder: string, name = file): string => readFileSync(join(folder, name), 'utf8')

/** Answers in turn; '' when there are no more. */
function answers(...given: string[]): { ask: (question: string) => Promise<string>; asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    ask: (question) => {
      asked.push(question)
      return Promise.resolve(given.shift() ?? '')
    },
  }
}

const piped = () => Promise.resolve('墨线一弹到底！\n')

describe('bigan phrases add', () => {
  it('puts an entry at the end of the office’s file and touches nothing else', async () => {
    const folder = office({ [file]: own })
    const order = [
      'phrases',
      'add',
      '墨线弹得直，料才下得准。',
      '--类别',
      '榫卯.开头',
      '--语气',
      '平实',
      '--来源',
      '自撰',
    ]
    const { code, out, err } = await run(folder, [...order, '--位置', '开头、结尾', '--主题', '榫卯工艺'])
    expect([code, out, err]).toEqual([0, `${file}:9　榫卯-开头-02　墨线弹得直，料才下得准。\n`, ''])
    expect(text(folder)).toBe(`${own}  - 编号: 榫卯-开头-02
    类别: 榫卯.开头
    文字: 墨线弹得直，料才下得准。
    位置: [开头, 结尾]
    主题: 榫卯工艺
    语气: 平实
    来源: 自撰
`)
    const again = await run(folder, ['phrases', 'search', '墨线', '弹得直'])
    expect(again.out).toContain('榫卯-开头-02')
  })

  it('makes the file, with what to write in it, and files by the kind', async () => {
    const folder = office()
    const { code, out } = await run(folder, [
      '用语',
      '添加',
      '掰完榫头，再掰卯眼。',
      '--kind',
      '过渡.成绩到问题',
    ])
    expect([code, out]).toEqual([0, `${file}:13　过渡-成绩到问题-01　掰完榫头，再掰卯眼。\n`])
    expect(text(folder)).toContain('# yaml-language-server: $schema=../schema/phrases.schema.json\n')
    expect(text(folder)).toMatch(/用语:\n {2}- 编号: 过渡-成绩到问题-01\n.*\n.*\n {4}位置: 正视问题\n$/u)
  })

  it('keeps line ends and the byte order mark', async () => {
    const folder = office({ [file]: `\uFEFF${own.replaceAll('\n', '\r\n')}` })
    await run(folder, ['phrases', 'add', '墨线弹得直，料才下得准。', '--类别', '榫卯.开头'])
    const after = readFileSync(join(folder, file), 'utf8')
    expect(after.startsWith(`\uFEFF${own.replaceAll('\n', '\r\n')}  - 编号: 榫卯-开头-02\r\n`)).toBe(true)
    expect(after.replaceAll('\r\n', '')).not.toContain('\n')
  })

  it('takes a line for an entry from a file and from the standard input, numbers cut', async () => {
    const folder = office({ '摘抄.txt': '# 摘自旧稿\r\n1. 榫头先量后凿。\r\n\r\n- 卯眼宁小勿大。\r\n' })
    const order = ['phrases', 'add', '-', '--from', '摘抄.txt', '--类别', '榫卯.句', '--dry-run']
    const dry = await run(folder, order, { input: piped })
    const plan = '要收3条，类别“榫卯.句”：\n  榫头先量后凿。\n  卯眼宁小勿大。\n  墨线一弹到底！\n'
    expect(dry.err).toContain(`${plan}只是看看，没有写文件\n`)
    expect(Object.keys(filesOf(folder))).toEqual(['bigan.yaml', '摘抄.txt'])
    const { code, out } = await run(folder, order.slice(0, -1), { input: piped })
    expect([code, out]).toEqual([0, dry.out])
    expect(out.split('\n').map((line) => line.split('　').slice(1).join(' '))).toEqual([
      '榫卯-句-01 榫头先量后凿。',
      '榫卯-句-02 卯眼宁小勿大。',
      '榫卯-句-03 墨线一弹到底！',
      '',
    ])
  })

  it('does not take what is there already, or what states or decides; the rest it takes', async () => {
    const folder = office({ [file]: own })
    const order = ['phrases', 'add', '--类别', '榫卯.开头']
    const lines = [
      '成绩要讲够，问题也要讲透。',
      '榫头对卯眼，急不得。',
      '月底前咬紧榫卯。',
      '凿出12个卯眼。',
      '【主题如榫卯。',
      '墨线弹得直，料才下得准。',
      '墨线弹得直，料才下得准！',
    ]
    const { code, out, err } = await run(folder, [...order, ...lines])
    expect(code).toBe(1)
    expect(out).toBe(`${file}:9　榫卯-开头-02　墨线弹得直，料才下得准。\n`)
    expect(err).toMatch(
      new RegExp(
        `^没有收“成绩要讲够，问题也要讲透。”：与 程序自带/过渡.yaml:\\d+ 的“过渡-成绩问题-01”（成绩要讲够，问题也要讲透。）雷同
没有收“榫头对卯眼，急不得。”：与 ${file}:5 的“榫卯-开头-01”（榫头对卯眼，急不得。）雷同
没有收“月底前咬紧榫卯。”：“月底前”是要领导定的事，用语库不代作决定；要作为建议收，加 --建议
没有收“凿出12个卯眼。”：“12个”是具体数字，用语库不下断言；请改成空位，例如【数字】
没有收“【主题如榫卯。”：【】不成对，或者里面是空的
没有收“墨线弹得直，料才下得准！”：与前面的“墨线弹得直，料才下得准。”雷同
$`,
        'u',
      ),
    )
  })

  it('takes it with --force, and a decision as a suggestion, and tells what is doubtful', async () => {
    const folder = office({ [file]: own })
    const forced = await run(folder, [
      'phrases',
      'add',
      '榫头对卯眼，急不得。',
      '--类别',
      '榫卯.开头',
      '--force',
    ])
    expect([forced.code, forced.out]).toEqual([0, `${file}:9　榫卯-开头-02　榫头对卯眼，急不得。\n`])
    expect(forced.err).toContain('存疑：榫卯-开头-02：与“榫卯-开头-01”雷同')
    const order = ['phrases', 'add', '月底前咬紧榫卯。', '--类别', '建议.榫卯', '--建议']
    const suggested = await run(folder, order)
    expect(suggested.code).toBe(0)
    expect(suggested.err).toContain('没有模板要“建议.榫卯”')
    expect(text(folder)).toMatch(/文字: 月底前咬紧榫卯。\n {4}建议: 是\n$/u)
  })

  it('asks on a terminal for what is missing', async () => {
    const folder = office()
    const { ask, asked } = answers('过渡', '过渡.到问题', '', '安全生产')
    const { code, err } = await run(folder, ['phrases', 'add', '掰完榫头，再掰卯眼。'], { ask })
    expect(code).toBe(0)
    expect(asked).toEqual([
      '类别（如 过渡.成绩到问题；只写“过渡”列出这一类）：',
      '类别：',
      '位置（回车即“正视问题”）：',
      '主题（回车即通用）：',
    ])
    expect(err).toMatch(
      /^掰完榫头，再掰卯眼。\n过渡\..*过渡\.成绩到问题.*\n要收1条，类别“过渡\.到问题”：\n {2}掰完榫头，再掰卯眼。\n$/u,
    )
    expect(text(folder)).toMatch(/位置: 正视问题\n {4}主题: 安全生产\n$/u)
  })

  it('takes a kind by its small name where only one is called so, else names them', async () => {
    const folder = office()
    const one = await run(folder, ['phrases', 'add', '掰完榫头，再掰卯眼。', '--类别', '成绩到问题'])
    expect([one.code, one.err]).toEqual([0, '类别“成绩到问题”即“过渡.成绩到问题”\n'])
    expect(one.out).toContain('过渡-成绩到问题-01')
    const several = await run(folder, ['phrases', 'add', '墨线弹得直。', '--类别', '结语'])
    expect([several.code, several.out]).toEqual([2, ''])
    expect(several.err).toMatch(/^类别“结语”应写成“大类\.小类”；有：[^\n]*任务\.结语/u)
  })

  it('takes a kind that nobody asks for, and tells so before where it stands', async () => {
    const folder = office()
    const told: string[] = []
    const say = (text: string): void => void told.push(text)
    const order = ['phrases', 'add', '墨线弹得直，料才下得准。', '--类别', '任务.阐法']
    const { code } = await run(folder, order, { out: say, err: say })
    expect(code).toBe(0)
    const all = told.filter((text) => text !== '')
    expect(all[0]).toContain('存疑：任务-阐法-01：没有模板要“任务.阐法”，是否应为“任务.阐发”？')
    expect(all.at(-1)).toBe(`${file}:13　任务-阐法-01　墨线弹得直，料才下得准。\n`)
  })

  it('asks on a terminal before it takes several out of one argument', async () => {
    const folder = office()
    const order = ['phrases', 'add', '榫头先量后凿。\n卯眼宁小勿大。', '--类别', '号召.句']
    const given = ['--位置', '结尾', '--主题', '榫卯工艺']
    const plan = '要收2条，类别“号召.句”：\n  榫头先量后凿。\n  卯眼宁小勿大。\n'
    const no = await run(folder, [...order, ...given], { ask: answers('').ask })
    expect(no).toEqual({ code: 0, out: '', err: `${plan}没有收\n` })
    expect(Object.keys(filesOf(folder))).toEqual(['bigan.yaml'])
    const yes = answers('是')
    const taken = await run(folder, [...order, ...given], { ask: yes.ask })
    expect([taken.code, taken.err, yes.asked]).toEqual([0, plan, ['收吗？（是/否，回车即否）：']])
    expect(text(folder).match(/文字: /gu)).toHaveLength(3)
  })

  it('asks for the text too, and takes an empty answer for no', async () => {
    const folder = office()
    const none = await run(folder, ['phrases', 'add'], { ask: answers('').ask })
    expect([none.code, none.err.split('，')[0]]).toEqual([2, '请给出要收的文字'])
    const noKind = await run(folder, ['phrases', 'add'], { ask: answers('墨线弹得直。', '').ask })
    expect([noKind.code, noKind.err]).toEqual([2, '墨线弹得直。\n没有写类别，没有收\n'])
    expect(Object.keys(filesOf(folder))).toEqual(['bigan.yaml'])
  })

  it.each<[about: string, argv: string[], code: number, message: string]>([
    ['no kind', ['墨线弹得直。'], 2, '没有写类别，请用 --类别 写明；有：'],
    [
      'a kind without its small one',
      ['墨线弹得直。', '--类别', '过渡'],
      2,
      '类别“过渡”应写成“大类.小类”；有：过渡　',
    ],
    ['a part that is none', ['墨线弹得直。', '--类别', '甲.乙', '--位置', '前头'], 2, '没有“前头”'],
    ['a tone that is none', ['墨线弹得直。', '--类别', '甲.乙', '--语气', '严厉'], 2, '没有“严厉”'],
    ['no YAML', ['墨线弹得直。', '--类别', '甲.乙', '--文件', '甲.txt'], 2, '文件名应以 .yaml 结尾'],
    ['a file that is not there', ['--from', '没有.txt', '--类别', '甲.乙'], 3, '找不到“没有.txt”'],
    ['a flag that is none', ['甲。', '--类型', '甲.乙'], 2, '没有“--类型”这个选项'],
  ])('%s is told and nothing is written', async (_about, argv, code, message) => {
    const folder = office()
    const ran = await run(folder, ['phrases', 'add', ...argv])
    expect([ran.code, ran.out]).toEqual([code, ''])
    expect(ran.err).toContain(message)
    expect(Object.keys(filesOf(folder))).toEqual(['bigan.yaml'])
  })

  it('never writes into the files of the program, nor without a workspace into a file that was not named', async () => {
    const shipped = join(process.cwd(), 'content/phrases/任务.yaml')
    const order = ['phrases', 'add', '墨线弹得直。', '--类别', '榫卯.句']
    const inProgram = await run(office(), [...order, '--文件', shipped])
    expect([inProgram.code, inProgram.err.includes('是程序自带的')]).toEqual([2, true])
    const nowhere = await run(temporaryFolder(), order)
    expect([nowhere.code, nowhere.err.includes('这里不是工作文件夹')]).toEqual([2, true])
  })

  it('says where a file is that the library does not read', async () => {
    const folder = office()
    const { code, err } = await run(folder, [
      'phrases',
      'add',
      '墨线弹得直。',
      '--类别',
      '榫卯.句',
      '--文件',
      '别处.yaml',
    ])
    expect(code).toBe(0)
    expect(err).toContain('“别处.yaml”不在 content/phrases 里，起草时用不到；用时请移过去\n')
  })

  it('leaves a file as it is that it cannot add to', async () => {
    const broken = '用语: [{编号: 甲, 类别: 乙.丙, 文字: 丁。}]\n'
    const folder = office({ [file]: broken })
    const { code, out, err } = await run(folder, ['phrases', 'add', '墨线弹得直。', '--类别', '榫卯.句'])
    expect([code, out]).toEqual([1, ''])
    expect(err).toBe(`差错：“${file}”里“用语”写在方括号里，请改成一条一项（- 编号: …），没有动它\n`)
    expect(text(folder)).toBe(broken)
  })
})
