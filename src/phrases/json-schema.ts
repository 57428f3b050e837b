import { jsonSchemaOf, type Json } from '../text/json-schema.ts'
import { phrasesSchema } from './schema.ts'

/** The JSON Schema of files of the phrase library, for editors; see text/json-schema.ts. */
export function phrasesJsonSchema(): Json {
  return jsonSchemaOf(phrasesSchema, {
    title: 'bigan 用语库',
    description: '一类用语，一条一项；空着的地方写【主题】【地区】之类，具体的数字和要领导定的事不写进来',
    level: 'phrases',
    required: [],
    tables: {},
    called: '用语库',
  })
}
