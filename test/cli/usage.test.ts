import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { put, run, sheet } from '../support/cli.ts'
import { temporaryFolder } from '../support/temporary.ts'

const folder = temporaryFolder()
put(folder, { '春耕.yaml': sheet, 'drafts/春耕.md': '# 讲话\n\n正文。\n' })

const commands = ['draft', 'typeset', 'show', 'templates', 'init']
const chinese = ['起草', '排版', '查看', '模板', '新建']

describe('help', () => {
  it('is printed without a command, as wrong use', async () => {
    const { code, out, err } = await run(folder, [])
    expect(code).toBe(2)
    expect(err).toBe('')
    for (const name of [...commands, ...chinese]) expect(out).toContain(name)
  })

  for (const flag of ['--help', '-h', 'help']) {
    it(`is printed for ${flag}`, async () => {
      const { code, out } = await run(folder, [flag])
      expect(code).toBe(0)
      expect(out).toContain('退出码：0 正常，1 有差错，2 命令写法不对，3 文件读写不了，4 程序自身的错误')
    })
  }

  for (const [i, name] of commands.entries()) {
    it(`of ${name} is printed by both names, with --help anywhere`, async () => {
      const english = await run(folder, [name, '--help'])
      const own = await run(folder, [chinese[i]!, '春耕.yaml', '-h'])
      expect(english).toEqual(own)
      expect(english.code).toBe(0)
      expect(english.out).toContain(`bigan ${name}`)
      expect(english.out).toContain(chinese[i]!)
    })
  }

  it('names every flag that draft takes', async () => {
    const { out } = await run(folder, ['draft', '--help'])
    const flags = ['template', 'to', 'edition', 'style', 'out', 'seed', 'strict', 'force', 'watch']
    for (const flag of flags) expect(out).toContain(`--${flag}`)
  })
})

describe('wrong use ends with 2 and writes nothing', () => {
  const cases: [string[], string][] = [
    [['drafft'], '没有“drafft”这个命令，是否应为“draft”？用 bigan --help 查看全部命令\n'],
    [['起稿'], '没有“起稿”这个命令，是否应为“起草”？用 bigan --help 查看全部命令\n'],
    [['完全不同'], '没有“完全不同”这个命令；用 bigan --help 查看全部命令\n'],
    [['constructor'], '没有“constructor”这个命令；用 bigan --help 查看全部命令\n'],
    [['draft'], '请给出事实表，例如：bigan draft content/facts/招商推进会.yaml\n'],
    [
      ['draft', '春耕.yaml', '--sytle', 'large'],
      '没有“--sytle”这个选项，是否应为“--style”？用 --help 查看全部选项\n',
    ],
    [['draft', '春耕.yaml', '-x'], '没有“-x”这个选项；用 --help 查看全部选项\n'],
    [['draft', '春耕.yaml', '--style'], '“--style”后面缺少内容；用 --help 查看写法\n'],
    [['draft', '春耕.yaml', '-o'], '“-o”后面缺少内容；用 --help 查看写法\n'],
    [['draft', '春耕.yaml', '--strict=1'], '“--strict”后面不带内容；用 --help 查看写法\n'],
    [['draft', '春耕.yaml', '--to', 'dcox'], '“--to”不能是“dcox”，是否应为“docx”？\n'],
    [['draft', '春耕.yaml', '--to', ','], '“--to”后面要写格式，可用：md、docx、html、xlsx\n'],
    [['draft', '春耕.yaml', '--edition', '大字板'], '“--edition”不能是“大字板”，是否应为“大字版”？\n'],
    [
      ['draft', '春耕.yaml', '--edition', 'x'],
      '“--edition”不能是“x”，可用：print、印制版、large、大字版、review、核稿版\n',
    ],
    [['show'], '请给出一张事实表，例如：bigan show 招商推进会.yaml --as outline\n'],
    [['show', '春耕.yaml', '--as', 'fact'], '“--as”不能是“fact”，是否应为“facts”？\n'],
    [['typeset'], '请给出一份稿子（.md、.docx、.txt 或 .html），例如：bigan typeset drafts/招商推进会.md\n'],
    [
      ['typeset', 'drafts/春耕.md', '-o', 'drafts/春耕.md'],
      '“drafts/春耕.md”就是原稿，不能写在它上面；请用 -o 换一个文件名\n',
    ],
    [['typeset', 'drafts/春耕.md', '--to', 'pdf'], '“--to”不能是“pdf”，可用：docx、word、html\n'],
    [['templates'], '请写 bigan templates list 或 bigan templates check\n'],
    [['templates', 'lst'], '请写 bigan templates list 或 bigan templates check\n'],
    [['init', '甲', '乙'], '只能给出一个文件夹，例如：bigan init 我的讲话\n'],
  ]
  for (const [argv, message] of cases) {
    it(`bigan ${argv.join(' ')}`, async () => {
      expect(await run(folder, argv)).toEqual({ code: 2, out: '', err: message })
    })
  }
})

