/** Named persons in a wording: what one of them says or does is no phrasing. */

/** Surnames that begin few other words; those that do are in `words`. */
const surname =
  '(?:欧阳|司马|上官|诸葛|[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧肖程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文])'

/** Words of everyday use that begin with a surname and stand before 要求 or 说 as a name would. */
const words =
  /^(?:高度|高效|高质量?|高标准?|高位|高层|方案|方针|方法|任务|任何|文件|文中|文章|程序|马上|于是|何况|何时|万事|万一|常[常年人言说]|白天|易于|江南|江北|金句|龙头|贺信|田间|石头|夏天|夏季|钱款|史料|史书|马路|林业|林区|高等|方面|任期|武装|康养|常态|金融|白话|文明|.子|.们)/u

const opening =
  '(?<=^|[，。；：、！？“‘（\\s]|书记|[省市县区镇乡州村]长|主任|局长|主席|部长|院长|常委|代表|支书|听|据|像|有)'
const told = new RegExp(
  `${opening}(?<name>${surname}[\\p{Script=Han}]{1,2}?|[老小][王李张刘陈杨赵黄周吴])(?:同志(?!们)|说|指出|强调|表示|要求|讲)`,
  'gu',
)

/** The words that name a person who says or does something: 王立明强调. */
export function personIn(text: string): string | undefined {
  for (const { 0: found, groups } of text.matchAll(told)) if (!words.test(groups!['name']!)) return found
  return undefined
}
