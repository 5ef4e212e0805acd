/** Imports run downward only: apps -> features -> platform -> kernel, and features -> pure libs -> kernel. */
const PURE = '^libs/(kernel|geo|calendar|safeguarding|matching|evaluation|interests|timetable)/';
/** Files are read, and digests taken, in these parts of a pure lib alone. */
const READERS = '^libs/timetable/src/(gtfs|codec|days)/';
const FRAMEWORKS = 'node_modules/(@nestjs|typeorm|pg|graphql|class-validator)';

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A cycle has no bottom to understand first.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'pure-libs-stay-pure',
      comment: 'Usable alone, in a browser or a worker, and testable without anything.',
      severity: 'error',
      from: { path: PURE, pathNot: ['\\.spec\\.ts$', '\\.fixture\\.ts$', READERS] },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'] },
    },
    {
      name: 'pure-libs-look-down',
      severity: 'error',
      from: { path: PURE },
      to: { path: '^(apps|libs)/', pathNot: PURE },
    },
    {
      name: 'domain-is-pure',
      comment: 'States, tables and problems outlive any framework.',
      severity: 'error',
      from: { path: '^libs/[^/]+/src/domain/', pathNot: '\\.spec\\.ts$' },
      to: { path: ['^libs/[^/]+/src/(application|persistence|graphql)/', FRAMEWORKS] },
    },
    {
      name: 'application-knows-ports-only',
      comment: 'A use case can be read and tested without knowing where things are kept or who calls.',
      severity: 'error',
      from: { path: '^libs/[^/]+/src/application/', pathNot: '\\.spec\\.ts$' },
      to: { path: ['^libs/[^/]+/src/(persistence|graphql)/', FRAMEWORKS] },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^libs/platform/' },
      to: { path: '^libs/', pathNot: '^libs/(platform|kernel)/' },
    },
    {
      name: 'one-door-per-lib',
      comment: 'What a lib does not export it may change.',
      severity: 'error',
      from: { path: '^(?:apps|libs)/([^/]+)/' },
      to: { path: '^libs/([^/]+)/src/(?!index\\.ts$)', pathNot: '^libs/$1/' },
    },
    {
      name: 'no-app-to-app',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    { name: 'libs-never-import-apps', severity: 'error', from: { path: '^libs/' }, to: { path: '^apps/' } },
    {
      name: 'features-never-import-the-composition',
      severity: 'error',
      from: { path: '^libs/', pathNot: '^libs/(composition|testing)/' },
      to: { path: '^libs/composition/' },
    },
    {
      name: 'no-src-to-test',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['\\.spec\\.ts$', '^libs/testing/'] },
      to: { path: '^(test|libs/testing)/' },
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['foothold-source', 'import', 'require', 'node', 'default', 'types'],
      mainFields: ['main', 'types'],
    },
  },
};
