import { Button, Group, Radio, Stack, Switch, Text } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { PeerKind, type Peer } from '#shared/benchmark/benchmark'
import { countryNames } from '../../ui/format'
import { useReadOnly } from '../../ui/ReadOnlyContext'
import { SavedSelect } from '../../ui/SavedSelect'
import { SavedTextInput } from '../../ui/SavedTextInput'
import { useWorkspace } from '../../workspace/WorkspaceContext'
import classes from './PeerPanel.module.css'

/** One peer with all its fields; each is saved as it is left. */
export function PeerPanel({ peer, onClose }: { readonly peer: Peer; readonly onClose: () => void }) {
  const { t } = useTranslation('benchmark')
  const { peers } = useWorkspace().benchmark
  const readOnly = useReadOnly()
  const countries = useMemo(countryNames, [])
  const { id, name, shortName, country, kind, anonymous } = peer
  const update = (changes: Partial<Omit<Peer, 'id'>>) => peers.update(id, changes)

  return (
    <Stack gap="sm" mt="xs">
      <SavedTextInput label={t('peer.name')} value={name} onSave={next => update({ name: next.trim() })} />
      <SavedTextInput
        label={t('peer.shortName')}
        description={t('peer.shortNameHelp')}
        value={shortName}
        onSave={next => update({ shortName: next.trim() })}
      />
      <SavedSelect
        label={t('peer.country')}
        searchable
        clearable
        nothingFoundMessage={t('peer.noCountry')}
        data={country && !countries.includes(country) ? [country, ...countries] : countries}
        value={country || null}
        onSave={next => update({ country: next ?? '' })}
      />
      <Radio.Group
        label={t('peer.kind')}
        description={t('peer.kindHelp')}
        value={kind}
        onChange={next => !readOnly && update({ kind: PeerKind.parse(next) })}
      >
        <Stack gap="xs">
          {PeerKind.options.map(value => (
            <Radio.Card key={value} value={value} tabIndex={value === kind ? 0 : -1} disabled={readOnly}>
              <span className={classes.kind}>
                <Radio.Indicator />
                <span>
                  <Text fw={600}>{t(`kind.${value}.name`)}</Text>
                  <Text c="dimmed">{t(`kind.${value}.means`)}</Text>
                </span>
              </span>
            </Radio.Card>
          ))}
        </Stack>
      </Radio.Group>
      <Switch
        label={t('peer.anonymous')}
        description={t('peer.anonymousHelp')}
        checked={anonymous}
        disabled={readOnly}
        onChange={({ currentTarget }) => update({ anonymous: currentTarget.checked })}
      />
      <Group>
        <Button leftSection={<IconArrowLeft aria-hidden />} onClick={onClose}>
          {t('back')}
        </Button>
      </Group>
    </Stack>
  )
}
