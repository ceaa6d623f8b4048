import { Button } from '@mantine/core'
import { IconUser } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { whenIdle } from '../../workspace/whenIdle'
import { useServices } from '../services'
import { firstName, seatNow } from './seats'

/** Whose window this is, where several people use this computer; the way to another of them. */
export function WorkingAs() {
  const { t } = useTranslation('persons')
  const { platform } = useServices()
  const [name, setName] = useState<string | null>(null)
  useEffect(
    () =>
      whenIdle(() => {
        void platform
          .people()
          .then(people => people.list())
          .then(list => {
            const mine = list.find(({ seat }) => seat === seatNow())
            if (list.length > 0) setName(mine?.name ?? (firstName() || t('first')))
          })
          .catch(() => undefined) // then everybody works as the first
      }, 2000),
    [platform, t],
  )
  if (name === null) return null
  return (
    <Button variant="subtle" component="a" href="#/persons" leftSection={<IconUser aria-hidden />}>
      {t('as', { name })}
    </Button>
  )
}
