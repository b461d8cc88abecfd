import type { SyncAnswer } from '../../mapping/invoice/answer.ts';
import { warning } from '../../mapping/problems.ts';
import { answer } from './answer.ts';
import type { Course } from './course.ts';

/** N2: a late older state changes nothing, and a document that was taken back stays so. */
export function superseded(course: Course): SyncAnswer {
  course.warnings.push(warning('superseded/sent'));
  return answer(course, { outcome: 'unchanged', statusOf: course.memory.isWithdrawn ? 'withdrawn' : 'unchanged' });
}
