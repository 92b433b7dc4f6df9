import { useCallback, useEffect, useState } from 'preact/hooks';
import { messageOf } from './messages.ts';

/** Something that is fetched. What was there before stays while it is fetched again or could not be. */
export type Loaded<T> = { readonly value?: T; readonly problem?: string; readonly at?: number };

/** Fetches at once and again on `reload`. `fetchValue` must keep its identity from one render to the next. */
export function useLoaded<T>(fetchValue: () => Promise<T>): Loaded<T> & { readonly reload: () => Promise<void> } {
  const [loaded, setLoaded] = useState<Loaded<T>>({});
  const reload = useCallback(async (): Promise<void> => {
    try {
      const value = await fetchValue();
      setLoaded({ value, at: Date.now() });
    } catch (error) {
      setLoaded((before) => ({ ...before, problem: messageOf(error) }));
    }
  }, [fetchValue]);
  useEffect(() => void reload(), [reload]);
  return { ...loaded, reload };
}
