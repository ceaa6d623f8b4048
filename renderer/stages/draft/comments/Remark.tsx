import { ActionIcon, Avatar, Menu, Spoiler } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reply, Speaker, Thread } from '#shared/comments/threads'
import { formatMoment } from '../../../ui/format'
import { FailureAlert } from '../../../ui/FailureAlert'
import { initials, personColour } from '../../../workspace/person'
import { useReadable } from '../../../workspace/useReadable'
import { useWorkspace } from '../../../workspace/WorkspaceContext'
import classes from './Comments.module.css'
import { WordsForm } from './WordsForm'

interface RemarkProps {
  readonly remark: Thread | Reply
  readonly menuLabel: string
  /** Given to the author alone. Somebody else's words that were carried over can be removed, never changed. */
  readonly own?: {
    readonly onChange: ((text: string) => Promise<void>) | null
    readonly onRemove: () => Promise<void>
  }
}

/** Six lines of text, in pixels of the usual size. */
const sixLines = 126

/** The colour of who said something. Whom somebody carried over has no key here, and is known in the list of people by name. */
export function useTone({ member, name, carriedBy }: Speaker): string {
  const people = useReadable(useWorkspace().people)
  if (carriedBy === null) return personColour(member)
  return personColour(people.find(person => person.name === name)?.id ?? `member:${name}`)
}

/** Who said what and when. */
export function Remark({ remark, menuLabel, own }: RemarkProps) {
  const { t } = useTranslation('comments')
  const [isEditing, setEditing] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const { name, role, at, carriedBy, text, isEdited } = remark
  const who = { role: t(`role.${role ?? 'none'}`), when: formatMoment(at) }
  const onChange = own?.onChange ?? null
  const tone = useTone(remark)
  return (
    <div className={classes.remark}>
      <Avatar aria-hidden style={{ '--p': tone }}>
        {initials(name)}
      </Avatar>
      <div className={classes.who}>
        <b>
          <bdi>{name}</bdi>
        </b>
        <small>{t(isEdited ? 'card.whoEdited' : 'card.who', who)}</small>
        {carriedBy !== null && <small>{t('card.carried', { name: carriedBy })}</small>}
      </div>
      {own && text !== null && (
        <Menu position="bottom-end" withinPortal={false}>
          <Menu.Target>
            <ActionIcon size="sm" aria-label={menuLabel}>
              <IconDots aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {onChange && <Menu.Item onClick={() => setEditing(true)}>{t('card.edit')}</Menu.Item>}
            <Menu.Item color="red" onClick={() => void own.onRemove().catch(setError)}>
              {t('card.remove')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      <div className={classes.words}>
        {isEditing && onChange && text !== null ? (
          <WordsForm
            label={t('card.editLabel')}
            send={t('card.save')}
            cancel={t('card.cancel')}
            text={text}
            isOpen
            onSend={async words => {
              if (words !== text) await onChange(words)
              setEditing(false)
            }}
            onCancel={() => setEditing(false)}
          />
        ) : text === null ? (
          <p className={classes.gone}>{t('card.takenBack')}</p>
        ) : (
          <Words text={text} />
        )}
        {error !== null && <FailureAlert error={error} onClose={() => setError(null)} />}
      </div>
    </div>
  )
}

function Words({ text }: { readonly text: string }) {
  const { t } = useTranslation('comments')
  const words = (
    <p className={classes.text} dir="auto">
      {text}
    </p>
  )
  if (text.length < 120 && !text.includes('\n')) return words
  return (
    <Spoiler maxHeight={sixLines} showLabel={t('card.showAll')} hideLabel={t('card.showLess')} transitionDuration={0}>
      {words}
    </Spoiler>
  )
}
