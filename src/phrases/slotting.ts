/** What differs from office to office and from meeting to meeting in a wording, made slots: 完成投资【数字】. */

const level = '[省市区县旗]'
const unit =
  '(?:%|％|‰|个百分点|个月|个季度|个|家|户|人|名|位|元|亩|吨|公里|平方米|米|项|件|次|场|批|条|期|辆|台|套|座|处|倍|天|小时)'
const figure = `\\d[\\d.,，．]*(?:多|余)?(?:万亿|亿|万|千|百)?(?:多|余)?`
/** What people type where something is to be filled in. */
const blank = '[×xXＸ＊*_＿]{2,}'

/** The text with slots for figures, years, regions and blanks. `region` is the office's own: 清河区. */
export function withoutSpecifics(text: string, region?: string): string {
  const stem = region?.replace(/[省市区县旗]$/u, '') ?? ''
  const name = stem === '' ? '' : `(?:${escaped(stem)})?`
  let plain = text
    .replaceAll(new RegExp(`${name}(?:${blank})?(${level})委[、和]?${name}\\1政府`, 'gu'), '【党政】')
    .replaceAll(new RegExp(`${blank}(?:${level}|[镇乡])(?![委政])`, 'gu'), '【地名】')
  if (region !== undefined && region !== '')
    plain = plain.replaceAll(new RegExp(`${escaped(region)}(?![委政人纪])`, 'gu'), '【地名】')
  return plain
    .replaceAll(/(?<![安完健保齐周])全[省市区县旗镇乡](?![域间别长委政分])/gu, '【地区】')
    .replaceAll(/(?<![自忘小])我[省市区县旗镇乡](?![域间别长委政分])/gu, '【我地】')
    .replaceAll(/(?:20|19)\d{2}年(?:度)?/gu, '【年份】')
    .replaceAll(/\d{1,2}月(?:\d{1,2}日)?(?:底|初|中旬|上旬|下旬)?|\d{1,2}[—–-]\d{1,2}月/gu, '【时间】')
    .replaceAll(new RegExp(`${figure}${unit}?|${blank}(?:万亿|亿|万)?${unit}`, 'gu'), '【数字】')
    .replaceAll(new RegExp(blank, 'gu'), '【事项】')
    .replaceAll(/(【[^【】]*】)\1+/gu, '$1')
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&')
}

/** What only happened once: with no figure to fill in, such a sentence is no frame. */
const happened =
  /(?:今年|去年|近年|前年|本月|上月)(?:以来|来)|上半年|下半年|前[一二三四两]季度|截至|同比|环比|(?:取得|实现|完成|建成|引进|突破|荣获|获得)了|位居|名列|增长了|下降了/u

/** The words by which a text tells what was, and so may not stand in the library. */
export function factIn(text: string): string | undefined {
  return happened.exec(text)?.[0]
}
