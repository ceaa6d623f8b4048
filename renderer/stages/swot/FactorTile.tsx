import { useTranslation } from 'react-i18next'
import type { Factor } from '#shared/swot/item'
import classes from './FactorTile.module.css'

/**
 * The letter of a factor in its tile: filled for what is inside the institution, outlined for what is outside. Its name
 * stands beside it, so that it is not read aloud.
 */
export function FactorTile({ factor }: { readonly factor: Factor }) {
  const { t } = useTranslation('common')
  return (
    <span className={classes.tile} data-factor={factor} aria-hidden>
      {t(`factor.${factor}.letter`)}
    </span>
  )
}
