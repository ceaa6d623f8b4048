import { AlignmentType, LevelFormat, LevelSuffix, type INumberingOptions } from 'docx'
import { deepestList, headingHang, listStep } from './house'
import { lists, numbersFrom } from './manuscript'
import { twips } from './stylesXml'
import type { Direction } from '../base/direction'
import type { Say } from '../base/phrases'

type Levels = INumberingOptions['config'][number]['levels']

const indent = (left: number, hanging: number) => ({
  paragraph: { indent: { left: twips(left), hanging: twips(hanging) } },
})
const bullets = ['•', '–']
const formats = [LevelFormat.DECIMAL, LevelFormat.LOWER_LETTER, LevelFormat.LOWER_ROMAN]
const levels = Array.from({ length: deepestList + 1 }, (_, level) => level)

const numbers = (start: number): Levels =>
  levels.map(level => ({
    level,
    format: formats[level % formats.length]!,
    text: `%${level + 1}.`,
    alignment: AlignmentType.LEFT,
    start: level === 0 ? start : 1,
    style: indent(listStep * (level + 1), listStep),
  }))

/** All lists of a document: headings, annexes, bullets, and numbers by what they begin with. */
export function numbering(starts: Iterable<number>, say: Say, direction: Direction): INumberingOptions {
  return {
    config: [
      {
        reference: lists.headings,
        levels: [
          {
            level: 0,
            format: LevelFormat.DECIMAL,
            text: '%1',
            alignment: AlignmentType.LEFT,
            style: { ...indent(0, headingHang), style: 'Heading1' },
          },
          {
            level: 1,
            format: LevelFormat.DECIMAL,
            text: '%1.%2',
            alignment: AlignmentType.LEFT,
            style: { ...indent(0, headingHang), style: 'Heading2' },
          },
        ],
      },
      {
        reference: lists.annexes,
        levels: [
          {
            level: 0,
            format: LevelFormat.UPPER_LETTER,
            // from right to left the heading says it itself, and the level only counts; see `Manuscript`
            text: direction === 'rtl' ? '' : say('annex.number', { letter: '%1' }),
            alignment: AlignmentType.LEFT,
            suffix: direction === 'rtl' ? LevelSuffix.NOTHING : LevelSuffix.SPACE,
            style: indent(0, 0),
          },
          {
            level: 1,
            format: LevelFormat.DECIMAL,
            text: '%1.%2',
            alignment: AlignmentType.LEFT,
            style: indent(0, headingHang),
          },
        ],
      },
      {
        reference: lists.bullets,
        levels: levels.map(level => ({
          level,
          format: LevelFormat.BULLET,
          text: bullets[level % bullets.length]!,
          alignment: AlignmentType.LEFT,
          style: indent(listStep * (level + 1), listStep),
        })),
      },
      ...[1, ...[...starts].sort((a, b) => a - b)].map(start => ({
        reference: numbersFrom(start),
        levels: numbers(start),
      })),
    ],
  }
}
