import { code, hash, id, number, participants, type Table, table, time, units } from './column-map.ts';

/** Taking everything, bringing it elsewhere, and asking who looked. */
export const TAKING: Readonly<Record<string, Table>> = {
  'public.export_link': table('PROVIDER', 'ONE_TIME', {
    id: id('Names the link.'),
    unit: id('The keeper of the wallets.'),
    participant: id('Whose wallet it takes.'),
    session: id('The session that asked for it; ended, it ends the link.'),
    token_hash: hash('Checks the token in the link, 256 random bits.'),
    language: code('The language of the page that goes along.'),
    created_at: time('When it was made.'),
    expires_at: time('Until when it can be used.'),
    used_at: time('When the download began.'),
  }),
  'public.wallet_import': table('PROVIDER', 'WALLET', {
    id: id('Names what was brought.'),
    unit: id('The keeper of the wallets.'),
    participant: id('Whose it is.'),
    manifest_hash: hash('Tells whether the same was brought before.'),
    origin: participants('The installation that it came from.'),
    origin_confirmed: code('Whether that installation’s signature was seen to hold.'),
    exported_at: time('When it was taken there.'),
    imported_at: time('When it was brought here.'),
    files: number('How many files it has.'),
    bytes: number('How large they are together.'),
  }),
  'public.wallet_import_file': table('PROVIDER', 'WALLET', {
    import: id('What it belongs to.'),
    position: number('Its place there.'),
    unit: id('The keeper of the wallets.'),
    participant: id('Whose it is.'),
    about: participants('Its path, kind, size and digest.'),
    content: participants('The file.'),
  }),
  'public.who_request': table('UNIT_OF_ROW', 'LOG', {
    id: id('Names the request.'),
    unit: id('The controller that is asked.'),
    participant: id('Who asks.'),
    reading: id('About which opening of their data.'),
    asked_at: time('When it was asked.'),
    outcome: code('Answered, or refused with grounds.'),
    answered_at: time('When it was answered.'),
    answered_by: id('Which of the unit’s coordinators answered.'),
    answer: participants('The answer, for the participant.'),
    unit_answer: units('The same in the controller’s record.'),
  }),
};
