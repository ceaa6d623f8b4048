import { Avatar, Button, Menu, Text, Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { initials, personColour } from '../../workspace/person'
import { usePeopleHere } from '../../workspace/usePeopleHere'
import { useOpened } from '../../workspace/WorkspaceContext'
import classes from './PeopleHere.module.css'
import { useArrivals } from './useArrivals'
import { useWhere } from './useWhere'

/** Faces beside each other in the header, my own among them; the others stand in a list. */
const most = 5

/** Who is here, me first; each face leads to where that person is. */
export function PeopleHere() {
  const { t } = useTranslation('frame')
  const { t: common } = useTranslation('common')
  const { me, readOnly } = useOpened()
  const people = usePeopleHere()
  const whereIs = useWhere()
  useArrivals(people)
  const shown = people.slice(0, people.length < most ? people.length : most - 1)
  const more = people.length - shown.length
  const you = t('me.you', { name: me.name || t('me.nameless') })
  return (
    <ul className={classes.people} aria-label={t('me.here')}>
      {readOnly !== 'stranger' && (
        <li>
          <Tooltip label={you}>
            <Avatar role="img" tabIndex={0} aria-label={you} style={{ '--p': personColour(me.id) }}>
              {initials(me.name)}
            </Avatar>
          </Tooltip>
        </li>
      )}
      {shown.map(person => {
        const { sentence, href } = whereIs(person)
        return (
          <li key={person.id}>
            <Tooltip label={sentence}>
              <Avatar
                {...(href === undefined ? { role: 'img', tabIndex: 0 } : { component: 'a', href })}
                aria-label={sentence}
                style={{ '--p': personColour(person.id) }}
              >
                {initials(person.name)}
              </Avatar>
            </Tooltip>
          </li>
        )
      })}
      {more > 0 && (
        <li>
          <Menu position="bottom-end" width={320} withinPortal={false}>
            <Menu.Target>
              <Button variant="subtle" size="xs">
                {t('here.more', { count: more })}
              </Button>
            </Menu.Target>
            <Menu.Dropdown className={classes.list!}>
              <Menu.Label>{t('here.all', { count: people.length })}</Menu.Label>
              {people.map(person => {
                const { sentence, href } = whereIs(person)
                return (
                  <Menu.Item
                    key={person.id}
                    {...(href !== undefined && { component: 'a', href })}
                    leftSection={
                      <Avatar component="span" aria-hidden style={{ '--p': personColour(person.id) }}>
                        {initials(person.name)}
                      </Avatar>
                    }
                  >
                    {sentence}
                    <Text component="span" display="block" size="xs" c="dimmed">
                      {common(`role.${person.role}`)}
                    </Text>
                  </Menu.Item>
                )
              })}
            </Menu.Dropdown>
          </Menu>
        </li>
      )}
    </ul>
  )
}
