import type { Agent, AgentOptions } from 'node:http';
import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect, getCACertificates, type ConnectionOptions } from 'node:tls';

// Not imported: see shell/loopback.ts.
const { Agent: PlainAgent } = process.getBuiltinModule('node:http');
const { Agent: SafeAgent } = process.getBuiltinModule('node:https');

/** How long a handshake may take, in milliseconds. */
const PATIENCE = 20_000;
/** Connections to one server at the same time. */
const SOCKETS = 6;
const options: AgentOptions = { keepAlive: true, maxSockets: SOCKETS, scheduling: 'lifo' };

/** Whom this computer trusts as well as whom Node does: an office's own authority is known to the system only. */
let authorities: readonly string[] | null = null;
function trusted(): string[] {
  authorities ??= [...getCACertificates('default'), ...getCACertificates('system')];
  return [...authorities];
}

/** The server shows another certificate than the one that was confirmed. */
class OtherCertificate extends Error {
  readonly code = 'DEPTH_ZERO_SELF_SIGNED_CERT';
}

class NoHandshake extends Error {
  readonly code = 'ETIMEDOUT';
}

/** Trusts one certificate by its SHA-256 and nobody else. Nothing is sent before it was seen. */
class PinnedAgent extends SafeAgent {
  readonly #certificate: string;
  constructor(certificate: string) {
    super(options);
    this.#certificate = certificate;
  }

  override createConnection(
    given: ConnectionOptions,
    done?: (error: Error | null, stream: Duplex) => void,
  ): Duplex | null | undefined {
    const socket = connect({ ...given, rejectUnauthorized: false });
    socket.once('error', (error) => done?.(error, socket));
    socket.setTimeout(PATIENCE, () => socket.destroy(new NoHandshake()));
    socket.once('secureConnect', () => {
      socket.setTimeout(0);
      if (shownBy(socket.getPeerCertificate()) === this.#certificate) done?.(null, socket);
      else socket.destroy(new OtherCertificate());
    });
    return undefined;
  }
}

const shownBy = (certificate: { readonly fingerprint256?: string }): string =>
  (certificate.fingerprint256 ?? '').replaceAll(':', '').toLowerCase();

/** The certificate a server shows, by its SHA-256 in hex; null when it shows none. Nothing is sent to it. */
export function certificateOf({ hostname, port }: URL): Promise<string | null> {
  return new Promise((resolve) => {
    const host = hostname.replace(/^\[|\]$/g, '');
    const named = isIP(host) === 0 ? { servername: host } : {};
    const socket = connect({ host, port: Number(port === '' ? 443 : port), ...named, rejectUnauthorized: false });
    const done = (shown: string | null): void => {
      socket.destroy();
      resolve(shown);
    };
    socket.setTimeout(PATIENCE, () => done(null));
    socket.once('error', () => done(null));
    socket.once('secureConnect', () => done(shownBy(socket.getPeerCertificate()) || null));
  });
}

/** Keeps connections to a server open between requests. */
export function agentFor(url: URL, certificate: string | null): Agent {
  if (url.protocol === 'http:') return new PlainAgent(options);
  return certificate === null ? new SafeAgent({ ...options, ca: trusted() }) : new PinnedAgent(certificate);
}
