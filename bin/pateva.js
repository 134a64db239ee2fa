#!/usr/bin/env node
// Runs the TypeScript sources as they stand: what is installed is what runs, nothing has to be built first.
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

// Our own settings, whatever folder the command is given in.
register({ tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) });
const { main } = await import('../src/cli/main.ts');
process.exitCode = await main(process.argv.slice(2));
