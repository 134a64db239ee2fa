import { inviteFirstCoordinator } from '../access/acts/invite-staff.ts';
import { type House, operatorContext } from '../access/context.ts';
import { importQualification } from '../qualification/acts/import-qualification.ts';
import { ReadingLog } from '../record/reading-log.ts';
import { verifyRecord } from '../record/verify-record.ts';
import { finishErasures } from '../wallet/acts/finish-erasures.ts';
import { keepRetention } from '../wallet/acts/keep-retention.ts';
import { writeBackup } from './backup/write-backup.ts';
import { keyCommand } from './key-commands.ts';
import { retiredSite } from './retired-site.ts';

/**
 * What the command line can ask of a house, whether it opened the house itself or asks the running server through its
 * door. Inputs and results are JSON.
 */
export const COMMANDS = {
  import: (house: House, input: { document?: string; source?: string }) =>
    importQualification(operatorContext(house, 'en', new ReadingLog()), input),
  invite: (house: House, input: { name: string; email: string }) => inviteFirstCoordinator(house, input),
  retire: (house: House, _input: object) => retiredSite(house),
  keys: keyCommand,
  backup: writeBackup,
  retention: (house: House, _input: object) => keepRetention(house),
  erasures: (house: House, _input: object) => finishErasures(house),
  'record verify': (house: House, _input: object) => verifyRecord(house.database.sql, house.clock()),
} as const;

export type CommandName = keyof typeof COMMANDS;
export type CommandInput<Name extends CommandName> = Parameters<(typeof COMMANDS)[Name]>[1];
export type CommandResult<Name extends CommandName> = Awaited<ReturnType<(typeof COMMANDS)[Name]>>;
