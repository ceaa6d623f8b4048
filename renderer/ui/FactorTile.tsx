import { useTranslation } from 'react-i18next'
import classes from './FactorTile.module.css'

/** The letter of a factor in its tile: filled for what is inside the institution, outlined for what is outside. */
export function FactorTile({
  factor,
  label = false,
}: {
  readonly factor: 'strength' | 'weakness' | 'opportunity' | 'threat'
  /** Reads the factor's name aloud. */ readonly label?: boolean
}) {
  const { t } = useTranslation('common')
  return (
    <span
      className={classes.tile}
      data-factor={factor}
      {...(label ? { role: 'img', 'aria-label': t(`factor.${factor}.name`) } : { 'aria-hidden': true })}
    >
      {t(`factor.${factor}.letter`)}
    </span>
  )
}
