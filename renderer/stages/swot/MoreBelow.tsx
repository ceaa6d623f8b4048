import { Box, Button } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useRef, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Factor, SwotItem } from '#shared/swot/item'
import { firstBelow, useBelow } from './useBelow'
import classes from './MoreBelow.module.css'

interface MoreBelowProps {
  readonly factor: Factor
  readonly items: readonly SwotItem[]
  /** What scrolls the cards; no part of a card is left standing at its lower edge. */
  readonly scroller: RefObject<HTMLElement | null>
  readonly label: (id: SwotItem['id']) => string
}

/** Says at the foot of a full quadrant how many cards follow, and leads to the next of them, or back to the first. */
export function MoreBelow({ factor, items, scroller, label }: MoreBelowProps) {
  const { t } = useTranslation('swot')
  const foot = useRef<HTMLDivElement>(null)
  const below = useBelow(scroller, foot, items)
  if (!below) return null
  const { count, cut } = below
  const more = count > 0 && t(`more.${factor}`, { count })

  function lead(): void {
    const area = scroller.current
    const card = area && (more ? firstBelow(area) : area.querySelector('[data-card]'))
    if (!area || !card) return
    area.scrollBy({ top: card.getBoundingClientRect().top - area.getBoundingClientRect().top })
    card.querySelector<HTMLElement>('[data-item]')?.focus({ preventScroll: true })
  }

  return (
    <Box ref={foot} className={classes.foot!} __vars={{ '--cut': `${cut}px` }}>
      <Button
        variant="subtle"
        size="xs"
        className={classes.more!}
        rightSection={more ? <IconChevronDown aria-hidden /> : <IconChevronUp aria-hidden />}
        {...(more && { 'aria-label': t('more.name', { more }) })}
        onClick={lead}
      >
        {more || t('more.back', { label: label(items[0]!.id) })}
      </Button>
    </Box>
  )
}
