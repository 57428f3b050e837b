import { jsonSchemaOf, type Json } from '../text/json-schema.ts'
import { reservedNames, sheetSchema } from './schema.ts'

/** The JSON Schema of fact sheets, for editors; see text/json-schema.ts. */
export function sheetJsonSchema(): Json {
  return jsonSchemaOf(sheetSchema, {
    title: 'bigan 事实表',
    description: '一个时段的成绩、问题、目标、措施和数据；文字里用【编号】引用数据',
    level: 'sheet',
    required: ['title', 'date'],
    reserved: reservedNames,
    tables: { sheet: ['figures'], targets: ['tiers', 'indicators'] },
    called: '事实表',
  })
}
