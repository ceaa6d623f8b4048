import { Button, Group, List, Stack, Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { stages } from '../../workspace/screens'
import { screenIcons } from '../stageScreens'
import { PlainPage } from './PlainPage'
import classes from './HowScreen.module.css'

/** How it works: the eight stages, what stays on this computer, the ways to others, and files. One calm page. */
export function HowScreen() {
  const { t } = useTranslation('home')
  const { t: name } = useTranslation('stages')
  return (
    <PlainPage title={t('how')}>
      <Stack className={classes.text!} gap="sm">
        <p>{t('howText.lead')}</p>
        <h2>{t('howText.stages.title')}</h2>
        <p>{t('howText.stages.body')}</p>
        <Table variant="vertical" classNames={{ th: classes.head! }}>
          <Table.Tbody>
            {stages.map(stage => {
              const Icon = screenIcons[stage]
              return (
                <Table.Tr key={stage}>
                  <Table.Th scope="row">
                    <span className={classes.stage}>
                      <Icon aria-hidden />
                      {name(stage)}
                    </span>
                  </Table.Th>
                  <Table.Td>{t(`howText.stages.${stage}`)}</Table.Td>
                </Table.Tr>
              )
            })}
          </Table.Tbody>
        </Table>
        <h2>{t('howText.here.title')}</h2>
        <p>{t('howText.here.body')}</p>
        <h2>{t('howText.together.title')}</h2>
        <List size="md" spacing="xs">
          <List.Item>{t('howText.together.host')}</List.Item>
          <List.Item>{t('howText.together.folder')}</List.Item>
          <List.Item>{t('howText.together.file')}</List.Item>
        </List>
        <h2>{t('howText.files.title')}</h2>
        <List size="md" spacing="xs">
          <List.Item>{t('howText.files.meridian')}</List.Item>
          <List.Item>{t('howText.files.merge')}</List.Item>
          <List.Item>{t('howText.files.word')}</List.Item>
        </List>
        <h2>{t('howText.keys.title')}</h2>
        <p>{t('howText.keys.body')}</p>
        <Group mt="sm">
          <Button variant="filled" component="a" href="#/new">
            {t('new.title')}
          </Button>
        </Group>
      </Stack>
    </PlainPage>
  )
}
