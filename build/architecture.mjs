/** The rules of imports: what each room may open. See README, "Architecture". */
const adapters = ['store', 'pack', 'bundle', 'places', 'media', 'trust', 'remote', 'workbench'];
const entry = '^electron/(main|browser|cli|core|preload)\\.ts$';

export default {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment: 'The domain imports only the domain, and the weights of its model, which are data: no package, no Node.',
      severity: 'error',
      from: { path: '^electron/domain/' },
      to: { pathNot: '^electron/domain/|^assets/tone/model\\.json$' },
    },
    {
      name: 'contract-knows-domain',
      severity: 'error',
      from: { path: '^electron/contract/' },
      to: { pathNot: '^electron/(domain|contract)/|node_modules/(zod|@orpc/contract)/' },
    },
    {
      name: 'services-know-ports',
      comment: 'Services know ports, not files, sockets or shells.',
      severity: 'error',
      from: { path: '^electron/services/' },
      to: { pathNot: '^electron/(domain|contract|services)/|node_modules/(@orpc|zod)/' },
    },
    ...adapters.map((room) => ({
      name: `${room}-is-an-adapter`,
      comment: 'Adapters never import each other: they meet in the composition. All of them write durably in one way.',
      severity: 'error',
      from: { path: `^electron/${room}/` },
      to: {
        path: '^electron/',
        pathNot: `^electron/(domain|contract|services/ports/|system/(durable-file|drive|error-code|folder-lock|side-by-side)\\.ts|${room}/)`,
      },
    })),
    {
      name: 'shell-alone-knows-electron-and-http',
      comment:
        "The remote's wire speaks HTTP as a client: fetch can neither send a stream of known length nor ask first.",
      severity: 'error',
      from: { path: '^electron/', pathNot: `^electron/shell/|^electron/remote/wire/|${entry}` },
      to: { path: '^electron$|^(node:)?https?$|node_modules/(electron|ws)/' },
    },
    {
      name: 'renderer-knows-domain-and-contract-types',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^electron/', pathNot: '^electron/(domain|contract)/' },
    },
    {
      name: 'renderer-takes-types-of-the-contract',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^electron/contract/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'features-do-not-know-each-other',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/([^/]+)/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'no-circles',
      comment: 'Types may refer to each other and screens are loaded when asked for; values go one way.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
    },
    { name: 'nothing-missing', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^hast$' } },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'electron/tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.css'],
    },
  },
};
