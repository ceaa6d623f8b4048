import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useHashLocation } from 'wouter/use-hash-location'
import { bringsNothing } from '#shared/exchange/preview'
import { canBeAdopted } from '#shared/exchange/sender'
import { MeridianError } from '#shared/base/errors'
import { FailureAlert } from '../../ui/FailureAlert'
import { Loading } from '../../ui/Loading'
import { notify } from '../../ui/notify'
import { lookInto, type Incoming } from '../../workspace/receiving'
import { screenPath } from '../../workspace/screens'
import { useServices, type Arrived } from '../services'
import { Brought } from './Brought'
import classes from './ReceiveDialog.module.css'
import { SenderFacts } from './SenderFacts'

type Step =
  | { readonly state: 'looking' }
  | { readonly state: 'ready' | 'taking' | 'done'; readonly incoming: Incoming }
  | { readonly state: 'failed'; readonly error: unknown }

interface ReceiveDialogProps {
  readonly arrived: Arrived
  readonly onClose: () => void
  readonly onAnother: () => void
}

/** Names of each kind that are listed before a file is taken in; the report lists more. */
const fewNames = 5

/** A file from outside: looked into, shown, and taken in only when this person says so. */
export function ReceiveDialog({ arrived, onClose, onAnother }: ReceiveDialogProps) {
  const { t } = useTranslation('receive')
  const { t: aside } = useTranslation('setAside')
  const { t: common } = useTranslation('common')
  const { library, keeper, outside } = useServices()
  const [location, navigate] = useHashLocation()
  const [step, setStep] = useState<Step>({ state: 'looking' })

  useEffect(() => {
    let isCurrent = true
    const settle = (next: Step) => isCurrent && setStep(next)
    if ('error' in arrived) settle({ state: 'failed', error: arrived.error })
    else {
      lookInto({ library, workOn: keeper.workOn, outside }, arrived).then(
        incoming => settle({ state: 'ready', incoming }),
        (error: unknown) => settle({ state: 'failed', error }),
      )
    }
    return () => {
      isCurrent = false
    }
  }, [arrived, library, keeper, outside])

  async function take(incoming: Incoming, adopt: boolean): Promise<void> {
    setStep({ state: 'taking', incoming })
    try {
      await incoming.take({ adopt })
      setStep({ state: 'done', incoming })
    } catch (error) {
      setStep({ state: 'failed', error })
    }
  }
  async function setAside(incoming: Incoming, keep: () => Promise<void>): Promise<void> {
    setStep({ state: 'taking', incoming })
    try {
      await keep()
      notify({ message: aside('file.done') })
      go(screenPath(incoming.workspace, 'settings', 'aside'))
    } catch (error) {
      setStep({ state: 'failed', error })
    }
  }
  function go(path: string): void {
    onClose()
    navigate(path)
  }

  const show = (title: string, body: ReactNode, buttons: ReactNode) => (
    <Modal
      opened
      onClose={step.state === 'taking' ? () => undefined : onClose}
      title={title}
      size="36rem"
      withCloseButton={false}
    >
      <Stack gap="md">
        {body}
        <Group justify="flex-end" gap="xs" className={classes.foot!}>
          {buttons}
        </Group>
      </Stack>
    </Modal>
  )

  if (step.state === 'looking') {
    return show(
      t('looking.title'),
      <Loading title={t('looking.title')} detail={t('looking.detail')} />,
      <Button data-autofocus onClick={onClose}>
        {t('looking.cancel')}
      </Button>,
    )
  }
  if (step.state === 'failed') {
    return show(
      t('failed.title'),
      <FailureAlert
        error={step.error}
        about={arrived.name}
        {...(isNotSaved(step.error) && { next: t('failed.noRoom') })}
      />,
      <>
        <Button data-autofocus onClick={onClose}>
          {t('failed.close')}
        </Button>
        <Button onClick={onAnother}>{t('failed.another')}</Button>
      </>,
    )
  }

  const { incoming } = step
  const { preview, isHere, goesOnAs, workspace } = incoming
  const isOpenHere = location.startsWith(`/w/${workspace}/`)
  if (step.state === 'done') {
    const isKeptOnly = !isHere
    return show(
      t('done.title'),
      <Text>{t(isKeptOnly ? 'done.bodyNew' : 'done.body')}</Text>,
      <>
        <Button data-autofocus onClick={onClose}>
          {t('done.stay')}
        </Button>
        <Button
          variant="filled"
          onClick={() =>
            go(isKeptOnly ? screenPath(workspace, 'profile') : screenPath(workspace, 'settings', 'received'))
          }
        >
          {t(isKeptOnly ? 'done.open' : 'done.report')}
        </Button>
      </>,
    )
  }

  const { refusal, senders } = preview
  const keepAside = incoming.setAside
  const isLate = refusal === 'file.notConfirmed'
  const isAdoption = (isLate || canBeAdopted(refusal)) && incoming.canAdopt
  const adopting = adoptions[refusal ?? ''] ?? 'adopt'
  const isNothing = refusal === null && isHere && bringsNothing(preview)
  const titleOf = () => {
    if (isAdoption) return t(isLate ? 'ready.titleLate' : 'ready.titleAdopt')
    if (refusal) return t('ready.titleRefused')
    if (!isHere) return t(goesOnAs ? 'ready.titleBack' : 'ready.titleNew')
    return t(isNothing ? 'ready.titleNothing' : 'ready.title')
  }
  const act = () => {
    if (isAdoption) return isLate ? 'ready.confirm' : 'ready.adopt'
    if (isHere) return 'ready.take'
    return goesOnAs ? 'ready.bring' : 'ready.keep'
  }
  const title = preview.title || t('untitled')
  const isTaking = step.state === 'taking'
  return show(
    titleOf(),
    <>
      {isAdoption ? (
        <Alert
          color="yellow"
          icon={<IconAlertTriangle aria-hidden />}
          title={t(`${adopting}.title`, { name: nameOf(incoming) })}
        >
          {t(`${adopting}.body`, { name: nameOf(incoming) })}
        </Alert>
      ) : (
        refusal && <FailureAlert error={new MeridianError(refusal)} />
      )}
      <SenderFacts
        file={incoming.file}
        senders={senders}
        {...(!isOpenHere &&
          preview.title && { workspace: preview.institution ? `${title}, ${preview.institution}` : title })}
      />
      {!isHere && !refusal && (
        <Text>
          {goesOnAs
            ? t('ready.back', { name: goesOnAs.myName, role: common(`role.${goesOnAs.role}`) })
            : t('ready.new')}
        </Text>
      )}
      {isNothing && <Text>{t('ready.nothing')}</Text>}
      {!isNothing && (refusal === null || isAdoption) && (
        <section>
          <h3>{t(isHere ? 'brings' : 'holds')}</h3>
          <Brought {...preview} names={fewNames} />
        </section>
      )}
    </>,
    <>
      <Button data-autofocus disabled={isTaking} onClick={onClose}>
        {t(isNothing || (refusal && !isAdoption) ? 'ready.close' : 'ready.leave')}
      </Button>
      {keepAside && (
        <Button variant="filled" loading={isTaking} onClick={() => void setAside(incoming, keepAside)}>
          {aside('file.button')}
        </Button>
      )}
      {!isNothing && (refusal === null || isAdoption) && (
        <Button variant="filled" loading={isTaking} onClick={() => void take(incoming, isAdoption)}>
          {t(act())}
        </Button>
      )}
    </>,
  )
}

/** Whether the disk took no file; pressing Save again, as the failure says in general, would not bring it. */
const isNotSaved = (error: unknown) =>
  error instanceof MeridianError && (error.code === 'storage.full' || error.code === 'storage.write')

/** What a coordinator is told who may answer for a file, by why it is refused. */
const adoptions: Readonly<Partial<Record<string, 'late' | 'demoted' | 'ended'>>> = {
  'file.notConfirmed': 'late',
  'file.demoted': 'demoted',
  'file.deviceEnded': 'ended',
}

/** Whom that is about: of several senders the first who is no member, or may no longer act. */
const nameOf = ({ preview: { senders } }: Incoming) =>
  (senders.find(({ standing }) => standing !== 'member' && standing !== 'stranger') ?? senders[0]!).name
