/** The command line as a function: arguments in a folder, what it printed and its exit code. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { main } from '../../src/cli/main.ts'
import type { Exit, Io } from '../../src/cli/io.ts'

export interface Ran {
  code: Exit
  out: string
  err: string
}

/** Runs a command line in `cwd`. */
export async function run(cwd: string, argv: string[], more: Partial<Io> = {}): Promise<Ran> {
  let out = ''
  let err = ''
  const code = await main(argv, {
    cwd,
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    terminal: false,
    ...more,
  })
  return { code, out, err }
}

/** A small sheet, whole and without a problem. */
export const sheet = `标题: 在全区春耕现场会上的讲话
日期: 2026-03-05
讲话人: {职务: 区长, 姓名: 王立明}
地区: 清河区
主题: 春耕
数据:
  面积: {名称: 春灌面积, 数值: 12.5, 单位: 万亩}
措施:
  - {小标题: 要早修渠, 内容: 到昨天，春灌了【面积】。渠道三月修完。}
  - {小标题: 要早备肥, 内容: 化肥到村。价格公示。}
`

/** Writes files below a folder, by name. */
export function put(folder: string, files: Record<string, string | Uint8Array>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
}

/** All files below a folder with their bytes, by relative name. */
export function filesOf(folder: string, at = ''): Record<string, string> {
  const found: Record<string, string> = {}
  for (const name of readdirSync(join(folder, at)).sort()) {
    const relative = join(at, name)
    if (statSync(join(folder, relative)).isDirectory()) Object.assign(found, filesOf(folder, relative))
    else found[relative] = readFileSync(join(folder, relative)).toString('base64')
  }
  return found
}

/** Copies a sample sheet into a folder, under its own name. */
export function copySample(name: string, folder: string): string {
  copyFileSync(`content/facts/${name}.yaml`, join(folder, `${name}.yaml`))
  return basename(`${name}.yaml`)
}
