import type { Mapped, Remark, RemarkWhy } from '../qualification.ts';
import { jsonPath } from './shape.ts';

type Path = readonly PropertyKey[];

/** Collects, while a document is mapped, what could not be used and what somebody should look at. */
export class Remarks {
  readonly leftOut: Remark[] = [];
  readonly noted: Remark[] = [];

  leaveOut(path: Path, why: RemarkWhy, what: string | null = null): void {
    this.leftOut.push({ path: jsonPath(path), why, what });
  }

  note(path: Path, why: RemarkWhy, what: string | null = null): void {
    this.noted.push({ path: jsonPath(path), why, what });
  }

  with<T>(value: T): Mapped<T> {
    return { value, leftOut: this.leftOut, noted: this.noted };
  }
}
