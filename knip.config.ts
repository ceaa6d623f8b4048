import type { KnipConfig } from 'knip'

const imported = /(?:@import\s+|url\()['"](?<name>(?:[^'"]+\.css|@[^'"]+))['"]/g

export default {
  entry: [
    'electron/main/main.ts',
    'electron/preload/index.ts',
    'renderer/app/main.tsx',
    'server/host/{hostProcess,trialThread}.ts',
    'renderer/workers/shell.sw.ts',
    'scripts/*.ts',
    'tests/{unit,integration,browser,e2e}/**/*.test.{ts,tsx}',
    'tests/support/journalWriter.ts', // built and started by a test
    'tests/{soak/soak,support/schedules/runner}.ts',
    'tests/bench/{*,bare/bare,bareLive/bareLive,stored/stored,relay/{ourHost,bareHost}}.ts',
  ],
  project: ['{electron,renderer,server,shared,scripts,tests}/**/*.{ts,tsx,css}'],
  ignoreDependencies: ['dependency-cruiser', 'prettier'], // run by scripts/check.ts
  ignoreBinaries: ['mkfifo', 'mount', 'umount'], // of the operating system
  ignoreExportsUsedInFile: true,
  compilers: {
    // style sheets bring fonts and the component library's own styles
    css: text => [...text.matchAll(imported)].map(({ groups }) => `import '${groups!['name']}'`).join('\n'),
  },
} satisfies KnipConfig
