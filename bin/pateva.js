#!/usr/bin/env node
// Runs the TypeScript sources as they stand: what is installed is what runs, nothing has to be built first.
import { register } from 'tsx/esm/api';

register();
const { main } = await import('../src/cli/main.ts');
process.exitCode = await main(process.argv.slice(2));
