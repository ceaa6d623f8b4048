import { Button } from '@mantine/core'
import { IconClipboardText, IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommands } from '../../../ui/commands'
import { StageFrame } from '../../../ui/StageFrame'
import { useView } from '../../../workspace/view'
import { AddPerson } from './AddPerson'
import type { Beside } from './beside'
import { PastePeople } from './PastePeople'
import { PeopleGuidance } from './PeopleGuidance'
import { PeopleTab } from './PeopleTab'
import { useRights } from './useRights'

/** Who takes part and how far they have come in; for coordinators also the tools to invite, change and end access. */
export function PeopleScreen() {
  const { t } = useTranslation('people')
  const [view, showView] = useView(['people', 'paste'])
  const [beside, show] = useState<Beside | null>(null)
  const { canEnter } = useRights()
  const isPasting = view === 'paste' && canEnter
  useCommands(
    canEnter
      ? [
          { id: 'people.add', label: t('add'), group: 'do', run: () => show({ kind: 'add' }) },
          { id: 'people.paste', label: t('paste.title'), group: 'do', run: () => showView('paste') },
        ]
      : [],
  )
  if (isPasting) {
    return (
      <StageFrame guidance={<PeopleGuidance />}>
        <PastePeople onDone={() => showView('people')} />
      </StageFrame>
    )
  }
  return (
    <StageFrame
      guidance={<PeopleGuidance />}
      actions={
        canEnter && (
          <>
            <Button size="xs" leftSection={<IconClipboardText aria-hidden />} onClick={() => showView('paste')}>
              {t('pasteList')}
            </Button>
            <Button
              size="xs"
              variant="filled"
              leftSection={<IconUserPlus aria-hidden />}
              onClick={() => show({ kind: 'add' })}
            >
              {t('add')}
            </Button>
          </>
        )
      }
    >
      <PeopleTab show={show} />
      {beside?.kind === 'add' && <AddPerson show={show} />}
    </StageFrame>
  )
}
