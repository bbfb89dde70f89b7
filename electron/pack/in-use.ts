import type { PackSource } from '../services/ports/pack.ts';

/** The pack in use. Another takes its place while the app runs: a campaign's first release after the demo, each newer one. */
export interface PackInUse extends PackSource {
  use(source: PackSource): void;
}

export function packInUse(first: PackSource): PackInUse {
  let present = first;
  return {
    content: () => present.content(),
    library: () => present.library(),
    tone: () => present.tone(),
    media: (hash) => present.media(hash),
    use(source) {
      present = source;
    },
  };
}
