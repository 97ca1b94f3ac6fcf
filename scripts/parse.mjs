/** The command line's way into the listing reader, see parse.ts. */
process.argv.splice(2, 0, 'parse');
await import('./run.mjs');
