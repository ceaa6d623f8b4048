import { expect, it } from 'vitest'
import { emptyDocuments } from '#shared/workspace/documents'
import { bindWorkspace } from '#shared/workspace/workspace'

it('reads a language that nothing can name as the default, and one that can as it is', () => {
  const documents = emptyDocuments()
  const { profile } = bindWorkspace(documents)
  for (const [written, read] of [
    ['en-zz-yy-yy', 'en-GB'],
    ['ps', 'ps'],
    ['no language', 'en-GB'],
    ['zh-Hant-TW', 'zh-Hant-TW'],
  ] as const) {
    documents.record.getMap('profile').set('language', written)
    expect(profile.read().language, written).toBe(read)
    expect(new Intl.DisplayNames('en', { type: 'language' }).of(profile.read().language)).toBeTruthy()
  }
})
