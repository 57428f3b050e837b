import { describe, expect, it } from 'vitest'
import { mentionsIn } from '../../src/learn/mentions.ts'

describe('names in a speech: better one too few than a word that is none', () => {
  it.each([
    ['经过努力，分别区分情况。王婆卖瓜、马到成功的事少说，张嘴就来不行。', [], []],
    ['城区、郊区、园区、景区、灾区、学区、湾区、特区、老区要分开；县区之间差距在缩小。', [], []],
    ['示范村、空心村、行政村、重点镇、特色小镇、各乡镇、小城镇一起抓。', [], []],
    ['孟母三迁、孔融让梨、李代桃僵，万事俱备，史上最强降雨。', [], []],
    ['林长制、河长制、路长、楼长都要落地，高度重视，常抓不懈。', [], []],
    ['到长三角地区、成渝地区、粤港澳大湾区招商，高新区、经开区是主力。', [], []],
    ['义务教育学区化治理，分别区别对待，其他县区、先进县区都在跑。', [], []],
    ['石桥镇、白塘镇带了好头，青山乡还要努力。', [], ['石桥镇', '白塘镇', '青山乡']],
    ['清河区委、清河区政府重视，到河东县、柳树湾村看一看。', [], ['柳树湾村', '清河区', '河东县']],
    ['县委常委、常务副县长陈立军同志到会，贯彻省委农村工作会议精神。', ['陈立军'], []],
    ['县发改局局长陈立军作了汇报，向张桂兰同志学习。', ['张桂兰', '陈立军'], []],
  ])('%s', (text, people, places) => {
    const found = mentionsIn([text])
    expect(found.people).toEqual(people)
    expect(found.places).toEqual(places)
  })

  it('words that end as firms do are none', () => {
    expect(mentionsIn(['实施布局优化工程，耕种收综合机械化率68%。']).firms).toEqual([])
  })

  it('kinds of firms are none', () => {
    const text = '鼎盛建材公司、宏远集团要履约，平台公司、担保公司、城投公司、名校集团要规范。'
    expect(mentionsIn([text]).firms).toEqual(['鼎盛建材公司', '宏远集团'])
  })
})
