/** Remembers what a load gave for a while. Several callers at once share one load; a failed load is forgotten. */
export function remember<T>(load: (key: string) => Promise<T>, milliseconds: number, now: () => number) {
  const kept = new Map<string, { readonly until: number; readonly value: Promise<T> }>();
  return (key: string): Promise<T> => {
    const found = kept.get(key);
    if (found && found.until > now()) return found.value;
    const value = load(key);
    kept.set(key, { until: now() + milliseconds, value });
    value.catch(() => kept.delete(key));
    return value;
  };
}
