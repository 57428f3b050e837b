import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as api from '../src/index.ts'

describe('the public API', () => {
  it('is this list, and nothing slips in or out unseen', () => {
    expect(Object.keys(api).sort()).toEqual([
      'Source',
      'amend',
      'annotate',
      'checkAll',
      'draftedEdition',
      'earlierFromPack',
      'earlierFromRecord',
      'earlierOf',
      'editedPapers',
      'editions',
      'figureForm',
      'formats',
      'gatesOf',
      'isEditedTwice',
      'isTraceFile',
      'knownHashes',
      'listTemplates',
      'makeDraft',
      'makePack',
      'openChecks',
      'openEarlier',
      'openMeeting',
      'openTerms',
      'openWorkspace',
      'packChanges',
      'packFormats',
      'packRecord',
      'printedRecord',
      'readPackRecord',
      'readTables',
      'review',
      'reviewMeeting',
      'reviewPack',
      'reviewSheet',
      'sheetNamed',
      'show',
      'startFiles',
      'templateFiles',
      'traceFile',
      'typeset',
      'views',
      'withHashes',
      'withPaperFile',
    ])
  })

  it('drafts a sheet from its text', async () => {
    const path = 'content/facts/招商推进会.yaml'
    const workspace = await api.openWorkspace('.')
    const sheet = new api.Source(path, readFileSync(path, 'utf8'))
    const { value, problems } = await api.makeDraft({ sheet }, workspace, { formats: ['md', 'docx', 'html'] })
    expect(problems).toEqual([])
    expect(value.files.map(({ format }) => format)).toEqual(['md', 'docx', 'html'])
  })
})