describe('files that cannot be read end with 3', () => {
  put(folder, {
    '文档.yaml': Buffer.from([0x50, 0x4b, 3, 4, 0, 0]),
    '文档.md': Buffer.from([0x50, 0x4b, 3, 4, 0, 0]),
    '图片.yaml': Buffer.from([0x89, 0x50, 0, 0, 1]),
    // 标题 in GBK
    '国标码.yaml': Buffer.from([0xb1, 0xea, 0xcc, 0xe2, 0x3a, 0x20, 0xbc, 0xd7]),
    '夹/甲.yaml': sheet,
    '太大.yaml': '#'.repeat(4 * 1024 * 1024 + 1),
  })
  const cases: [string[], string][] = [
    [['draft', '没有.yaml'], '找不到“没有.yaml”，请核对文件名和文件夹\n'],
    [['draft', '没有*.yaml'], '没有文件符合“没有*.yaml”\n'],
    [['draft', '夹'], '“夹”是文件夹，请给出文件\n'],
    [['draft', '文档.yaml'], '“文档.yaml”是 Word 或 Excel 文件，不是文本；请给出 .yaml 或 .md 文件\n'],
    [['draft', '图片.yaml'], '“图片.yaml”不是文本文件，请另存为 UTF-8 文本\n'],
    [
      ['draft', '文档.md'],
      '“文档.md”是稿子，起草要给事实表（.yaml）；要把稿子排成 Word，请用 bigan typeset 文档.md\n',
    ],
    [['draft', '国标码.yaml'], '“国标码.yaml”不是 UTF-8 编码，请在编辑器里另存为 UTF-8\n'],
    [['draft', '太大.yaml'], '“太大.yaml”太大（4MB），上限是4MB\n'],
    [['show', '没有.yaml'], '找不到“没有.yaml”，请核对文件名和文件夹\n'],
    [['typeset', '文档.md'], '差错：“文档.md”是压缩包；请先解压，再给出里面的 .docx 文件\n'],
    [['typeset', '春耕.docx'], '找不到“春耕.docx”，请核对文件名和文件夹\n'],
    [['typeset', '春耕.yaml'], '“春耕.yaml”是事实表，不是稿子；要起草请用 bigan draft 春耕.yaml\n'],
    [['typeset', '没有.md'], '找不到“没有.md”，请核对文件名和文件夹\n'],
  ]
  for (const [argv, message] of cases) {
    it(`bigan ${argv.join(' ')}`, async () => {
      expect(await run(folder, argv)).toEqual({ code: 3, out: '', err: message })
    })
  }

  it('bigan draft into a folder that is a file', async () => {
    const { code, err } = await run(folder, ['draft', '春耕.yaml', '-o', '图片.yaml', '--to', 'md'])
    expect(code).toBe(3)
    expect(err).toContain(`写不了“${join(folder, '图片.yaml/春耕.md')}”：文件夹不可用`)
  })
})

describe('a bug of ours', () => {
  it('ends with 4 and says what to report', async () => {
    let err = ''
    const { code } = await run(folder, ['draft', '--help'], {
      out: broken,
      err: (text) => void (err += text),
    })
    expect(code).toBe(4)
    expect(err).toMatch(/^程序出错，不是您的问题。请把下面几行和所用的文件发给维护者：\nError: 坏了\n/)
  })
})

function broken(): void {
  throw new Error('坏了')
}
