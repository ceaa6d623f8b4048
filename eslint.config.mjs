import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const yjs = ['yjs', 'y-indexeddb', 'y-protocols/*', '@tiptap/y-tiptap']
const ipcMain = {
  name: 'electron',
  importNames: ['ipcMain'],
  message:
    'The one keeper of ipcMain is electron/main/handle.ts: add a channel to shared/platform/contract and answer it.',
}
const bareButton = ['button', 'dialog', 'select'].map(name => ({
  selector: `JSXOpeningElement[name.name="${name}"]`,
  message: `Take Mantine's part, dressed by renderer/ui/theme, instead of a bare <${name}>.`,
}))

export default tseslint.config(
  { ignores: ['out', 'dist', 'node_modules', 'screenshots', 'bench-results', 'resources'] },
  { linterOptions: { noInlineConfig: true } }, // a rule holds, or is changed here for everybody
  ...tseslint.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      'no-console': ['error', { allow: ['error'] }],
      'no-eval': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
      'no-restricted-imports': ['error', { paths: [ipcMain] }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false, arguments: false } },
      ],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/prefer-promise-reject-errors': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    ...reactHooks.configs.flat['recommended-latest'],
    rules: {
      ...reactHooks.configs.flat['recommended-latest'].rules,
      'react-hooks/use-memo': 'off', // asks for an inline function where a named one says more
      'react-hooks/set-state-in-effect': 'off', // calls a list loaded from the database a cascade
    },
  },
  {
    files: ['renderer/{stages,app}/**/*.{ts,tsx}'],
    rules: { 'no-restricted-syntax': ['error', ...bareButton] },
  },
  {
    files: ['renderer/{stages,ui,app,workers,platform}/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: yjs,
              message: 'Yjs stays below the screens: read and write through the hooks of renderer/workspace.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['renderer/editor/**/*.{ts,tsx}', 'shared/**/*.ts', 'server/**/*.ts', 'electron/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            ipcMain,
            {
              name: 'y-indexeddb',
              message: 'Documents are kept by renderer/workspace/persist.ts alone, which knows when they are on disk.',
            },
          ],
        },
      ],
    },
  },
  { files: ['electron/main/handle.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['scripts/**/*.ts', 'server/cli/**/*.ts', 'tests/{bench,integration,soak,support}/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['*.config.{ts,mjs}', 'electron.vite.config.ts', '.dependency-cruiser.mjs'],
    rules: { 'no-restricted-exports': 'off' }, // these tools ask for a default export
  },
)
