/** Cells of a table as text: quoted where a cell holds a separator or a line break, as spreadsheets copy and save it. */
function split(text: string, separator: string, hasQuotes: boolean): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  const endCell = () => {
    rows.at(-1)!.push(cell)
    cell = ''
  }
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (text[at + 1] === '"') cell += text[++at]!
      else isQuoted = false
    } else if (hasQuotes && sign === '"' && cell.trim() === '') {
      isQuoted = true
      cell = ''
    } else if (sign === separator) endCell()
    else if (sign === '\n') {
      endCell()
      rows.push([])
    } else cell += sign
  }
  endCell()
  return isQuoted ? split(text, separator, false) : rows // a quote that never ends is part of a name
}

/** Addresses of a mail program stand in one line; each becomes a row. */
const oneAddressALine = (text: string) => text.replace(/>\s*[;,]\s*(?=[^<>\n]*<[^<>\s]+@[^<>\s]+>)/g, '>\n')

/** Rows of a pasted table, from a spreadsheet (tabs) or a list with semicolons or commas; empty rows stay, to be counted. */
export function pastedRows(text: string): string[][] {
  const plain = oneAddressALine(text.replace(/\r\n?/g, '\n'))
  const separator = ['\t', ';'].find(sign => plain.includes(sign)) ?? ','
  return split(plain, separator, true).map(row => row.map(cell => cell.replace(/[\s\u200b\ufeff]+/g, ' ').trim()))
}
