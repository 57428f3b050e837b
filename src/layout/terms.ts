/** The keys of a style file: what a secretary writes, the name the program uses, and how the value is read. */

export type Kind =
  | 'text'
  | 'number'
  | 'flag'
  /** A number whose unit ends the key: 上毫米, 行距磅, 字间距缇. 字号 also takes 三号 and the like. */
  | 'length'
  | 'texts'
  /** One of a few words. */
  | Readonly<Record<string, string>>
  /** A list of such words, or the one word that stands alone. */
  | { readonly list: Readonly<Record<string, string>>; readonly alone: Readonly<Record<string, string>> }

export interface Field {
  name: string
  kind: Kind
}

export interface Group {
  name: string
  fields: Readonly<Record<string, Field>>
}

export type Term = Field | Group

export function isGroup(term: Term): term is Group {
  return 'fields' in term
}

const field = (name: string, kind: Kind): Field => ({ name, kind })
const group = (name: string, fields: Record<string, Field>): Group => ({ name, fields })

const faces = { 小标宋: '小标宋', 黑体: '黑体', 楷体: '楷体', 仿宋: '仿宋', 宋体: '宋体' }

const paragraph = {
  字体: field('face', faces),
  字号: field('size', 'length'),
  加粗: field('bold', 'flag'),
  行距: field('line', 'length'),
  字间距: field('spacing', 'length'),
  对齐: field('align', { 左: 'left', 居中: 'center', 右: 'right', 两端: 'both' }),
  首行缩进字: field('indentCharacters', 'number'),
  右空字: field('rightCharacters', 'number'),
  段前空行: field('linesBefore', 'number'),
  段后空行: field('linesAfter', 'number'),
  与下段同页: field('keepNext', 'flag'),
}

export const terms: Readonly<Record<string, Term>> = {
  样式: field('id', 'text'),
  名称: field('name', 'text'),
  继承: field('parent', 'text'),
  纸张: group('paper', { 宽: field('width', 'length'), 高: field('height', 'length') }),
  页边距: group('margin', {
    上: field('top', 'length'),
    下: field('bottom', 'length'),
    左: field('left', 'length'),
    右: field('right', 'length'),
    页眉: field('header', 'length'),
    页脚: field('footer', 'length'),
  }),
  版心: group('textArea', { 每页行数: field('lines', 'number'), 每行字数: field('characters', 'number') }),
  字体: group('faces', {
    ...Object.fromEntries(Object.keys(faces).map((name) => [name, field(name, 'texts')])),
    数字: field('digits', 'texts'),
  }),
  正文: group('body', paragraph),
  标题: group('title', paragraph),
  副标题: group('subtitle', paragraph),
  日期: group('date', paragraph),
  讲话人: group('speaker', paragraph),
  状态: group('status', paragraph),
  题头: group('head', {
    顺序: field('order', {
      list: { 副标题: 'subtitle', 日期: 'date', 讲话人: 'speaker', 状态: 'status' },
      alone: { 依稿: 'draft' },
    }),
  }),
  称谓: group('salutation', paragraph),
  一级标题: group('heading1', paragraph),
  二级标题: group('heading2', paragraph),
  三级标题: group('heading3', paragraph),
  四级标题: group('heading4', paragraph),
  领句: group('lead', {
    层级字体: field('sectionFace', faces),
    层级加粗: field('sectionBold', 'flag'),
    分述字体: field('itemFace', faces),
    分述加粗: field('itemBold', 'flag'),
  }),
  引文: group('quote', paragraph),
  页码: group('pageNumber', {
    字体: field('face', faces),
    字号: field('size', 'length'),
    位置: field('position', { 外侧: 'outer', 居中: 'center' }),
    空字: field('indentCharacters', 'number'),
    左线: field('before', 'text'),
    右线: field('after', 'text'),
  }),
  表格: group('table', {
    框线: field('rules', { 全框: 'grid', 三线: 'three' }),
    框线宽: field('ruleWidth', 'length'),
    宽表栏数: field('portraitColumns', 'number'),
    左右边距: field('cellMargin', 'length'),
    上下边距: field('cellMarginTop', 'length'),
  }),
  表头: group('tableHead', paragraph),
  单元格: group('tableCell', paragraph),
  大字单元格: group('tableLarge', paragraph),
  小字单元格: group('tableSmall', paragraph),
  小字表头: group('tableSmallHead', paragraph),
  表注: group('note', paragraph),
  居中行: group('centred', paragraph),
  页首: group('label', paragraph),
  密级: group('secrecy', paragraph),
  版头: group('redHead', {
    颜色: field('color', 'text'),
    标志上空: field('above', 'length'),
    红线宽: field('ruleWidth', 'length'),
    红线上空: field('ruleDistance', 'length'),
    标题上空行: field('titleLines', 'number'),
  }),
  发文机关标志: group('issuer', paragraph),
  发文字号: group('documentNumber', paragraph),
  主送: group('recipients', paragraph),
  附件说明: group('attachments', paragraph),
  署名: group('signature', paragraph),
  成文日期: group('signingDate', paragraph),
  封面标题: group('coverTitle', paragraph),
  封面副题: group('coverSubtitle', paragraph),
  封面文字: group('coverLine', paragraph),
  目录标题: group('contentsTitle', paragraph),
  目录条目: group('contentsLine', paragraph),
  版记: group('imprint', paragraph),
  版记线: group('imprintRule', { 首末线宽: field('outer', 'length'), 中间线宽: field('inner', 'length') }),
  图: group('chart', {
    颜色: field('color', 'text'),
    每条高: field('bar', 'length'),
    上下空: field('around', 'length'),
    字号: field('size', 'length'),
  }),
  桌签: group('card', {
    字体: field('face', 'texts'),
    一二字: field('two', 'length'),
    三字: field('three', 'length'),
    四字: field('four', 'length'),
    五字以上: field('five', 'length'),
    左右空: field('margin', 'length'),
  }),
  断行: group('lineBreaking', {
    汉字数字间自动空隙: field('spaceDigits', 'flag'),
    孤行控制: field('widowControl', 'flag'),
  }),
}

/** Twips in each unit that may end a key. 1 inch = 25.4 mm = 72 pt = 1440 twips. */
export const units: Readonly<Record<string, number>> = {
  毫米: 1440 / 25.4,
  厘米: 14400 / 25.4,
  磅: 20,
  缇: 1,
}

/** 字号 in points (STANDARDS 1.1). */
export const sizes: Readonly<Record<string, number>> = {
  初号: 42,
  小初: 36,
  一号: 26,
  小一: 24,
  二号: 22,
  小二: 18,
  三号: 16,
  小三: 15,
  四号: 14,
  小四: 12,
  五号: 10.5,
  小五: 9,
}
