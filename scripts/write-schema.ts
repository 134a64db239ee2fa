import { writeFileSync } from 'node:fs';
import { schemaText } from '../src/api/schema.ts';
import { ROOT, SCHEMA_FILE } from './places.ts';

writeFileSync(`${ROOT}/${SCHEMA_FILE}`, schemaText());
