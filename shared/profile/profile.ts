import { z } from 'zod'
import { idOf } from '../base/ids'
import { Line } from '../base/line'
import { Role } from '../identity/access'

/** An office, centre, school or faculty that takes part. */
export const Unit = z.object({
  id: idOf('unit'),
  name: Line,
  abbreviation: Line,
  order: z.string(),
})
export type Unit = z.infer<typeof Unit>
export type UnitId = Unit['id']

/** Somebody who takes part: planned here, given rights by a certificate. */
export const Person = z.object({
  id: idOf('member'),
  name: Line,
  role: Role,
  unit: idOf('unit').nullable(),
  /** Where a mentor comes from; empty for people of the own institution. */
  institution: Line,
  post: Line,
  email: Line,
  order: z.string(),
})
export type Person = z.infer<typeof Person>
export type MemberId = Person['id']

/** A picture kept as a blob: named by its SHA-256, with its media type and size in pixels. */
export const Picture = z.object({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  type: z.enum(['image/png', 'image/jpeg', 'image/gif', 'image/webp']),
  width: z.number().int().positive().max(100_000),
  height: z.number().int().positive().max(100_000),
})
export type Picture = z.infer<typeof Picture>

const Year = z.number().int().min(1900).max(2200)
/** Tags of the right form may still be none that anything can name or format by. */
const isLanguageTag = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

const IsoDate = z.string().regex(/^(\d{4}-\d{2}-\d{2})?$/)

/** Institution, strategy and document control: what title page and control table print. Dates are ISO days, empty while open. */
export const Profile = z.object({
  institution: Line,
  shortName: Line,
  city: Line,
  country: Line,
  office: Line,
  title: Line,
  subtitle: Line,
  periodStart: Year.nullable(),
  periodEnd: Year.nullable(),
  /** BCP 47 tag of the language the strategy is written in. */
  language: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .refine(isLanguageTag),
  logo: Picture.nullable(),
  owner: Line,
  responsibleOfficer: Line,
  approvingAuthority: Line,
  effective: IsoDate,
  nextReview: Line,
  replaces: Line,
  masterCopy: Line,
  /** Printed at the foot of the title page, such as a funding acknowledgement. */
  note: Line,
})
export type Profile = z.infer<typeof Profile>

/** What an untouched profile reads as. */
export const emptyProfile: Profile = {
  institution: '',
  shortName: '',
  city: '',
  country: '',
  office: '',
  title: '',
  subtitle: '',
  periodStart: null,
  periodEnd: null,
  language: 'en-GB',
  logo: null,
  owner: '',
  responsibleOfficer: '',
  approvingAuthority: '',
  effective: '',
  nextReview: '',
  replaces: '',
  masterCopy: '',
  note: '',
}
