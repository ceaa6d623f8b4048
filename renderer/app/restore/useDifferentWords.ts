import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Difference } from '#shared/exchange/differences'
import type { Workspace } from '#shared/workspace/workspace'
import { formatNumber } from '../../ui/format'
import { useWorkspace } from '../../workspace/WorkspaceContext'
import { useGuide } from '../../stages/swot/useGuide'

/** Kinds whose entries have a unit of measure and not an office. */
const isMeasured = (kind: Difference['kind']) => kind === 'indicators'

/** Names and values of what differs, in the words of the screens. `then` is the earlier copy. */
export function useDifferentWords(then: Workspace) {
  const { t } = useTranslation('restore')
  const { t: common } = useTranslation('common')
  const { t: draft } = useTranslation('draft')
  const { t: benchmark } = useTranslation('benchmark')
  const { t: profile } = useTranslation('profile')
  const now = useWorkspace()
  const guide = useGuide()

  const nameOf = useCallback(
    (difference: Difference): string => {
      const { kind, id } = difference
      if (kind === 'profile') return id === 'logo' ? t('field.logo') : profile(`field.${id}`)
      if (kind === 'years') return t('kind.years')
      if (kind !== 'values') return difference.name || t('unnamed')
      const { institution, year } = difference.cell
      const own = () => now.profile.read().institution || benchmark('ownInstitution')
      return t('cell', {
        name: difference.name || t('unnamed'),
        institution: institution === 'own' ? own() : (now.benchmark.peers.get(institution)?.name ?? t('unnamed')),
        year,
      })
    },
    [t, profile, benchmark, now],
  )

  const fieldOf = useCallback(
    ({ kind }: Difference, field: string): string => {
      if (kind === 'profile') return field === 'logo' ? t('field.logo') : profile(`field.${field}`)
      return t(isMeasured(kind) && field === 'unit' ? 'field.indicatorUnit' : `field.${field}`)
    },
    [t, profile],
  )

  const valueOf = useCallback(
    ({ kind }: Difference, field: string, value: unknown): string => {
      if (value === undefined) return t('compare.notHere')
      if (value === null || value === '') return t('compare.nothing')
      if (typeof value === 'boolean') return t(value ? 'word.yes' : 'word.no')
      const isYear = /^(first|last|periodStart|periodEnd)$/.test(field)
      if (typeof value === 'number') return isYear ? String(value) : formatNumber(value, { maximumFractionDigits: 10 })
      if (typeof value === 'object') {
        const fields = value as Record<string, number>
        return field === 'target'
          ? t('word.target', { value: formatNumber(fields['value'] ?? 0), year: fields['year'] })
          : t('word.picture', { width: fields['width'], height: fields['height'] })
      }
      const text = String(value)
      switch (field) {
        case 'unit': {
          if (isMeasured(kind)) return text
          const units = [...now.units.read(), ...now.units.bin.read(), ...then.units.read()]
          return units.find(({ id }) => id === text)?.name || t('unnamed')
        }
        case 'factor':
          return common(`factor.${text}.name`)
        case 'role':
          return common(`role.${text}`)
        case 'part':
          return draft(`outline.part.${text}`)
        case 'state':
          return draft(`section.states.${text}`)
        case 'direction':
          return benchmark(`direction.${text}`)
        case 'kind':
          return benchmark(`kind.${text}.name`)
        case 'status':
          return benchmark(`status.${text}`)
        case 'theme':
          return guide?.themes.find(({ id }) => id === text)?.title ?? text
        default:
          return text
      }
    },
    [t, common, draft, benchmark, guide, now, then],
  )
  return { nameOf, fieldOf, valueOf }
}

export type DifferentWords = ReturnType<typeof useDifferentWords>
