import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconArrowRight, IconUser, IconUserPlus } from '@tabler/icons-react'
import { useCallback, useEffect, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonHere } from '#shared/platform/contract'
import { FailureAlert } from '../../ui/FailureAlert'
import { FieldMistake } from '../../ui/FieldMistake'
import { Loading } from '../../ui/Loading'
import { Rows } from '../../ui/Rows'
import { PlainPage } from '../home/PlainPage'
import { useServices } from '../services'
import { firstName, nameSeat, seatNow, showSeat } from './seats'
import { waitingInvite } from './waitingInvite'

interface Here {
  readonly people: readonly PersonHere[]
  /** Whether the person of this window has workspaces here. */
  readonly hasWork: boolean
}

/** Who uses this computer: changing from one to another, adding somebody, taking oneself off. */
export function PersonsScreen() {
  const { t } = useTranslation('persons')
  const { platform, library, keeper } = useServices()
  const [here, setHere] = useState<Here | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const [name, setName] = useState('')
  const [isMissing, setMissing] = useState(false)
  const [invite] = useState(waitingInvite.read)

  const look = useCallback(async () => {
    try {
      const [people, workspaces] = await Promise.all([platform.people().then(all => all.list()), library.list()])
      setHere({ people, hasWork: workspaces.length > 0 })
    } catch (error) {
      setFailure(error)
    }
  }, [platform, library])
  useEffect(() => void look(), [look])

  async function run(work: () => Promise<void>): Promise<void> {
    setFailure(null)
    try {
      await keeper.leave()
      await work()
    } catch (error) {
      setFailure(error)
    }
  }
  const change = (seat: string | null) =>
    run(async () => showSeat(seat, invite === null ? undefined : `#/join/${encodeURIComponent(invite.trim())}`))

  async function add(event: FormEvent): Promise<void> {
    event.preventDefault()
    const written = name.trim().slice(0, 200)
    if (!written) {
      setMissing(true)
      document.getElementById('personName')?.focus()
      return
    }
    await run(async () => {
      const seat = await (await platform.people()).add(written)
      nameSeat(seat, written)
      await change(seat)
    })
  }
  const takeOff = (seat: string) =>
    run(async () => {
      await (await platform.people()).remove(seat)
      showSeat(null)
    })

  const now = seatNow()
  const all = [{ seat: null, name: firstName() || t('first') }, ...(here?.people ?? [])]
  return (
    <PlainPage title={t('title')}>
      <Stack maw="40rem" gap="lg">
        <Stack gap="xs">
          <p>{t('lead')}</p>
          <p>{t('honest')}</p>
        </Stack>
        {invite !== null && <Text fw={600}>{t('invite')}</Text>}
        {failure !== null && <FailureAlert error={failure} onClose={() => setFailure(null)} />}
        {!here && failure === null && <Loading title={t('title')} />}
        {here && (
          <>
            <Rows aria-label={t('list')}>
              {all.map(person => (
                <li key={person.seat}>
                  <IconUser aria-hidden />
                  <span>
                    <b dir="auto">{person.name}</b>
                    {person.seat === now && <small>{t('now')}</small>}
                  </span>
                  {person.seat !== now && (
                    <Button
                      size="xs"
                      leftSection={<IconArrowRight aria-hidden />}
                      onClick={() => void change(person.seat)}
                    >
                      {t('workAs', { name: person.name })}
                    </Button>
                  )}
                </li>
              ))}
            </Rows>
            <form noValidate onSubmit={event => void add(event)}>
              <Stack gap="sm">
                <h2>{t('add.head')}</h2>
                <TextInput
                  id="personName"
                  label={t('add.name')}
                  value={name}
                  onChange={event => {
                    setName(event.currentTarget.value)
                    setMissing(false)
                  }}
                  error={isMissing && <FieldMistake>{t('add.missing')}</FieldMistake>}
                  autoComplete="off"
                />
                <Group>
                  <Button
                    type="submit"
                    variant="filled"
                    leftSection={<IconUserPlus aria-hidden />}
                    onMouseDown={event => event.preventDefault()}
                  >
                    {t('add.act')}
                  </Button>
                </Group>
              </Stack>
            </form>
            {now !== null && (
              <section>
                <h2>{t('remove.head')}</h2>
                <p>{t(here.hasWork ? 'remove.has' : 'remove.body')}</p>
                {!here.hasWork && (
                  <Group mt="xs">
                    <Button variant="outline" color="red" onClick={() => void takeOff(now)}>
                      {t('remove.act')}
                    </Button>
                  </Group>
                )}
              </section>
            )}
          </>
        )}
      </Stack>
    </PlainPage>
  )
}
