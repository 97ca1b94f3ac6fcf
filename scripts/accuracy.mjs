// `npm run accuracy`: how well listings are read, cross-validated; with --identity, how well papers are known again.
const identity = process.argv.includes('--identity');
const rest = process.argv.slice(2).filter((flag) => flag !== '--identity');
process.argv.splice(2, process.argv.length - 2, identity ? 'identity' : 'accuracy', ...rest);
await import('./run.mjs');
