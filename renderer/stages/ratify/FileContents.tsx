import {
  IconChartDots,
  IconFileText,
  IconLayoutGrid,
  IconListDetails,
  IconPencil,
  IconPhoto,
  type Icon,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { picturesOf } from '#shared/content/canonical'
import type { StrategyContent } from '#shared/content/content'
import { countWords } from '#shared/base/words'
import { plainText } from '#shared/draft/blocks'
import classes from './RatifyStage.module.css'

/** What the Word document will contain, counted. */
export function FileContents({ content }: { readonly content: StrategyContent }) {
  const { t } = useTranslation('ratify')
  const { sections, swot, benchmark } = content
  const words = sections.reduce((sum, { blocks }) => sum + countWords(plainText(blocks)), 0)
  const parts: readonly (readonly [Icon, string, string])[] = [
    [IconFileText, t('contents.title'), t('contents.titleDetail')],
    [IconListDetails, t('contents.toc'), t('contents.tocDetail')],
    [IconPencil, t('contents.sections', { count: sections.length }), t('contents.words', { count: words })],
    [IconLayoutGrid, t('contents.swot', { count: swot.length }), t('contents.swotDetail')],
    [
      IconChartDots,
      t('contents.benchmark', { count: benchmark.indicators.length }),
      t('contents.benchmarkDetail', { count: benchmark.peers.length }),
    ],
    [IconPhoto, t('contents.pictures', { count: picturesOf(content).length }), t('contents.picturesDetail')],
  ]
  return (
    <section>
      <h2>{t('contents.head')}</h2>
      <ul className={classes.contents}>
        {parts.map(([PartIcon, name, detail]) => (
          <li key={name}>
            <PartIcon aria-hidden />
            <span>
              {name}
              <small>{detail}</small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
