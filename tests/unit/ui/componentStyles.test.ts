import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const installed = 'node_modules/@mantine/core'
const read = (file: string) => readFileSync(file, 'utf8')
const code = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.(?:mjs|tsx?)$/.test(file))
    .map(file => join(folder, file))

/** Names imported from the component library by the code in a folder. */
const importedBy = (folder: string): string[] =>
  code(folder)
    .flatMap(file => [...read(file).matchAll(/import \{([^}]*)\} from ["']@mantine\/core["']/g)])
    .flatMap(([, names = '']) => [...names.matchAll(/(?<=^|,)\s*(?:type )?(\w+)/g)].map(([, name]) => name!))

/** Parts of components as screens write them, such as RadioCard for Radio.Card: some have styles of their own. */
const partsIn = (folder: string): string[] =>
  code(folder).flatMap(file =>
    [...read(file).matchAll(/<([A-Z]\w+)\.([A-Z]\w+)/g)].map(([, whole, part]) => `${whole}${part}`),
  )

/** Folders of components and of parts that several of them share, which the code of a component reaches. */
function reached(names: Iterable<string>): Set<string> {
  const known = new Set<string>()
  const todo = [...names]
  for (let name = todo.pop(); name !== undefined; name = todo.pop()) {
    const folder = ['components', 'utils'].map(kind => `${installed}/esm/${kind}/${name}`).find(existsSync)
    if (!folder || known.has(name)) continue
    known.add(name)
    for (const file of code(folder))
      todo.push(...[...read(file).matchAll(/from "(?:\.\.\/)+(?:utils\/)?([A-Z]\w+)\//g)].map(([, other]) => other!))
  }
  return known
}

it('every component that a screen shows has its styles', () => {
  const shown = [
    ...importedBy('renderer'),
    ...importedBy('node_modules/@mantine/notifications/esm'),
    ...importedBy('node_modules/@mantine/spotlight/esm'),
  ]
  const styles = read('renderer/ui/mantine.css')
  const missing = [...reached(shown), ...new Set(partsIn('renderer'))].filter(
    name => existsSync(`${installed}/styles/${name}.layer.css`) && !styles.includes(`/${name}.layer.css`),
  )
  expect(shown.length).toBeGreaterThan(100)
  expect(missing).toEqual([])
})
