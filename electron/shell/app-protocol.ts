import { pathToFileURL } from 'node:url';
import { net, protocol } from 'electron';
import { type Content, find } from './content.ts';
import { origin } from './security.ts';

/** Before the app is ready: `app:` is a standard, secure scheme, so that the page has an origin and a strict policy. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/** Answers `app://tansiq/…` with the interface and the media, by the same rules as the browser shell. */
export function serveAppScheme(content: Content): void {
  protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    if (`${url.protocol}//${url.host}` !== origin) return refusal(404);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
    const found = await find(content, url.pathname);
    if (found === null) return refusal(404);
    if (found.kind === 'text') return new Response(found.text, { headers: found.headers });
    // net.fetch streams, also out of the asar archive; custom handlers must not see the file URL.
    const upstream = await net.fetch(pathToFileURL(found.file).toString(), { bypassCustomProtocolHandlers: true });
    return new Response(upstream.body, { status: upstream.status, headers: found.headers });
  });
}

const refusal = (status: number): Response => new Response(String(status), { status });
