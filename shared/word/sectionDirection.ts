import type { SectionProperties } from 'docx'

/** Makes a section run from right to left: `docx` has no option for it. */
export function turnRightToLeft(section: SectionProperties): void {
  const write = section.prepForXml.bind(section)
  section.prepForXml = context => {
    const written = write(context) as { readonly 'w:sectPr': object[] }
    const properties = written['w:sectPr']
    const grid = properties.findIndex(property => 'w:docGrid' in property) // the schema wants it right before the grid
    properties.splice(grid < 0 ? properties.length : grid, 0, { 'w:bidi': {} })
    return written
  }
}
