/** The skeleton of a speech as a template: its order, its numbers, what opens and closes it, and none of its matter. */
import type { LearnedSheet } from './sheet.ts'
import type { LearnedPoint, LearnedSpeech } from './types.ts'

/** What the library is asked for where a sheet leaves a block's first words open. */
const leadOf: Readonly<Record<string, { part: string; kind: string; heading: string }>> = {
  成绩: { part: '肯定成绩', kind: '成绩.引入', heading: '标题.成绩' },
  问题: { part: '正视问题', kind: '过渡.成绩到问题', heading: '标题.问题' },
  认识: { part: '讲清认识', kind: '过渡.到认识', heading: '标题.认识' },
  措施: { part: '部署任务', kind: '任务.引入', heading: '标题.任务' },
  保障: { part: '强化保障', kind: '保障.引入', heading: '标题.保障' },
}

/** Headings for where the library has none. */
const plainHeading: Readonly<Record<string, string>> = {
  成绩: '总结成绩、坚定信心，把已有的做法坚持下去',
  问题: '认清形势、找准差距，把该补的短板补上',
  认识: '提高认识、统一思想，把责任扛在肩上',
  措施: '突出重点、细化举措，推动【主题】取得实效',
  保障: '压实责任、形成合力，保证各项任务落地',
  奖惩: '较真碰硬、奖惩分明，保证各项任务落地',
}

const otherHeading: Readonly<Record<string, string>> = { 奖惩: '标题.保障' }

/** The text of a template file. `id` is its name. */
export function templateOf(speech: LearnedSpeech, sheet: LearnedSheet, id: string): string {
  const named = new Set(sheet.blocks.flat())
  const outline = sheet.blocks.flatMap((blocks) => (blocks.length === 0 ? [] : [outlinePart(blocks)]))
  // Blocks that the old speech had no part for would be lost in another sheet: they follow where they usually stand.
  const others = ['成绩', '问题', '认识', '目标', '措施', '保障', '其他工作', '奖惩'].filter(
    (name) => !named.has(name),
  )
  const first = outline.length === 0 ? [outlinePart(['措施'])] : outline
  const rest = others.filter((name) => outline.length > 0 || name !== '措施')
  return [
    '---',
    `编号: ${id}`,
    `名称: ${id}`,
    '文种: 讲话',
    '样式: gbt9704',
    `说明: 由旧稿学来的结构，共${speech.parts.length}部分`,
    '需要: []',
    `序号: ${ladderOf(sheet)}`,
    '提纲:',
    ...withOthers(first, rest),
    '---',
    ...[...named].flatMap((name) => inlineFor(name, sheet)),
    ...sanctionInline(sheet),
    ...openingInlines(sheet),
    ...pointInlines(speech),
    '{{> 题头}}',
    '',
    '{{#if (有其一 开头 刚才)}}{{> 开场}}{{/if}}',
    '',
    '{{#分部}}{{> 一部}}{{/分部}}',
    '',
    '{{#if (等于 结尾.内容 "无")}}{{#段}}{{收句 结尾.致谢语}}{{/段}}{{else if 结尾.内容}}{{#段}}{{收句 结尾.意义}}{{收句 结尾.要求}}{{收句 结尾.内容}}{{收句 结尾.号召}}{{/段}}',
    '',
    '{{#段}}{{收句 结尾.致谢语}}{{/段}}{{else}}{{> 结束}}{{/if}}',
    '',
  ].join('\n')
}

interface OutlinePart {
  blocks: string[]
  heading: { kind: string; text: string }
}

function outlinePart(blocks: readonly string[]): OutlinePart {
  const [name = '措施'] = blocks
  const both = blocks.includes('成绩') && blocks.includes('问题')
  return {
    blocks: [...blocks],
    heading: {
      kind: both ? '标题.成绩问题' : (leadOf[name]?.heading ?? otherHeading[name] ?? '标题.任务'),
      text: plainHeading[name] ?? plainHeading['措施']!,
    },
  }
}

/** Lines of 提纲; a block without a part of its own joins the part where its like stands. */
function withOthers(parts: OutlinePart[], others: readonly string[]): string[] {
  const look = new Set(['成绩', '问题', '认识'])
  for (const name of others) {
    const home = look.has(name)
      ? parts.find(({ blocks }) => blocks.some((one) => look.has(one)))
      : parts.findLast(({ blocks }) => blocks.some((one) => !look.has(one)))
    const into = home ?? (look.has(name) ? parts[0] : parts.at(-1))
    into!.blocks.push(name)
  }
  return parts.map(
    ({ blocks, heading }) =>
      `  - {标题: [{短语: ${heading.kind}, 标题: ${heading.text}}], 包含: [${blocks.join(', ')}]}`,
  )
}

