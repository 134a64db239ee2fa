import { registerEnumType } from 'type-graphql';
import type { SessionLevel } from './level.ts';

export const SessionLevelEnum = {
  CARD_AND_PIN: 'CARD_AND_PIN',
  TRUSTED: 'TRUSTED',
  STRONG: 'STRONG',
} as const satisfies { [L in SessionLevel]: L };
registerEnumType(SessionLevelEnum, {
  name: 'SessionLevel',
  description: 'How surely a session’s holder is the account’s own person.',
  valuesConfig: {
    CARD_AND_PIN: { description: 'Card and PIN: own checklists and proofs can be seen, marked and printed.' },
    TRUSTED: {
      description:
        'A passkey, or card and PIN on a known device: besides, sharing, sending to a school, and the private part.',
    },
    STRONG: { description: 'Identified by somebody else. Required for nothing.' },
  },
});
