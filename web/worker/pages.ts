/** Pages that open without the network; kept only while something here needs them. */
const pages = 'pages';

/** Keeps pages for the time without the network. Does nothing where the device keeps nothing. */
export async function keepPages(addresses: readonly string[]): Promise<void> {
  try {
    await (await caches.open(pages)).addAll([...addresses]);
  } catch {
    // Without it the page still works as long as it is open.
  }
}

/** Forgets all kept pages. False where they stay, as the device is set up for many people one after another. */
export async function forgetPages(): Promise<boolean> {
  try {
    const kept = (await caches.has(pages)) ? await (await caches.open(pages)).keys() : [];
    if (kept.some(({ url }) => new URL(url).searchParams.has('kiosk'))) return false;
    await caches.delete(pages);
  } catch {
    // Nothing was kept.
  }
  return true;
}

/** A page from the network, or the kept one where there is none. Throws where neither is there. */
export async function fromNetwork(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const found = await caches.match(request);
    if (!found) throw error;
    return found;
  }
}
