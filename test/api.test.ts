import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as api from '../src/index.ts'

describe('the public API', () => {
  it('is this list, and nothing slips in or out unseen', () => {
    expect(Object.keys(api).sort()).toEqual([
      'Source',
      'absentOf',
      'acceptCandidates',
      'addPhrases',
      'amend',
      'annotate',
      'assertUsage',
      'bareItem',
      'candidateFile',
      'candidatesIn',
      'checkAll',
      'checkPhrases',
      'concerns',
      'draftedEdition',
      'earlierFromPack',
      'earlierFromRecord',
      'earlierOf',
      'editedPapers',
      'editions',
      'explainAbsent',
      'explainPhrases',
      'fidelityOf',
      'figureForm',
      'findPhrases',
      'formats',
      'gatesOf',
      'importPhrases',
      'isEditedTwice',
      'isTraceFile',
      'kindsOf',
      'knownHashes',
      'learnCorpus',
      'lengths',
      'listTemplates',
      'makeDraft',
      'makePack',
      'openCandidates',
      'openChecks',
      'openEarlier',
      'openMeeting',
      'openPhrases',
      'openShelf',
      'openTerms',
      'openUsage',
      'openWorkspace',
      'packChanges',
      'packFormats',
      'packRecord',
      'phraseQuery',
      'phraseStats',
      'printedRecord',
      'readPackRecord',
      'readTables',
      'recordSpeech',
      'review',
      'reviewMeeting',
      'reviewPack',
      'reviewSheet',
      'sectionOf',
      'sheetInUsage',
      'sheetNamed',
      'show',
      'startFiles',
      'startFrom',
      'study',
      'studyReport',
      'templateFiles',
      'traceFile',
      'typeset',
      'usageOf',
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
