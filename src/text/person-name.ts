/** How names of people are written: lists set those of two 汉字 apart (孙 慧), which makes no other name of them. */

/** Surnames of two characters. */
export const doubleSurnames = '欧阳|司马|上官|诸葛|东方|皇甫|尉迟|令狐|慕容'
/** Those of nine in ten people, and others that also begin many words. */
export const commonSurnames =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文施洪梅莫翁'
export const rareSurnames =
  '阮柴盛骆甘童娄岳佟游祝柯覃芦纪屈舒蓝柏单牛米包毕樊耿焦靳聂裴齐曲申宫荣辛解温庄严华'

/** A name without spaces between 汉字 and around it, with one space between words of letters. */
export function plainName(text: string): string {
  return text
    .trim()
    .replaceAll(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replaceAll(/\s+/gu, ' ')
}

/** What two writings of one name have in common: its characters without any space. */
export function bareName(text: string): string {
  return text.replaceAll(/\s+/gu, '')
}
