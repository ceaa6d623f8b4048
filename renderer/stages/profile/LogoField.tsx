import { Button, FileButton, Group, Input } from '@mantine/core'
import { IconPhotoPlus, IconTrash } from '@tabler/icons-react'
import { useEffect, useState, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { readable } from '#shared/base/line'
import { FailureAlert } from '../../ui/FailureAlert'
import { notify } from '../../ui/notify'
import { useReadOnly } from '../../ui/ReadOnlyContext'
import { readPicture } from '../../workspace/preparePicture'
import { useReadable } from '../../workspace/useReadable'
import { useOpened } from '../../workspace/WorkspaceContext'
import classes from './LogoField.module.css'

const accepted = 'image/png,image/jpeg,image/gif,image/webp'

/** The logo of the title page: chosen or dropped, checked, kept with the workspace. */
export function LogoField() {
  const { t } = useTranslation('profile')
  const { pictures, workspace } = useOpened()
  const { profile, history } = workspace
  const { logo, institution } = useReadable(profile)
  const readOnly = useReadOnly()
  const [url, setUrl] = useState<string>()
  const [failure, setFailure] = useState<{ readonly error: unknown; readonly name: string } | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [isOver, setOver] = useState(false)

  useEffect(() => {
    let isCurrent = true
    setUrl(undefined)
    if (!logo) return
    const show = () => void pictures.url(logo.hash).then(found => isCurrent && setUrl(found))
    const stop = pictures.whenHere(logo.hash, show)
    show()
    return () => {
      isCurrent = false
      stop()
    }
  }, [pictures, logo])

  async function take(file: File | null | undefined): Promise<void> {
    if (!file || readOnly || isBusy) return
    setFailure(null)
    setBusy(true)
    try {
      const picture = await pictures.add(await readPicture(file))
      history.step(() => profile.update({ logo: picture }))
    } catch (error) {
      setFailure({ error, name: readable(file.name) })
    } finally {
      setBusy(false)
    }
  }

  function remove(): void {
    const undo = history.revocable(
      () => profile.update({ logo: null }),
      () => profile.update({ logo }),
    )
    notify({ message: t('logo.removed'), undo })
  }

  function drop(event: DragEvent): void {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }

  return (
    <Input.Wrapper
      label={t('logo.label')}
      labelElement="div"
      description={t('logo.help')}
      inputWrapperOrder={['label', 'description', 'input']}
    >
      <div
        className={classes.field}
        data-over={isOver || undefined}
        onDragOver={event => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {logo ? (
          url ? (
            <img
              className={classes.logo}
              src={url}
              alt={t('logo.alt', { institution: institution || t('logo.noInstitution') })}
            />
          ) : (
            <p className={classes.hint}>{t('logo.elsewhere')}</p>
          )
        ) : (
          <p className={classes.hint}>{t('logo.empty')}</p>
        )}
        {!readOnly && (
          <Group gap="xs">
            <FileButton accept={accepted} onChange={file => void take(file)}>
              {props => (
                <Button {...props} loading={isBusy} leftSection={<IconPhotoPlus aria-hidden />}>
                  {t(logo ? 'logo.replace' : 'logo.choose')}
                </Button>
              )}
            </FileButton>
            {logo && (
              <Button variant="subtle" leftSection={<IconTrash aria-hidden />} onClick={remove}>
                {t('logo.remove')}
              </Button>
            )}
          </Group>
        )}
      </div>
      {failure && <FailureAlert error={failure.error} about={failure.name} onClose={() => setFailure(null)} />}
    </Input.Wrapper>
  )
}
