/** A title in which a line never ends inside a period such as 2027–2031. */
export const unbrokenPeriods = (title: string): string => title.replace(/(?<=\d)[–-](?=\d)/g, '\u2060$&\u2060')
