/** A unit as it stands in a pasted list. */
export interface PastedUnit {
  readonly name: string
  readonly abbreviation: string
}

/**
 * Units out of a pasted list: one a line, without bullets, numbers and empty lines, each name once. What stands in a second
 * column is the abbreviation if it is short and one word, else it belongs to the name.
 */
export function pastedUnits(text: string): PastedUnit[] {
  const units = text
    .split(/\r?\n/)
    .map(unitIn)
    .filter(({ name }) => name !== '')
  return units.filter(({ name }, place) => units.findIndex(other => other.name === name) === place)
}

function unitIn(line: string): PastedUnit {
  const bare = line.replace(/^\s*(?:(?:[-*•–]|\d+[.)])\s+|\d+\t)/u, '')
  const cells = bare.split('\t').flatMap(cell => cell.replace(/\s+/g, ' ').trim() || [])
  const [first = '', second = ''] = cells
  return cells.length === 2 && /^\S{1,12}$/u.test(second) && second.length < first.length
    ? { name: first, abbreviation: second }
    : { name: cells.join(' '), abbreviation: '' }
}
