import { Button, Card, Table, Text } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { IconChartDots, IconTable } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { benchmarkChart } from '#shared/charts/benchmarkChart'
import { screenTheme, type Measure } from '#shared/charts/chartTheme'
import { isWithheld, similarPeers, type ComparedFigure, type IndicatorYear } from '#shared/charts/comparison'
import { decimalsFor, figure } from '#shared/charts/numbers'
import { useSay } from './useSay'
import classes from './ChartCard.module.css'

/** Measures text in the font of the screen; anew once that font has arrived. */
function useMeasure(): Measure {
  const [measure, setMeasure] = useState(screenMeasure)
  useEffect(() => {
    let wanted = true
    void document.fonts.ready.then(() => wanted && setMeasure(screenMeasure))
    return () => {
      wanted = false
    }
  }, [])
  return measure
}

/** A new measure, in a state setter's form: called, it gives the function. */
function screenMeasure(): Measure {
  const context = document.createElement('canvas').getContext('2d')!
  const family = getComputedStyle(document.body).fontFamily
  return (text, size, bold) => {
    context.font = `${bold ? 600 : 400} ${size}px ${family}`
    return context.measureText(text).width
  }
}

/** The chart of one indicator in one year, as it will be printed, and the same figures as a table. */
export function ChartCard({ input }: { readonly input: IndicatorYear }) {
  const { t } = useTranslation('benchmark')
  const say = useSay()
  const { ref, width } = useElementSize<HTMLDivElement>()
  const measure = useMeasure()
  const [isTable, setTable] = useState(false)
  const svg = useMemo(
    () => (width > 0 ? benchmarkChart(input, screenTheme(Math.floor(width), measure), say) : ''),
    [input, width, measure, say],
  )

  return (
    <Card component="section" className={classes.card} aria-label={t('chart.name')}>
      <div className={classes.head}>
        <h2>
          {t('chart.title', {
            name: input.name,
            year: input.year,
            own: input.own.name,
            count: similarPeers(input).length,
          })}
        </h2>
        <Button
          size="xs"
          variant="subtle"
          leftSection={isTable ? <IconChartDots aria-hidden /> : <IconTable aria-hidden />}
          onClick={() => setTable(!isTable)}
        >
          {t(isTable ? 'chart.asChart' : 'chart.asTable')}
        </Button>
      </div>
      <Text c="dimmed" size="xs">
        {t('chart.howToRead')}
      </Text>
      <div ref={ref}>
        {isTable ? (
          <FigureTable input={input} />
        ) : (
          // drawn by ourselves from figures and escaped names
          <div className={classes.chart} dangerouslySetInnerHTML={{ __html: svg }} />
        )}
      </div>
    </Card>
  )
}

function FigureTable({ input }: { readonly input: IndicatorYear }) {
  const { t } = useTranslation('benchmark')
  const say = useSay()
  const { own, peers } = input
  const decimals = decimalsFor([own, ...peers].flatMap(({ value }) => value ?? []))
  const text = ({ status, value }: ComparedFigure) =>
    value === null
      ? say(
          status === 'not applicable'
            ? 'status.notApplicable'
            : status === 'suppressed'
              ? 'status.suppressed'
              : 'status.missing',
        )
      : figure(value, decimals, say)
  return (
    <Table mt="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('grid.institution')}</Table.Th>
          <Table.Th>{t('peer.kind')}</Table.Th>
          <Table.Th>{t('cell.status')}</Table.Th>
          <Table.Th className={classes.number}>{t('chart.figure', { unit: input.unit, year: input.year })}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        <Table.Tr className={classes.own}>
          <Table.Td>{own.name}</Table.Td>
          <Table.Td />
          <Table.Td>{t(`status.${own.status}`)}</Table.Td>
          <Table.Td className={classes.number}>{text(own)}</Table.Td>
        </Table.Tr>
        {peers.map((peer, i) => (
          <Table.Tr key={i}>
            <Table.Td>{peer.name}</Table.Td>
            <Table.Td>{t(`kind.${peer.kind}.name`)}</Table.Td>
            <Table.Td>{t(`status.${peer.status}`)}</Table.Td>
            <Table.Td className={classes.number}>
              {isWithheld(peer, peers) ? <i>{say('chart.withheld')}</i> : text(peer)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
