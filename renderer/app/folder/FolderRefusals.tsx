import { Button, Card } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ErrorCode } from '#shared/base/errors'
import { canBeAdopted } from '#shared/exchange/sender'
import type { FolderRefusal } from '#shared/folder/folderStatus'
import { notify } from '../../ui/notify'
import { useOpened } from '../../workspace/WorkspaceContext'
import { useArrived } from '../receive/useArrived'
import classes from './FolderView.module.css'
import type { UsedFolder } from './useFolder'

/** Reasons that are told in words of their own; whatever else is wrong with a piece, it is damaged. */
const reasons = {
  'file.stranger': 'stranger',
  'file.revoked': 'revoked',
  'file.deviceEnded': 'deviceEnded',
  'file.demoted': 'demoted',
  'file.notConfirmed': 'notConfirmed',
  'file.disputed': 'disputed',
  'file.notAllowed': 'notAllowed',
  'file.newer': 'newer',
  'file.otherGeneration': 'otherGeneration',
} as const satisfies Partial<Record<ErrorCode, string>>

const reasonOf = (code: ErrorCode) => (code in reasons ? reasons[code as keyof typeof reasons] : 'damaged')

interface FolderRefusalsProps {
  readonly used: UsedFolder
  readonly onFailure: (error: unknown) => void
}

/** Work in the folder that was not taken in: whose, why, and what to do. */
export function FolderRefusals({ used: { side, status }, onFailure }: FolderRefusalsProps) {
  const { t } = useTranslation('folder')
  const { me, readOnly } = useOpened()
  const add = useArrived()
  const [asked, setAsked] = useState<FolderRefusal | null>(null)
  if (status.refused.length === 0) return null
  const canAdopt = readOnly === null && me.role === 'coordinator'

  async function see(refusal: FolderRefusal): Promise<void> {
    setAsked(refusal)
    try {
      const late = await side.late(refusal.device)
      if (late) add({ name: t('refused.file', { name: refusal.name }), files: [late] })
      else notify({ message: t('refused.gone') })
    } catch (error) {
      onFailure(error)
    } finally {
      setAsked(null)
    }
  }
  return (
    <section>
      <h2>{t('refused.title')}</h2>
      <Card mt="xs" component="ul" padding={0} className={classes.list!} aria-label={t('refused.title')}>
        {status.refused.map(refusal => (
          <li key={`${refusal.device} ${refusal.code}`} className={classes.row}>
            <div>
              <h3 dir="auto">{refusal.name ? t('refused.from', { name: refusal.name }) : t('refused.unknown')}</h3>
              <p>{t(`refused.${reasonOf(refusal.code)}`)}</p>
              {canBeAdopted(refusal.code) && <p>{t(canAdopt ? 'refused.adopt' : 'refused.ask')}</p>}
              <p className={classes.quiet}>{t('refused.pieces', { count: refusal.pieces })}</p>
            </div>
            {canBeAdopted(refusal.code) && canAdopt && (
              <Button
                size="xs"
                aria-label={t('refused.seeOf', { name: refusal.name })}
                loading={asked === refusal}
                onClick={() => void see(refusal)}
              >
                {t('refused.see')}
              </Button>
            )}
          </li>
        ))}
      </Card>
    </section>
  )
}
