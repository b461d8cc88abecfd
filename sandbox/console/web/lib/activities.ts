import type { Activity } from '../../shared.ts';
import { get } from './http.ts';
import { useQuery } from './query.ts';

/** What happened, newest first; read again whenever something does. */
export const useActivities = () => useQuery('activity', () => get<Activity[]>('/console-api/activity'), ['activity']);

/** Whether a flow is at work on a row. */
export function useWorking(rowId: string | undefined): boolean {
  const { data } = useActivities();
  return rowId !== undefined && (data ?? []).some(({ status, about }) => status === 'running' && about?.id === rowId);
}
