import type { Difference } from '#shared/exchange/differences'
import type { WorkspaceId } from '#shared/workspace/documents'
import { screenHref } from '../../workspace/screens'

/** The document control of the profile has a view of its own. */
const control: readonly string[] = [
  ...['owner', 'responsibleOfficer', 'approvingAuthority', 'effective'],
  ...['nextReview', 'replaces', 'masterCopy', 'note'],
]

/** Address of the screen on which something stands that was brought back. */
export function placeOf(workspace: WorkspaceId, { kind, id }: Difference): string {
  switch (kind) {
    case 'sections':
      return screenHref(workspace, 'draft', id)
    case 'swot':
      return screenHref(workspace, 'swot')
    case 'indicators':
    case 'peers':
    case 'values':
    case 'years':
      return screenHref(workspace, 'benchmark')
    case 'units':
    case 'people':
      return screenHref(workspace, 'profile', kind)
    case 'profile':
      return screenHref(workspace, 'profile', control.includes(id) ? 'control' : 'institution')
  }
}
