import { Button, CopyButton, Group, Stack, Text } from '@mantine/core'
import { IconArrowsExchange, IconCopy, IconDownload, IconTrash } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countOf, isUnchanged, type Changes } from '#shared/exchange/changes'
import type { ComparedCopies } from '#shared/exchange/compareCopies'
import { usePlatform } from '../../platform/PlatformContext'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { FailureAlert } from '../../ui/FailureAlert'
import { formatList } from '../../ui/format'
import { Loading } from '../../ui/Loading'
import { notify } from '../../ui/notify'
import type { CopyFacts, SetAside } from '../../workspace/setAside/setAside'
import { useOpened } from '../../workspace/WorkspaceContext'
import { useFrame } from '../frame/FrameContext'
import { Brought } from '../receive/Brought'
import { copyText } from './copyText'
import classes from './SetAside.module.css'
import { SideBySide } from './SideBySide'

/** Names of each kind that are listed. */
const names = 100

/** Entries that differ besides sections. */
const otherEntries = ({ profile, hasOtherYears: _, sections: __, ...lists }: Changes) =>
  profile.length + Object.values(lists).reduce((sum, list) => sum + countOf(list), 0)

/** One copy: why it is there, how it differs, its texts, and what can be done with it. */
export function CopyPanel({ aside, copy }: { readonly aside: SetAside; readonly copy: CopyFacts }) {
  const { t } = useTranslation('setAside')
  const { t: common } = useTranslation('common')
  const platform = usePlatform()
  const { fail } = useFrame()
  const [compared, setCompared] = useState<ComparedCopies | null>(null)
  const [error, setError] = useState<unknown>(null)
  const { generation, me, readOnly } = useOpened()
  const [isAsking, setAsking] = useState(false)
  const [isChoosing, setChoosing] = useState(false)
  const [isBusy, setBusy] = useState(false)

  useEffect(() => {
    let isCurrent = true
    aside.compare(copy).then(
      found => isCurrent && setCompared(found),
      (failure: unknown) => isCurrent && setError(failure),
    )
    return () => {
      isCurrent = false
    }
  }, [aside, copy])

  async function work(doing: () => Promise<void>): Promise<void> {
    setBusy(true)
    try {
      await doing()
    } catch (failure) {
      fail(failure)
    }
    setBusy(false)
  }
  const save = () =>
    work(async () => {
      const { name, bytes } = await aside.file(copy)
      const place = await platform.saveFile(name, bytes)
      if (place !== null) notify({ message: t('saved', { name: place }) })
    })
  const remove = () =>
    work(async () => {
      setAsking(false)
      await aside.remove(copy)
      notify({ message: t('removed') })
    })

  const canChoose = copy.generation !== generation && me.role === 'coordinator' && readOnly === null
  const choose = () =>
    work(async () => {
      setChoosing(false)
      await aside.makeCurrent(copy)
    })

  function why(): string {
    if (copy.why !== 'generation') return t(`why.${copy.why}`, { role: common(`aRole.${copy.role}`) })
    return copy.from ? t('why.generationFile', copy.from) : t('why.generation')
  }
  const text = compared && copyText(compared, t('untitled'))
  return (
    <Stack gap="md">
      <p>{why()}</p>
      <Group gap="xs">
        <Button leftSection={<IconDownload aria-hidden />} loading={isBusy} onClick={() => void save()}>
          {t('save')}
        </Button>
        {text && (
          <CopyButton value={text}>
            {({ copied, copy: take }) => (
              <Button leftSection={<IconCopy aria-hidden />} onClick={take}>
                {copied ? t('copied') : t('copyText')}
              </Button>
            )}
          </CopyButton>
        )}
        {canChoose && (
          <Button leftSection={<IconArrowsExchange aria-hidden />} disabled={isBusy} onClick={() => setChoosing(true)}>
            {t('choose')}
          </Button>
        )}
        <Button
          variant="outline"
          color="red"
          leftSection={<IconTrash aria-hidden />}
          disabled={isBusy}
          onClick={() => setAsking(true)}
        >
          {t('remove')}
        </Button>
      </Group>
      {error !== null && <FailureAlert error={error} />}
      {!compared && error === null && <Loading title={t('comparing')} />}
      {compared && <Differences compared={compared} isOther={copy.why === 'generation'} />}
      <ConfirmDialog
        opened={isAsking}
        title={t('ask.title')}
        body={t('ask.body')}
        keep={t('ask.keep')}
        act={t('ask.act')}
        isDanger
        onKeep={() => setAsking(false)}
        onAct={() => void remove()}
      />
      <ConfirmDialog
        opened={isChoosing}
        title={t('current.title')}
        body={t('current.body')}
        keep={t('current.keep')}
        act={t('current.act')}
        onKeep={() => setChoosing(false)}
        onAct={() => void choose()}
      />
    </Stack>
  )
}

/** How much differs, what, and the texts beside each other. */
function Differences({
  compared: { changes, texts },
  isOther,
}: {
  readonly compared: ComparedCopies
  /** Whether the copy is of another generation. */
  readonly isOther: boolean
}) {
  const { t } = useTranslation('setAside')
  if (isUnchanged(changes) && texts.length === 0) return <Text fw={600}>{t('same')}</Text>
  const [sections, items] = [changes.sections.length, otherEntries(changes)]
  const what = [
    ...(sections > 0 ? [t('much.sections', { count: sections })] : []),
    ...(items > 0 ? [t('much.items', { count: items })] : []),
  ]
  return (
    <>
      <section className={classes.part}>
        <h4>{t(isOther ? 'differsOther' : 'differs')}</h4>
        {what.length > 0 && <p>{t('much.differ', { what: formatList(what) })}</p>}
        <Brought changes={changes} stated={[]} pictures={0} names={names} />
      </section>
      {texts.length > 0 && (
        <section className={classes.part}>
          <h4>{t('texts')}</h4>
          <Stack gap="md" mt="xs">
            {texts.map(section => (
              <SideBySide key={section.id} section={section} />
            ))}
          </Stack>
        </section>
      )}
    </>
  )
}
