import { spawn } from 'node:child_process'
import { join } from 'node:path'

const sides = ['shared', 'server', 'electron', 'renderer', 'scripts', 'tests']

/** Each look at the code: what it is called on the terminal, and the tool that takes it. */
const looks: readonly (readonly [name: string, tool: string, ...args: string[]])[] = [
  ['format', 'prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  ['types', 'typescript/bin/tsc', '--build', '--pretty'],
  ['layers', 'dependency-cruiser/bin/dependency-cruise.mjs', '--output-type', 'err-long', ...sides],
  ['lint', 'eslint/bin/eslint.js', '--max-warnings', '0', '.'],
  ['dead code', 'knip/bin/knip.js', '--no-progress'],
]

function look([name, tool, ...args]: (typeof looks)[number]): Promise<boolean> {
  const startedAt = Date.now()
  return new Promise(resolve => {
    const child = spawn(process.execPath, [join('node_modules', tool), ...args])
    const said: Buffer[] = []
    child.stdout.on('data', (part: Buffer) => said.push(part))
    child.stderr.on('data', (part: Buffer) => said.push(part))
    child.on('close', code => {
      const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`)
      if (code !== 0) console.log(Buffer.concat(said).toString())
      resolve(code === 0)
    })
  })
}

const results = await Promise.all(looks.map(look))
process.exit(results.every(Boolean) ? 0 : 1)
