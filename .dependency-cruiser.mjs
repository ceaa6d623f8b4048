/**
 * Which way imports run, kept by a machine. Each rule says in its comment which door is the
 * right one. Below, `from` may import `to` besides itself; everything else of ours is forbidden to it.
 */
const subjects = 'profile|policies|swot|benchmark|direction|draft|comments|review|ratify'
const ground = 'base|replica|identity|statements|platform'

const layers = [
  {
    from: '^shared/base/',
    to: [],
    door: 'base is the ground: move what knows more than ids, clocks and errors up into the folder that knows it.',
  },
  {
    from: '^shared/(replica|identity|platform)/',
    to: ['shared/base'],
    door: 'It stands on base alone: hand in what it needs as an argument.',
  },
  {
    from: '^shared/statements/',
    to: ['shared/base', 'shared/identity'],
    door: 'Statements know who may state what (identity) and nothing of any subject: hand the body in.',
  },
  {
    from: `^shared/(${subjects})/`,
    to: [`shared/(${ground})`, 'resources'],
    door: 'One subject knows another only by its ids (shared/base/ids); a rule across two belongs into shared/workspace.',
  },
  {
    from: '^shared/workspace/',
    to: [`shared/(${ground}|${subjects})`],
    door: 'What reads a whole workspace for others belongs into shared/content.',
  },
  {
    from: '^shared/content/',
    to: [`shared/(${ground}|${subjects}|workspace)`, 'resources'],
    door: 'Content is the door out: word and charts come to it, not the other way round.',
  },
  {
    from: '^shared/charts/',
    to: [`shared/(base|${subjects}|content)`],
    door: 'A chart is drawn from values: take them from StrategyContent.',
  },
  {
    from: '^shared/word/',
    to: [`shared/(base|${subjects}|content|charts)`, 'resources'],
    door: 'A Word file is made from values: take them from StrategyContent.',
  },
  {
    from: '^shared/exchange/',
    to: [`shared/(${ground}|${subjects}|workspace|content)`],
    door: 'Exchange files know the workspace, what is below it, and the one door through which it is read.',
  },
  {
    from: '^shared/folder/',
    to: [`shared/(${ground}|workspace|exchange)`],
    door: 'A shared folder carries what exchange files carry: subjects are read behind their doors.',
  },
  {
    from: '^shared/journal/',
    to: ['shared/(base|identity|platform|sync)'],
    door: 'A journal keeps bytes under names and knows nothing of what they say.',
  },
  {
    from: '^shared/sync/',
    to: ['shared/(base|identity|statements|workspace)'],
    door: 'What host and page say to each other knows names and statements, no subject: hand it in as bytes.',
  },
  {
    from: '^shared/',
    to: ['resources'],
    door: 'shared knows no screen and no machine: what it needs of them comes in through shared/platform.',
  },
  {
    from: '^server/',
    to: ['shared', 'resources'],
    door: 'The host and the command line are adapters around shared: move what both shells need there.',
  },
  {
    from: '^electron/main/',
    to: ['shared', 'resources'],
    door: 'The desktop shell holds no domain and no screens: ask through shared/platform/contract.',
  },
  {
    from: '^electron/preload/',
    to: ['shared/platform', 'shared/base'],
    door: 'The preload hands on the contract and nothing else.',
  },
  {
    from: '^renderer/ui/',
    to: ['shared/base', 'resources'],
    door: 'ui has no domain words: props in, events out. Errors and readables of shared/base are none.',
  },
  {
    from: '^renderer/platform/',
    to: ['shared', 'renderer/ui'],
    door: 'A shell answers shared/platform and knows no screen.',
  },
  {
    from: '^renderer/(workspace|editor|workers)/',
    to: ['shared', 'resources', 'renderer/(ui|workspace|workers)'],
    door: 'Below the stages there is no stage, no app and no shell: take a Platform as an argument.',
  },
  {
    from: `^renderer/stages/(${subjects})/`,
    to: ['shared', 'resources', 'renderer/(ui|workspace|editor|workers|platform)'],
    door: 'A stage never imports another stage or the app: share through the workspace, or move it to editor or ui.',
  },
  {
    from: '^renderer/',
    to: ['shared', 'resources'],
    door: 'The page reaches the machine through shared/platform, never through the code of a shell.',
  },
]

const ours = '^(shared|server|electron|renderer|resources|scripts|tests)/'

/** Names a rule after the folder it is about: `shared-base`, `renderer-stages`. */
const nameOf = from =>
  from
    .replace(/\(.*/, '')
    .match(/[a-z]+/g)
    .join('-') + (from.includes('(') ? `-${from.match(/\((\w+)/)[1]}` : '')

/** `$1` is what the first parentheses of `from` matched: each of several folders may import itself, not its neighbours. */
const ownFolder = from => from.replace(/\(.*\)/, '$1')

const forbidden = layers.map(({ from, to, door }) => ({
  name: nameOf(from),
  comment: door,
  severity: 'error',
  from: { path: from },
  to: { path: ours, pathNot: [ownFolder(from), ...to.map(path => `^${path}/`)] },
}))

export default {
  forbidden: [
    ...forbidden,
    {
      name: 'app-chooses-the-shell',
      comment: 'Only renderer/app asks which shell it is in: take the Platform from its context or as an argument.',
      severity: 'error',
      from: { path: '^renderer/', pathNot: '^renderer/(app|platform)/' },
      to: { path: '^renderer/platform/(desktop|browser)' },
    },
    {
      name: 'no-cycle',
      comment: 'Two files that need each other are one, or lack a third below them.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-yjs-on-paper',
      comment: 'Word files and charts see values, never Yjs: take them from StrategyContent, read by shared/content.',
      severity: 'error',
      from: { path: '^shared/(word|charts)/' },
      to: { path: 'node_modules/(yjs|@tiptap)/', reachable: true },
    },
    {
      name: 'preload-types-only',
      comment: 'A sandboxed preload is one small file: import only types, values come from main.',
      severity: 'error',
      from: { path: '^electron/preload/' },
      to: { path: ours, pathNot: '^electron/preload/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'shared-knows-no-machine',
      comment: 'shared runs anywhere: what Node, Electron or a browser gives comes in through shared/platform.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'product-without-tools',
      comment: 'The product never imports what builds or tests it.',
      severity: 'error',
      from: { path: '^(shared|server|electron|renderer)/' },
      to: { path: '^(scripts|tests)/' },
    },
    {
      name: 'unresolvable',
      comment: 'This import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: String.raw`\?(url|worker)$` },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
      conditionNames: ['import', 'module', 'browser', 'types', 'default'],
      exportsFields: ['exports'],
    },
  },
}
