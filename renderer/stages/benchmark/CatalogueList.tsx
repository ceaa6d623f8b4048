import { Button, Select, Text, TextInput } from '@mantine/core'
import { IconCheck, IconPlus, IconSearch } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CatalogueIndicator } from '#shared/benchmark/benchmark'
import { Empty } from '../../ui/Empty'
import { Loading } from '../../ui/Loading'
import { useCatalogue } from './useCatalogue'
import type { Benchmark } from './useBenchmark'
import type { SetupActions } from './useSetupActions'
import classes from './lists.module.css'

interface CatalogueListProps {
  readonly benchmark: Benchmark
  readonly actions: SetupActions
  /** Whether the search begins with the focus, because what had it is gone. */
  readonly takesFocus: boolean
}

/** The catalogue by theme and text, each indicator with its definition; chosen ones can be let go again. */
export function CatalogueList({ benchmark, actions, takesFocus }: CatalogueListProps) {
  const { t } = useTranslation('benchmark')
  const catalogue = useCatalogue()
  const [text, setText] = useState('')
  const [theme, setTheme] = useState<string | null>(null)
  const adopted = useMemo(
    () => new Map(benchmark.indicators.flatMap(({ id, catalogue: from }) => (from ? [[from, id] as const] : []))),
    [benchmark.indicators],
  )
  if (!catalogue) return <Loading title={t('catalogue.opening')} />

  const themeTitle = new Map(catalogue.themes.map(({ id, title }) => [id, title]))
  const sought = text.trim().toLocaleLowerCase()
  const fits = ({ name, definition, theme: of, unit, framework }: CatalogueIndicator) =>
    (theme === null || of === theme) &&
    [name, definition, unit, themeTitle.get(of) ?? '', ...framework].some(shown =>
      shown.toLocaleLowerCase().includes(sought),
    )
  const shown = catalogue.indicators.filter(fits)
  const showAll = () => {
    setText('')
    setTheme(null)
  }

  return (
    <>
      <div className={classes.filters}>
        <TextInput
          className={classes.search}
          autoFocus={takesFocus}
          label={t('catalogue.search')}
          leftSection={<IconSearch aria-hidden />}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Select
          label={t('catalogue.theme')}
          clearable
          placeholder={t('catalogue.all')}
          data={catalogue.themes.map(({ id, title }) => ({ value: id, label: title }))}
          value={theme}
          onChange={setTheme}
        />
      </div>
      {shown.length === 0 ? (
        <Empty title={t('catalogue.noneFit')} body={t('catalogue.hidden', { count: catalogue.indicators.length })}>
          <Button onClick={showAll}>{t('catalogue.showAll')}</Button>
        </Empty>
      ) : (
        <>
          <Text className={classes.count} role="status">
            {t('catalogue.count', { count: shown.length, of: catalogue.indicators.length })}
          </Text>
          <ul className={classes.catalogue}>
            {shown.map(indicator => {
              const mine = adopted.get(indicator.id)
              return (
                <li key={indicator.id} className={classes.entry} data-adopted={mine !== undefined || undefined}>
                  <div>
                    <Text fw={600}>{indicator.name}</Text>
                    <span className={classes.facts}>
                      {t('catalogue.facts', {
                        theme: themeTitle.get(indicator.theme),
                        unit: indicator.unit,
                        direction: t(`direction.${indicator.direction}`),
                      })}
                    </span>
                  </div>
                  {benchmark.canWrite ? (
                    <Button
                      size="xs"
                      leftSection={mine ? <IconCheck aria-hidden /> : <IconPlus aria-hidden />}
                      aria-pressed={mine !== undefined}
                      aria-label={t(mine ? 'catalogue.letGo' : 'catalogue.chooseThis', { name: indicator.name })}
                      onClick={() => (mine ? actions.removeIndicator(mine) : actions.adopt(indicator))}
                    >
                      {t(mine ? 'catalogue.chosen' : 'catalogue.choose')}
                    </Button>
                  ) : (
                    mine && <span className={classes.facts}>{t('catalogue.chosen')}</span>
                  )}
                  <p>{indicator.definition}</p>
                </li>
              )
            })}
          </ul>
        </>
      )}
    </>
  )
}
