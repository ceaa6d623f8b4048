import type { SwotItem } from '#shared/swot/item'
import classes from './ItemCard.module.css'

/** The card that follows the pointer while it is dragged; the one left behind is dimmed. */
export function LiftedCard({
  item,
  label,
  unit,
}: {
  readonly item: SwotItem
  readonly label: string
  readonly unit: string | null
}) {
  return (
    <div className={`${classes.card} ${classes.lifted}`} data-factor={item.factor}>
      <span className={classes.statement} dir="auto">
        {item.statement}
      </span>
      <div className={classes.foot}>
        <bdi className={classes.label}>{label}</bdi>
        <span className={classes.unit}>{unit}</span>
      </div>
    </div>
  )
}
