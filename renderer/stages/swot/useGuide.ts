import { useEffect, useState } from 'react'
import { SwotGuide } from '#shared/swot/guide'

let loading: Promise<SwotGuide> | undefined
const load = () => (loading ??= import('#resources/swot-guide.json').then(file => SwotGuide.parse(file.default)))

/** The SWOT guide, loaded when it is first needed; undefined until then. */
export function useGuide(): SwotGuide | undefined {
  const [guide, setGuide] = useState<SwotGuide>()
  useEffect(() => {
    let wanted = true
    void load().then(loaded => {
      if (wanted) setGuide(loaded)
    })
    return () => {
      wanted = false
    }
  }, [])
  return guide
}
