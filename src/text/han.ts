/**
 * A 汉字, to be put into patterns with the flag u. `\p{Script=Han}` has also the radicals and 苏州码子, which no name or unit
 * is written with, and costs a cold start some milliseconds wherever it is repeated.
 */
export const han = '[々〇\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}]'
