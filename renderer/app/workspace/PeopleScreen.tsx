import { Alert, Avatar, Button, Card } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { inOrder } from '#shared/base/order'
import { Role } from '#shared/identity/access'
import type { Person } from '#shared/profile/profile'
import { Empty } from '../../ui/Empty'
import { StageFrame } from '../../ui/StageFrame'
import { screenHref } from '../../workspace/screens'
import { useReadable } from '../../workspace/useReadable'
import { useOpened } from '../../workspace/WorkspaceContext'
import { initials, personColour } from '../frame/person'
import classes from './PeopleScreen.module.css'

/** Who takes part, by role; rights on other computers come with invites. */
export function PeopleScreen() {
  const { t } = useTranslation('people')
  const { id, me, workspace } = useOpened()
  const people = inOrder(useReadable(workspace.people))
  const units = new Map(useReadable(workspace.units).map(unit => [unit.id, unit.name]))
  const where = (person: Person) =>
    [person.post, (person.unit && units.get(person.unit)) || person.institution].filter(Boolean).join(', ')
  const edit = (
    <Button size="xs" component="a" href={screenHref(id, 'profile', 'people')}>
      {t('edit')}
    </Button>
  )
  return (
    <StageFrame
      width="form"
      actions={edit}
      guidance={
        <>
          <p>{t('guidance.lead')}</p>
          {Role.options.map(role => (
            <section key={role}>
              <h3>{t(`role.${role}.title`)}</h3>
              <p>{t(`role.${role}.may`)}</p>
            </section>
          ))}
        </>
      }
    >
      <Alert mb="md" icon={<IconInfoCircle aria-hidden />} title={t('later.title')}>
        {t('later.body')}
      </Alert>
      {people.length === 0 && <Empty title={t('empty.title')} body={t('empty.body')} />}
      {Role.options.map(role => {
        const those = people.filter(person => person.role === role)
        if (those.length === 0) return null
        return (
          <section key={role} className={classes.group}>
            <h2>{t(`role.${role}.count`, { count: those.length })}</h2>
            <Card component="ul" padding={0} className={classes.list!}>
              {those.map(person => (
                <li key={person.id}>
                  <Avatar aria-hidden style={{ '--p': personColour(person.id) }}>
                    {initials(person.name)}
                  </Avatar>
                  <span>
                    <b dir="auto">{person.name || t('nameless')}</b>
                    {person.id === me.id && <> {t('you')}</>}
                    <small dir="auto">{where(person)}</small>
                  </span>
                </li>
              ))}
            </Card>
          </section>
        )
      })}
    </StageFrame>
  )
}
