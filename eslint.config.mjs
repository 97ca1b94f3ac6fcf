// One rule set, type-checked, and the four zones of CONTRIBUTING.md kept apart.
import tseslint from 'typescript-eslint';

const zod = {
  name: 'zod',
  message: "import * as z from 'zod/mini' (20 kB instead of 450, and no eval under our CSP)",
};
const elsewhere = (...patterns) => patterns.map(([group, message]) => ({ group, message }));
const noVscode = [['vscode', 'vscode/*'], 'only src/host may import vscode'];
const noNode = [
  ['node:*', 'fs', 'path', 'os', 'child_process', 'crypto'],
  'this code also runs in a browser',
];
const zone = (files, ...patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { paths: [zod], patterns: elsewhere(...patterns) }] },
});

export default tseslint.config(
  { ignores: ['dist', 'out', 'node_modules', 'scripts/editor/node_modules', '.vscode-test'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: [
          './tsconfig.json',
          './src/core/tsconfig.json',
          './src/panel/tsconfig.json',
          './test/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      // `x satisfies Y` and schemas instead; `as const` is the one assertion in use.
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `void promise` is how this code says "not awaited, and that is meant".
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      // A branded string is made by the one function that checks it.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'named exports only' },
        {
          selector: 'AssignmentExpression[left.property.name=/^(innerHTML|outerHTML)$/]',
          message: 'hostile text: build nodes with textContent',
        },
      ],
    },
  },
  zone(['src/core/**/*.ts'], noVscode, noNode, [
    ['**/host/**', '**/panel/**', '**/protocol/**'],
    'core imports core only',
  ]),
  zone(['src/parts/**/*.ts'], noVscode, noNode, [
    ['**/host/**', '**/panel/**'],
    'a part is core, packed apart',
  ]),
  zone(['src/protocol/**/*.ts'], noVscode, noNode, [
    ['**/host/**', '**/panel/**'],
    'protocol imports core only',
  ]),
  zone(['src/host/**/*.ts'], noNode, [['**/panel/**'], 'the host speaks to the panel by messages only']),
  zone(['src/panel/**/*.ts'], noVscode, noNode, [
    ['**/host/**'],
    'the panel speaks to the host by messages only',
  ]),
  zone(['src/extension.ts'], noNode, [['**/panel/**'], 'the host speaks to the panel by messages only']),
  {
    files: ['test/**/*.ts'],
    rules: {
      // mocha and node:assert read best without these.
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
);
