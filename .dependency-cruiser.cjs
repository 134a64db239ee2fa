/** The rooms of the house in their row: an import goes to the same room or to one further left. */
const ROW = [
  'base',
  'drawing',
  'database',
  'record',
  'access',
  'qualification',
  'credential',
  'environment',
  'checklist',
  'recognition',
  'learning',
  'verification',
  'wallet',
  'transfer',
  'notice',
  'insight',
  'api',
  'pages',
  'server',
  'cli',
];

const anyOf = (rooms) => `^src/(${rooms.join('|')})/`;

const leftward = ROW.slice(0, -1).map((room, place) => ({
  name: `${room}-imports-leftward`,
  comment: `${room} may import from itself and from what stands to its left in the row.`,
  severity: 'error',
  from: { path: anyOf([room]) },
  to: { path: anyOf(ROW.slice(place + 1)) },
}));

module.exports = {
  forbidden: [
    ...leftward,
    {
      name: 'no-circle',
      comment: 'Not within a room either, and not by types alone.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'known-room',
      comment: 'Every file stands in a room of the row.',
      severity: 'error',
      from: {},
      to: { path: '^src/', pathNot: anyOf(ROW) },
    },
    {
      name: 'sources-stand-alone',
      comment: 'What ships does not lean on what checks it.',
      severity: 'error',
      from: { path: '^(src|bin)/' },
      to: { path: '^(test|scripts|docs)/' },
    },
    {
      name: 'installed',
      comment: 'What is imported is there, and named in package.json.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['unknown', 'undetermined', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'ships-without-tools',
      comment: 'The running server needs no development dependency.',
      severity: 'error',
      from: { path: '^(src|bin)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
