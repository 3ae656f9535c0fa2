import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/** Imports a folder must not use (laws 1 and 2 of the house; cycles and rooms are depcruise's). */
const only = (files, ...patterns) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: patterns.map(([group, message]) => ({ group, message })) },
    ],
  },
})

const electron = [['electron', 'electron/*'], 'only src/main/hosts/electron imports electron']
const sqlite = [['better-sqlite3*'], 'only src/main/db imports better-sqlite3']
const workbooks = [
  ['exceljs*', 'hucre', 'hucre/*', '@e965/xlsx', 'xlsx', 'docx'],
  'only src/main/documents imports a workbook library',
]
const node = [['node:*', 'fs', 'path', 'crypto', 'os'], 'this floor has no Node']
const react = [
  ['react', 'react-dom', 'react/*', 'react-dom/*', 'antd', '@ant-design/*'],
  'this floor has no React',
]

export default tseslint.config(
  { ignores: ['out/', 'dist/', 'node_modules/', 'coverage/'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', 'src/main/hosts/preflight.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // Names are spread into their characters on purpose: code points keep rare ideographs whole.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      'no-warning-comments': 'error',
    },
  },
  { files: ['**/*.js', '**/*.cjs'], ...tseslint.configs.disableTypeChecked },
  { files: ['src/main/hosts/preflight.js'], languageOptions: { globals: { process: 'readonly' } } },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs', globals: { module: 'writable' } } },
  only(['src/shared/**'], electron, sqlite, workbooks, node, react),
  only(['src/renderer/**'], electron, sqlite, workbooks, node),
  only(['src/main/**'], electron, sqlite, workbooks, react),
  only(['src/main/db/**'], electron, workbooks, react),
  only(['src/main/documents/**'], electron, sqlite, react),
  only(['src/main/hosts/electron/**'], sqlite, workbooks, react),
  {
    files: ['src/renderer/**/*.tsx', 'src/renderer/**/*.ts'],
    ...reactHooks.configs.flat['recommended-latest'],
  },
  {
    files: ['tests/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  { files: ['src/main/hosts/**', 'tests/bench/**', '.ci/**'], rules: { 'no-console': 'off' } },
)
