import { useEffect, useState } from 'react'
import { z } from 'zod'
import { CatalogueIndicator } from '#shared/benchmark/benchmark'
import { SwotGuide } from '#shared/swot/guide'

/** The catalogue of indicators and the titles of its themes. */
export interface Catalogue {
  readonly indicators: readonly CatalogueIndicator[]
  readonly themes: readonly { readonly id: string; readonly title: string }[]
}

let loading: Promise<Catalogue> | undefined
const load = () =>
  (loading ??= Promise.all([import('#resources/indicators.json'), import('#resources/swot-guide.json')]).then(
    ([indicators, guide]) => ({
      indicators: z.array(CatalogueIndicator).parse(indicators.default),
      themes: SwotGuide.pick({ themes: true }).parse(guide.default).themes,
    }),
  ))

/** The catalogue, loaded when it is first needed; undefined until then. */
export function useCatalogue(): Catalogue | undefined {
  const [catalogue, setCatalogue] = useState<Catalogue>()
  useEffect(() => {
    let wanted = true
    void load().then(loaded => {
      if (wanted) setCatalogue(loaded)
    })
    return () => {
      wanted = false
    }
  }, [])
  return catalogue
}
