/** Words of an old speech that say how things stood then: each waits for a person. */

export const years =
  /(?:19|20)\d{2}年(?:度)?|“[一二三四五六七八九十]{1,3}五”|(?<![一二三四五六七八九十“])十[一二三四五六七八九]?五(?=时期|期间|规划|末|以来|开局|收官)|(?<![第每])(?:前三|[一二三四])季度(?![末底前])|今年是[^，。；【]{2,20}之年/gu
const numeral = '[一二两三四五六七八九十\\d]{1,3}'
/** 第4, 倒数第二, 第41个教师节, 第三届: what is counted on from year to year. */
const ranks = new RegExp(
  `倒数第${numeral}[位名]?|第\\d{1,3}(?:[位名个届次批]|(?=[，。；、）和]|$))|第${numeral}(?:届|个(?=教师节|记者节|护士节|医师节|警察节|丰收节|全国|国家|国际|世界))`,
  'gu',
)
/** 连续九年, 时隔11年, 28年: how long by then; 2025年 is a year. */
const spans = new RegExp(
  `(?:连续|时隔|历时)${numeral}(?:年|个月|个季度)|(?<![\\d.年第-])\\d{1,2}年(?!级|代|[\\d月度份底末初])|一干就是${numeral}年`,
  'gu',
)
/** 刚刚过半, 断崖式下滑: how far it was then. */
const howFar =
  /(?:刚刚?|已经?|仍未|尚未|没有)过半|断崖式(?:下[滑降跌]|回落)|不升反降|不降反升|由[正升]转[负降]|由[负降]转[正升]/gu
/** 库款保障水平0.31, 2.31/10万: numbers without a unit. */
export const bare =
  /(?<=[^\d.A-Za-z—－\-第〔])\d{1,6}(?:\.\d{1,4}(?![\d.%‰A-Za-z版万亿])|(?:\.\d{1,4})?\/10万)(?![\d人])/gu
/** The day of what happened: 7月11日，某镇发生火灾. */
const happened = /(?<!\d)\d{1,2}月\d{1,2}日(?=，?[^。；！？\n]{0,30}发生)/gu
/** The lower end of a range whose upper end is a figure: 20至25亿元. */
const rangeEnds =
  /(?<![\d.年月])\d+(?:\.\d+)?(?:(?=[至到—～~-]{1,2}【(?!待))|[至到—～~-]{1,2}\d+(?:\.\d+)?(?![\d.年月日时点]))/gu
/** Amounts in 汉字: 百分之三点五, 一百二十三家, 三成. One or two of a thing (三条链) are words like others. */
const spokenAmounts =
  /百分之[零〇一二三四五六七八九十百点]+|[一二两三四五六七八九]?[十百千万亿][零〇一二三四五六七八九十百千万亿]+(?:多|余)?(?:个|家|户|人|名|亩|元|件|项|次|批|公里|吨|万元|亿元)|[一二三四五六七八九]成(?![效果为了立员])/gu

/** What is marked in the texts, besides years and terms. */
export const agedForms: readonly RegExp[] = [ranks, spans, howFar, happened, rangeEnds, spokenAmounts]
