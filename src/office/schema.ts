/** `bigan.yaml`: the habits that an office sets once. Everything has a default; without the file everything works. */
import * as z from 'zod'
import { choice, list, moment, number, person, record, word } from '../text/fields.ts'

const unitSchema = z
  .strictObject({
    name: word('全称', '区发展和改革局').optional(),
    short: word('简称', '区发改局').optional(),
    order: number('排序').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'unit', short: { text: 'name' } } })

const postSchema = z
  .strictObject({
    post: word('职务', '区长').optional(),
    from: moment('任职起').optional(),
    to: moment('任职止').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'post', short: { text: 'post' } } })

const personSchema = z
  .strictObject({
    name: person('姓名').optional(),
    post: word('现任职务').optional(),
    from: moment('任职起').optional(),
    to: moment('任职止').optional(),
    order: number('排序').optional(),
    posts: list(postSchema, '历任职务，各有起止').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'person', short: { text: 'name' } } })

const speakerSchema = z
  .strictObject({
    name: person('姓名').optional(),
    post: word('职务', '区长').optional(),
    rate: number('语速（字/分钟，150—220）', '180').optional(),
    style: word('大字版用的样式', 'large').optional(),
    likes: list(word('偏好的说法'), '偏好的说法').optional(),
    avoids: list(word('忌用词'), '忌用词').optional(),
    tone: choice(['肯定', '批评', '鼓劲', '平实'], '偏好的语气，有这种语气的用语先用').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'speakerHabits', short: { text: 'name' } } })

const regionSchema = z
  .strictObject({
    name: word('名称', '清河区').optional(),
    level: word('级别').optional(),
    units: word('下辖单位的总称').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'region', short: { text: 'name' } } })

/** A rule's setting: 开, 关 or a level, or its options by name. What each rule takes is the checks' own business. */
const checkSchema = z.unknown().meta({ shape: { kind: 'free', about: '开、关、级别，或一组选项' } })

export const officeSchema = z
  .strictObject({
    region: regionSchema.optional(),
    style: word('样式', 'gbt9704').optional(),
    units: list(unitSchema, '单位').optional(),
    people: list(personSchema, '人员').optional(),
    speakers: list(speakerSchema, '讲话人').optional(),
    drafter: person('拟稿人，留档时的“何人”').optional(),
    words: list(word('词'), '用词').optional(),
    checks: record(checkSchema, '检查', 'words').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'office', short: {} } })

export type Office = z.infer<typeof officeSchema>
