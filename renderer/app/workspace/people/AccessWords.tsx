import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconClockX,
  IconLock,
  IconMail,
  type Icon,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatDay } from '../../../ui/format'
import classes from './AccessWords.module.css'
import type { Access } from './participants'

const icons: Record<Access['state'], Icon> = {
  planned: IconCircleDashed,
  invited: IconMail,
  expired: IconClockX,
  disputed: IconAlertTriangle,
  late: IconAlertTriangle,
  joined: IconCircleCheck,
  ended: IconLock,
}

/** The day an invite ends or ended; null where there is none. */
export function dayOf(access: Access): string | null {
  if (access.state === 'invited') return formatDay(access.until)
  return access.state === 'expired' ? formatDay(access.since) : null
}

/** How far somebody has come in, in words with a sign. */
export function AccessWords({ access }: { readonly access: Access }) {
  const { t } = useTranslation('people')
  const Sign = icons[access.state]
  return (
    <span className={classes.access} data-state={access.state}>
      <Sign aria-hidden />
      {t(`access.${access.state}`)}
    </span>
  )
}
