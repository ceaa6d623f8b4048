import { Alert, Anchor, Autocomplete, Button, Group, List, NumberInput, Stack, TextInput } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMemo, useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useHashLocation } from 'wouter/use-hash-location'
import { FailureAlert } from '../../ui/FailureAlert'
import { FieldMistake } from '../../ui/FieldMistake'
import { countryNames } from '../../ui/format'
import { preference, setPreference } from '../preferences'
import { screenPath } from '../../workspace/screens'
import { useServices } from '../services'
import { PlainPage } from './PlainPage'

/** Fields that can hold a mistake, in the order of the form. */
const fields = ['institution', 'periodStart', 'periodEnd', 'myName'] as const
type Field = (typeof fields)[number]
type Mistakes = Partial<Record<Field, string>>

/** A new workspace: five facts, everything else can wait. */
export function NewWorkspaceScreen() {
  const { t } = useTranslation('home')
  const { library, keeper } = useServices()
  const [, navigate] = useHashLocation()
  const nextYear = new Date().getFullYear() + 1
  const [institution, setInstitution] = useState('')
  const [country, setCountry] = useState('')
  const [title, setTitle] = useState(t('form.titleDefault'))
  const [start, setStart] = useState<number | string>(nextYear)
  const [end, setEnd] = useState<number | string>(nextYear + 4)
  const [myName, setMyName] = useState(() => preference('myName') ?? '')
  const [mistakes, setMistakes] = useState<Mistakes>({})
  const [failure, setFailure] = useState<unknown>(null)
  const [wasSent, setSent] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const summary = useRef<HTMLDivElement>(null)
  const countries = useMemo(countryNames, [])

  const isYear = (value: number | string): value is number =>
    typeof value === 'number' && value >= 1900 && value <= 2200
  function check(): Mistakes {
    return {
      ...(!institution.trim() && { institution: t('form.institutionMissing') }),
      ...(!isYear(start) && { periodStart: t('form.yearWrong', { example: nextYear }) }),
      ...(!isYear(end)
        ? { periodEnd: t('form.yearWrong', { example: nextYear + 4 }) }
        : isYear(start) && end < start && { periodEnd: t('form.periodWrong', { start }) }),
      ...(!myName.trim() && { myName: t('form.myNameMissing') }),
    }
  }
  /** A mistake that is shown goes as soon as it is put right; new ones wait until something was written. */
  function leave(field: Field, isWritten: boolean): void {
    const sentence = check()[field]
    setMistakes(({ [field]: shown, ...others }) =>
      sentence && (shown || isWritten) ? { ...others, [field]: sentence } : others,
    )
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setSent(true)
    const found = check()
    setMistakes(found)
    if (Object.keys(found).length > 0 || !isYear(start) || !isYear(end)) {
      requestAnimationFrame(() => summary.current?.focus())
      return
    }
    setBusy(true)
    setFailure(null)
    try {
      setPreference('myName', myName.trim())
      await keeper.leave()
      const id = await library.create({
        institution: institution.trim(),
        country: country.trim(),
        title: title.trim(),
        periodStart: start,
        periodEnd: end,
        myName: myName.trim(),
      })
      navigate(screenPath(id, 'profile'), { replace: true }) // Back leads to the start, not to an empty form
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }

  const mistake = (field: Field) => mistakes[field] && <FieldMistake>{mistakes[field]}</FieldMistake>
  const found = fields.flatMap(field => (mistakes[field] ? [[field, mistakes[field]] as const] : []))
  return (
    <PlainPage title={t('new.title')}>
      <form noValidate onSubmit={event => void submit(event)}>
        <Stack maw="40rem">
          <p>{t('form.lead')}</p>
          {wasSent && found.length > 0 && (
            <Alert
              ref={summary}
              tabIndex={-1}
              color="red"
              icon={<IconAlertTriangle aria-hidden />}
              title={t('form.mistakes', { count: found.length })}
            >
              <List>
                {found.map(([field, sentence]) => (
                  <List.Item key={field}>
                    <Anchor component="button" type="button" onClick={() => document.getElementById(field)?.focus()}>
                      {sentence}
                    </Anchor>
                  </List.Item>
                ))}
              </List>
            </Alert>
          )}
          <TextInput
            id="institution"
            label={t('form.institution')}
            value={institution}
            onChange={event => setInstitution(event.currentTarget.value)}
            onBlur={() => leave('institution', false)}
            error={mistake('institution')}
            autoComplete="organization"
          />
          <Autocomplete
            id="country"
            label={t('form.country')}
            description={t('form.countryHelp')}
            inputWrapperOrder={['label', 'description', 'input', 'error']}
            data={countries}
            limit={8}
            value={country}
            onChange={setCountry}
          />
          <TextInput
            id="title"
            label={t('form.title')}
            description={t('form.titleHelp')}
            value={title}
            onChange={event => setTitle(event.currentTarget.value)}
          />
          <Group align="start" grow>
            <NumberInput
              id="periodStart"
              label={t('form.periodStart')}
              value={start}
              onChange={setStart}
              onBlur={() => leave('periodStart', start !== '')}
              error={mistake('periodStart')}
              allowDecimal={false}
              allowNegative={false}
            />
            <NumberInput
              id="periodEnd"
              label={t('form.periodEnd')}
              value={end}
              onChange={setEnd}
              onBlur={() => leave('periodEnd', end !== '')}
              error={mistake('periodEnd')}
              allowDecimal={false}
              allowNegative={false}
            />
          </Group>
          <TextInput
            id="myName"
            label={t('form.myName')}
            description={t('form.myNameHelp')}
            value={myName}
            onChange={event => setMyName(event.currentTarget.value)}
            onBlur={() => leave('myName', false)}
            error={mistake('myName')}
            autoComplete="name"
          />
          {failure !== null && <FailureAlert error={failure} />}
          <Group mt="xs">
            {/* the field that is left keeps its place until the click has landed: a mistake below it would move the button */}
            <Button type="submit" variant="filled" loading={isBusy} onMouseDown={event => event.preventDefault()}>
              {t('form.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </PlainPage>
  )
}
