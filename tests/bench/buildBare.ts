import { build } from 'vite'

/** Builds one of the bare pages beside this file. Gives the folder it is in. */
export async function buildBare(name: 'bare' | 'bareLive' | 'stored'): Promise<string> {
  const folder = `out/bench/${name}`
  await build({
    root: `tests/bench/${name}`,
    base: './',
    configFile: false,
    logLevel: 'warn',
    build: { outDir: `../../../${folder}`, emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0 },
  })
  return folder
}
