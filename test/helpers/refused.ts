import { Refusal } from '../../src/base/refusal.ts';

/** The code with which an act was refused; fails where it was done, or failed in another way. */
export async function refused(act: Promise<unknown>): Promise<Refusal['code']> {
  let result: unknown;
  try {
    result = await act;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  if (result instanceof Refusal) return result.code;
  throw new Error(`was not refused: ${JSON.stringify(result)}`);
}
