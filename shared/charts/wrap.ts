import { cut } from '../base/line'

/** Longest name beside a bar, in characters: every sign is drawn, and no name that people use is half as long. */
const longestName = 200
const brief = (name: string) => (name.length > longestName ? `${cut(name, longestName - 1)}…` : name)

/** Breaks a name into lines that fit, inside words only where a word alone is too long. `room` and widths in pixels. */
export function wrap(name: string, room: number, width: (text: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of brief(name).split(/\s+/).filter(Boolean)) {
    let rest = word
    if (line && width(`${line} ${rest}`) <= room) {
      line = `${line} ${rest}`
      continue
    }
    if (line) lines.push(line)
    while (width(rest) > room) {
      const signs = [...rest]
      let fits = 1
      while (fits < signs.length && width(signs.slice(0, fits + 1).join('')) <= room) fits++
      lines.push(signs.slice(0, fits).join(''))
      rest = signs.slice(fits).join('')
    }
    line = rest
  }
  return line || lines.length === 0 ? [...lines, line] : lines
}
