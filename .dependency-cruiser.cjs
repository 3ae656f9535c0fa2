/** The laws of the house that are about who may use whom (docs: architecture). */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'shared-stands-alone',
      severity: 'error',
      from: { path: '^src/shared' },
      to: { path: '^src/(main|renderer)' },
    },
    {
      name: 'renderer-knows-only-shared',
      severity: 'error',
      from: { path: '^src/renderer' },
      to: { path: '^src/main' },
    },
    {
      name: 'main-knows-no-renderer',
      severity: 'error',
      from: { path: '^src/main' },
      to: { path: '^src/renderer' },
    },
    {
      name: 'rooms-have-one-door',
      comment: 'a subject uses another subject only through its service.ts',
      severity: 'error',
      from: { path: '^src/main/(?!db|documents|hosts)([^/]+)/' },
      to: {
        path: '^src/main/(?!db|documents|hosts)([^/]+)/',
        pathNot: ['^src/main/$1/', '^src/main/[^/]+/service\\.ts$'],
      },
    },
    {
      name: 'db-and-documents-know-no-subject',
      severity: 'error',
      from: { path: '^src/main/(db|documents)/' },
      to: { path: '^src/main/(?!db/|documents/)[^/]+/' },
    },
    {
      name: 'nothing-depends-on-hosts',
      severity: 'error',
      from: { path: '^src/main/(?!hosts/)' },
      to: { path: '^src/main/hosts/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js'] },
  },
}
