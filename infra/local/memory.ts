import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

type Kept = { readonly payload: AdapterPayload; readonly until: number };

/** Where the local login keeps its sessions and codes: in this process, gone when it ends. */
export function memoryAdapter(now: () => number): AdapterFactory {
  const kept = new Map<string, Kept>();
  const find = (key: string): AdapterPayload | undefined => {
    const found = kept.get(key);
    if (found && found.until > now()) return found.payload;
    kept.delete(key);
    return undefined;
  };
  const search = (prefix: string, holds: (payload: AdapterPayload) => boolean): AdapterPayload | undefined => {
    const key = [...kept].find(([name, { payload }]) => name.startsWith(prefix) && holds(payload))?.[0];
    return key === undefined ? undefined : find(key);
  };
  return (model): Adapter => ({
    async upsert(id, payload, expiresIn) {
      const until = expiresIn === undefined ? Number.POSITIVE_INFINITY : now() + expiresIn * 1000;
      kept.set(`${model}:${id}`, { payload, until });
    },
    find: async (id) => find(`${model}:${id}`),
    findByUid: async (uid) => search(`${model}:`, (payload) => payload.uid === uid),
    findByUserCode: async (code) => search(`${model}:`, (payload) => payload.userCode === code),
    async consume(id) {
      const payload = find(`${model}:${id}`);
      if (payload) payload.consumed = Math.floor(now() / 1000);
    },
    async destroy(id) {
      kept.delete(`${model}:${id}`);
    },
    async revokeByGrantId(grantId) {
      for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key);
    },
  });
}
