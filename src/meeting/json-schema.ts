import { jsonSchemaOf, type Json } from '../text/json-schema.ts'
import { tableKeys } from './heads.ts'
import { meetingSchema } from './schema.ts'

/** The JSON Schema of meeting sheets, for editors; see text/json-schema.ts. */
export function meetingJsonSchema(): Json {
  return jsonSchemaOf(meetingSchema, {
    title: 'bigan 会议表',
    description: '一次会议的时间、地点、议程、人员和任务；会议材料都从这里和讲话的事实表里取',
    level: 'meeting',
    required: ['name', 'time'],
    tables: { meeting: Object.keys(tableKeys) },
    tablesInLists: true,
    called: '会议表',
  })
}
