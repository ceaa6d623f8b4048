import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sha256 } from '#shared/base/bytes'
import { canonicalBytes } from '#shared/content/canonical'
import type { StrategyContent } from '#shared/content/content'
import classes from './RatifyStage.module.css'

/** The first eight signs of the content's SHA-256, as the Word document prints them. */
export function Fingerprint({ content }: { readonly content: StrategyContent }) {
  const { t } = useTranslation('ratify')
  const [signs, setSigns] = useState('')
  useEffect(() => {
    let isCurrent = true
    void sha256(canonicalBytes(content)).then(hash => isCurrent && setSigns(hash.slice(0, 8)))
    return () => {
      isCurrent = false
    }
  }, [content])
  return (
    <p className={classes.fingerprint} data-fingerprint={signs}>
      <bdi>{signs ? `${signs.slice(0, 4)} ${signs.slice(4)}` : t('guidance.fingerprint.computing')}</bdi>
    </p>
  )
}