function ladderOf(sheet: LearnedSheet): string {
  return typeof sheet.data['序号'] === 'string' ? sheet.data['序号'] : '一、/（一）/一是'
}

/** A block that began without words of its own goes on doing so; others ask the library where a sheet says none. */
function inlineFor(name: string, sheet: LearnedSheet): string[] {
  const lead = leadOf[name]
  if (!lead) return []
  const block = sheet.data[name]
  const hadWords =
    typeof block === 'object' && !Array.isArray(block) && '概述' in block && block['概述'] !== undefined
  const asks = hadWords
    ? `{{#unless (有其一 概述 总起)}}{{#段}}{{短语 "${lead.kind}"}}{{/段}}{{/unless}}\n`
    : ''
  return [`{{#*inline "${lead.part}"}}${asks}`.trimEnd(), '{{> 板块}}', '{{/inline}}']
}

/** Where the old speech said at once who is praised or punished for what, so does the template. */
function sanctionInline({ data }: LearnedSheet): string[] {
  const block = data['奖惩']
  const saysAtOnce =
    typeof block === 'object' && !Array.isArray(block) && (!('概述' in block) || block['概述'] === undefined)
  return saysAtOnce ? [atOnceInline] : []
}

const atOnceInline = `{{#*inline "严明奖惩"}}{{#段}}{{收句 概述}}{{#each 要点}}{{#句子}}{{#if 条件}}{{去尾 条件}}，{{/if}}{{#if 对象}}{{#if (始于 处理 "实行" "予以" "给予" "进行" "启动" "追究")}}对{{/if}}{{/if}}{{若有 对象}}{{去尾 处理}}{{#if @last}}。{{else}}；{{/if}}{{/句子}}{{/each}}{{收句 结语}}{{/段}}{{/inline}}`

/** What was heard and what announces the parts, as the old speech had them: without the words that the library would add. */
function openingInlines({ data }: LearnedSheet): string[] {
  const opening = data['开头']
  const lead =
    typeof opening === 'object' &&
    !Array.isArray(opening) &&
    '总起' in opening &&
    opening['总起'] !== undefined
  const heard = data['刚才'] === undefined ? [] : [heardInline]
  const announced = lead
    ? []
    : ['{{#*inline "总起全文"}}{{#if 开头.总起}}{{收句 开头.总起}}{{/if}}{{/inline}}']
  const hadWords =
    typeof opening === 'object' &&
    !Array.isArray(opening) &&
    '内容' in opening &&
    opening['内容'] !== undefined
  const called = opening === undefined || hadWords ? [] : [calledInline]
  return [...heard, ...called, ...announced]
}

/** A speech that began with what announces its parts goes on doing so. */
const calledInline = '{{#*inline "召开"}}{{#if 开头.背景}}{{收句 开头.背景}}{{/if}}{{/inline}}'

const heardInline = `{{#*inline "刚才"}}{{#if 刚才}}刚才，{{#each 刚才}}{{#if (所做 this)}}{{#unless @first}}；{{/unless}}{{#if 谁}}{{顿列 谁 末="、"}}{{#if 代表}}{{#if (多项 谁)}}分别{{/if}}代表{{顿列 代表 末="、"}}{{/if}}{{else}}{{#if 做了}}我们{{/if}}{{/if}}{{所做 this}}{{/if}}{{/each}}。{{#each 刚才}}{{收句 评价}}{{收句 要求}}{{/each}}{{/if}}{{/inline}}`

/** Where the old speech left heads to stand alone, so does the template. */
function pointInlines(speech: LearnedSpeech): string[] {
  const leavesBare = speech.parts.some((part) => part.points.some((point) => isBare(point)))
  return leavesBare ? [bareInline] : []
}

/** No longer words are a head alone: an item of an outline. */
const longestBare = 24

function isBare({ heading, paragraphs, points, ending }: LearnedPoint): boolean {
  if (points.some((point) => isBare(point))) return true
  if (heading !== '') return paragraphs.length + points.length + ending.length === 0
  return points.length === 0 && paragraphs.length === 1 && paragraphs[0]!.length <= longestBare
}

const bareInline = `{{#*inline "一点"}}{{#段}}{{领句 小标题}}{{收句 概述}}{{#if 要点}}{{引出 内容}}{{else}}{{收句 内容}}{{/if}}{{> 举例}}{{> 责任句}}{{#unless (成串)}}{{引出 总起}}{{/unless}}{{/段}}
{{> 点后}}{{/inline}}`
