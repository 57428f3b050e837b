import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { describeMeeting } from '../../src/meeting/index.ts'
import { terms } from '../../src/text/keys.ts'

it('the page of keys is that of the schema', () => {
  const page = describeMeeting()
  if (process.env['UPDATE'] === '1') writeFileSync('docs/会议表.md', page)
  expect(readFileSync('docs/会议表.md', 'utf8')).toBe(page)
})

it('names every key of the sheet with its use, and what a choice may be', () => {
  const page = describeMeeting()
  for (const level of ['meeting', 'attendee', 'assignment', 'notice', 'ring'] as const) {
    for (const [english, key] of Object.entries(terms[level]))
      expect(page).toContain(`| ${key} | \`${english}\` | `)
  }
  // every table has a Chinese heading
  expect(page.match(/^## [a-z].*$/gmu)).toBeNull()
  expect(page).not.toContain('undefined')
  expect(page).toContain('| 形式 | `forms` | 主席台 / 台下 / 回字形，可有多个 |')
  // other names of a type are accepted, and listed nowhere
  expect(page).toMatch(
    /\| 类型 \| `type` \| 推进会 \/ 调度会 \/ [^|]*电视电话会议 \/ [^|]*培训会 \/ 签约仪式 \/ 工作会议 \|/u,
  )
  expect(page).not.toContain('视频会议')
})
