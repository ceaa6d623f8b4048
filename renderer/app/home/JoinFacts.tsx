import type { ComponentProps } from 'react'
import { Facts } from '../../ui/Facts'
import classes from './JoinFacts.module.css'

interface JoinFactsProps extends Pick<ComponentProps<typeof Facts>, 'facts'> {
  readonly label: string
}

/** What an invite or link says about where it leads. */
export function JoinFacts({ label, facts }: JoinFactsProps) {
  return (
    <section className={classes.facts} aria-label={label}>
      <Facts facts={facts} />
    </section>
  )
}
