import {
  Button,
  Group,
  Radio,
  Select,
  Stack,
  TextInput,
  useMantineColorScheme,
  type MantineColorScheme,
} from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'wouter'
import { languages } from '../../ui/i18n'
import { preference, setPreference } from '../preferences'
import { VersionFacts } from '../offline/VersionFacts'
import { useServices } from '../services'
import { BackupFacts } from './BackupFacts'
import { PlainPage } from './PlainPage'
import { StorageFacts } from './StorageFacts'

const schemes = ['light', 'dark', 'auto'] as const satisfies readonly MantineColorScheme[]

/** Settings of this computer: language, appearance, name, storage, version. */
export function SettingsScreen() {
  const { t, i18n } = useTranslation('home')
  const { t: persons } = useTranslation('persons')
  const { backups } = useServices().platform
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [myName, setMyName] = useState(() => preference('myName') ?? '')
  const { part } = useParams<{ part?: string }>()
  const backupsHeading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (part === 'backups') backupsHeading.current?.focus() // far below: who misses a workspace looks for nothing else
  }, [part])
  const nameOf = (language: string) => new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language
  return (
    <PlainPage title={t('settings')}>
      <Stack maw="40rem" gap="lg">
        <Select
          label={t('settingsText.language')}
          description={t('settingsText.languageHelp')}
          data={languages.map(language => ({ value: language, label: nameOf(language) }))}
          value={i18n.language}
          onChange={language => language && void i18n.changeLanguage(language)}
        />
        <Radio.Group
          label={t('settingsText.appearance')}
          value={colorScheme}
          onChange={scheme => setColorScheme(scheme as MantineColorScheme)}
        >
          <Group mt="xs">
            {schemes.map(scheme => (
              <Radio key={scheme} value={scheme} label={t(`settingsText.schemes.${scheme}`)} />
            ))}
          </Group>
        </Radio.Group>
        <TextInput
          label={t('settingsText.myName')}
          description={t('settingsText.myNameHelp')}
          value={myName}
          onChange={event => setMyName(event.currentTarget.value)}
          onBlur={() => setPreference('myName', myName.trim())}
          autoComplete="name"
        />
        <section>
          <h2>{persons('title')}</h2>
          <p>{persons('inSettings')}</p>
          <Group mt="xs">
            <Button component="a" href="#/persons">
              {persons('show')}
            </Button>
          </Group>
        </section>
        <section>
          <h2>{t('settingsText.storage')}</h2>
          <StorageFacts />
        </section>
        {backups && (
          <section>
            <h2 ref={backupsHeading} tabIndex={-1}>
              {t('settingsText.backups')}
            </h2>
            <BackupFacts backups={backups} />
          </section>
        )}
        <section>
          <h2>{t('settingsText.version')}</h2>
          <VersionFacts />
        </section>
      </Stack>
    </PlainPage>
  )
}
