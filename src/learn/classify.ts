/** What a part of a speech does, told by its words: by those of its head before those of its text. */
import type { Classified, LearnedPoint, PartClass } from './types.ts'

const words: Readonly<Record<PartClass, RegExp>> = {
  成绩: /成绩|成效|成果|回顾|肯定|亮点|进展|喜人|来之不易|有目共睹|开局良好|特点|变化/gu,
  问题: /问题(?!导向)|差距|不足|短板|薄弱|不容忽视|清醒|症结|弱项|隐忧|教训|原因|制约|还没有|有待/gu,
  任务: /任务|目标|重点|措施|举措|抓好|抓实|抓紧|突出|聚焦|做实|做强|做好|推动|推进|加快|部署|细化|攻坚|突破|强化(?!领导|督查)|提升|精准|创新/gu,
  保障: /保障|组织领导|加强领导|责任|督查|督办|督导|考核|奖惩|作风|纪律|合力|协调|调度|从严|问责|队伍|落到实处|落地|氛围/gu,
  形势: /形势|认识|重要性|必要性|紧迫|意义|机遇|挑战|责任感|使命|思想|站位|把握|大局|信心/gu,
  号召: /让我们|同志们|号召|奋斗|贡献|携手|再接再厉|振奋|冲刺|夺取|谱写/gu,
}

const classes = Object.keys(words) as PartClass[]
const weight = { head: 4, points: 2, start: 1 }

/** How far apart the best and the next have to be for full confidence, in weighed words. */
const sure = 4

/** The class of a point with what is under it; undefined where no word tells. */
export function classify(
  point: Pick<LearnedPoint, 'heading' | 'paragraphs' | 'points'>,
): Classified | undefined {
  const heads = point.points.map(({ heading }) => heading).join('，')
  const start = point.paragraphs.slice(0, 2).join('').slice(0, 160)
  const scores = classes
    .map((name) => {
      const found = {
        head: point.heading.match(words[name]) ?? [],
        points: heads.match(words[name]) ?? [],
        start: start.match(words[name]) ?? [],
      }
      const score =
        found.head.length * weight.head +
        Math.min(found.points.length, 3) * weight.points +
        Math.min(found.start.length, 3) * weight.start
      return { name, score, why: [...found.head, ...found.points, ...found.start] }
    })
    .sort((a, b) => b.score - a.score)
  const [best, next] = scores
  if (!best || best.score === 0) return undefined
  const confidence = Math.min(1, (best.score - (next?.score ?? 0)) / sure + 0.25)
  return {
    class: best.name,
    confidence: Math.round(confidence * 100) / 100,
    why: [...new Set(best.why)].slice(0, 6),
  }
}

/** The first words of a paragraph that turns from what went well to what did not. */
export const turnsToProblems =
  /^[^。；]{0,40}?(?:在(?:看到|肯定|充分肯定)[^。]{0,24}同时|(?:也|还|更)(?:要|应|必须)?(?:清醒|看到|存在)|问题(?:也|仍|还|依然)|差距|不足|短板|突出问题|主要问题)/u

/** Those of one that turns to why the work matters. */
export const turnsToAwareness =
  /^[^。；]{0,30}?(?:为什么要|为什么(?:抓|这么)|充分认识|深刻认识|重要性|重大意义|提高认识|统一思想|形势逼人|机遇|意义)/u
