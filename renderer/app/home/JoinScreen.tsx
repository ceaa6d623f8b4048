import { Stack } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import type { ChosenFile } from '#shared/platform/platform'
import { readInvite, type Invite } from '#shared/statements/inviteToken'
import { readOwnLink, type OwnLink } from '#shared/statements/ownLink'
import { FailureAlert } from '../../ui/FailureAlert'
import { useReadable } from '../../workspace/useReadable'
import { useServices } from '../services'
import { JoinAsk } from './JoinAsk'
import { joiningFile } from './joiningFile'
import { JoinInvite } from './JoinInvite'
import { JoinOwn } from './JoinOwn'
import { JoinRecovery } from './JoinRecovery'
import { PlainPage } from './PlainPage'

type Shown =
  | { readonly state: 'asking' }
  | { readonly state: 'invite'; readonly text: string; readonly invite: Invite }
  | { readonly state: 'own'; readonly text: string; readonly link: OwnLink }
  | { readonly state: 'recovery'; readonly file: ChosenFile }

const asking: Shown = { state: 'asking' }

/** A recovery file says so in its first lines; everything else to join with is an invite. */
const isRecovery = (text: string) => /"meridian"\s*:\s*"recovery"/.test(text.slice(0, 1000))

/** Joining with an invite, as a link or a file, or coming back with a recovery file. */
export function JoinScreen() {
  const { t } = useTranslation('home')
  const { t: computers } = useTranslation('computers')
  const { platform } = useServices()
  const { token } = useParams<{ token?: string }>()
  const [, navigate] = useHashLocation()
  const [shown, setShown] = useState<Shown>(asking)
  const [failure, setFailure] = useState<unknown>(null)

  const read = useCallback(async (text: string) => {
    setFailure(null)
    try {
      const now = { now: Date.now() }
      const link = await readOwnLink(text, now)
      setShown(link ? { state: 'own', text, link } : { state: 'invite', text, invite: await readInvite(text, now) })
    } catch (error) {
      setShown(asking)
      setFailure(error)
    }
  }, [])
  const take = useCallback(
    (file: ChosenFile) => {
      const text = new TextDecoder().decode(file.bytes)
      if (!isRecovery(text)) return void read(text)
      setFailure(null)
      setShown({ state: 'recovery', file })
    },
    [read],
  )
  const choose = useCallback(
    () => void platform.openFile('joining').then(file => file && take(file), setFailure),
    [platform, take],
  )

  useEffect(() => {
    if (token === undefined) return
    void read(token)
    navigate('/join', { replace: true }) // the secret stays neither in the address nor among the pages visited
  }, [token, read, navigate])
  const arrived = useReadable(joiningFile)
  useEffect(() => {
    if (!arrived) return
    joiningFile.set(null)
    take(arrived)
  }, [arrived, take])

  const title =
    shown.state === 'own'
      ? computers('join.title')
      : t(shown.state === 'recovery' ? 'join.recover.title' : 'join.title')
  const another = () => setShown(asking)
  return (
    <PlainPage title={title}>
      <Stack>
        {failure !== null && <FailureAlert error={failure} onClose={() => setFailure(null)} />}
        {shown.state === 'asking' && <JoinAsk onText={text => void read(text)} onChoose={choose} />}
        {shown.state === 'invite' && (
          <JoinInvite key={shown.invite.signer.key} text={shown.text} invite={shown.invite} onAnother={another} />
        )}
        {shown.state === 'own' && (
          <JoinOwn key={shown.link.signer.key} text={shown.text} link={shown.link} onAnother={another} />
        )}
        {shown.state === 'recovery' && <JoinRecovery file={shown.file} onAnother={another} />}
      </Stack>
    </PlainPage>
  )
}
