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

/** What the Word document will contain, counted; what there is none of is left to the open points beside it. */
export function FileContents({ content }: { readonly content: StrategyContent }) {
  const { t } = useTranslation('ratify')
  const { profile, sections, swot, benchmark } = content
  const words = sections.reduce((sum, { blocks }) => sum + countWords(plainText(blocks)), 0)
  const pictures = picturesOf(content).length
  const parts: readonly (readonly [Icon, string, string, boolean])[] = [
    [IconFileText, t('contents.title'), t('contents.titleDetail'), true],
    [IconListDetails, t('contents.toc'), t('contents.tocDetail'), true],
    [
      IconPencil,
      t('contents.sections', { count: sections.length }),
      t('contents.words', { count: words }),
      sections.length > 0,
    ],
    [IconLayoutGrid, t('contents.swot', { count: swot.length }), t('contents.swotDetail'), swot.length > 0],
    [
      IconChartDots,
      t('contents.benchmark', { count: benchmark.indicators.length }),
      t('contents.benchmarkDetail', { count: benchmark.peers.length }),
      benchmark.indicators.length > 0,
    ],
    [
      IconPhoto,
      t('contents.pictures', { count: pictures }),
      t(profile.logo ? 'contents.picturesAndLogo' : 'contents.picturesDetail'),
      pictures > 0,
    ],
  ]
  return (
    <section>
      <h2>{t('contents.head')}</h2>
      <ul className={classes.contents}>
        {parts.map(
          ([PartIcon, name, detail, isThere]) =>
            isThere && (
              <li key={name}>
                <PartIcon aria-hidden />
                <span>
                  {name}
                  <small>{detail}</small>
                </span>
              </li>
            ),
        )}
      </ul>
    </section>
  )
}
