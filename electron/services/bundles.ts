import type { BundleEvent, CsvTool } from '#contract/bundles.ts';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { usability } from '#domain/asset.ts';
import type { Library } from '#domain/pack.ts';
import { beirutDay } from '#domain/quiet.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { ApprovedPost } from '#domain/submission.ts';
import { type Approved, contentHash } from './approved.ts';
import type { BundlePost } from './ports/bundles.ts';
import type { SettingsService } from './settings.ts';
import type { Workplace } from './workplace.ts';

export interface ExportOrder {
  readonly posts: readonly string[];
  readonly to: string;
  readonly tools: readonly CsvTool[];
  readonly bom: boolean;
}

type Steps = AsyncGenerator<BundleEvent, Result<void, Refusal>>;

/** Approved posts on their way out and in by hand. */
export class BundlesService {
  readonly #place: Workplace;
  readonly #approved: Approved;
  readonly #settings: SettingsService;

  constructor(place: Workplace, approved: Approved, settings: SettingsService) {
    this.#place = place;
    this.#approved = approved;
    this.#settings = settings;
  }

  /** Writes a bundle of posts whose approval stands and whose pictures may be used today. */
  async *export(order: ExportOrder, signal: AbortSignal | undefined): Steps {
    const here = await this.#place.present();
    if (!here.ok) return here;
    const { pack, office } = here.value;
    const posts = await this.#approved.find([...new Set(order.posts)]);
    if (!posts.ok) return posts;
    const library = await this.#place.tools.pack.library();
    if (!library.ok) return library;
    const at = this.#place.tools.clock.now();
    const packed: BundlePost[] = [];
    for (const post of posts.value) {
      const one = await this.#withMedia(post, library.value, office.region, beirutDay(at));
      if (!one.ok) return one;
      packed.push(one.value);
    }
    const { language, digits } = this.#settings.get();
    const { to, tools, bom } = order;
    return yield* this.#place.tools.bundles.export(
      { posts: packed, pack, office: office.id, to, tools, bom, language, digits, at },
      signal,
    );
  }

  async *verify(folder: string, signal: AbortSignal | undefined): Steps {
    return yield* this.#place.tools.bundles.verify(folder, signal);
  }

  /** Verifies everything first, then admits; `finished` is said once what was admitted is durable. */
  async *import(folder: string, signal: AbortSignal | undefined): Steps {
    const here = await this.#place.present();
    if (!here.ok) return here;
    const steps = this.#place.tools.bundles.open(folder, here.value.pack.campaign.id, signal);
    let finished: BundleEvent | null = null;
    let step = await steps.next();
    for (; step.done !== true; step = await steps.next()) {
      if (step.value.type === 'finished') finished = step.value;
      else yield step.value;
    }
    if (!step.value.ok) return step.value;
    const altered = step.value.value.find(
      (post) => contentHash(post.content, this.#place.tools.digest) !== post.contentHash,
    );
    if (altered !== undefined) return fail(refuse('bundle-damaged', { file: altered.id }));
    const admitted = await this.#approved.admit(step.value.value);
    if (admitted.ok && finished !== null) yield finished;
    return admitted;
  }

  find(folder: string) {
    return this.#place.tools.bundles.find(folder);
  }

  async #withMedia(
    post: ApprovedPost,
    library: Library,
    region: string,
    day: string,
  ): Promise<Result<BundlePost, Refusal>> {
    const media: BundlePost['media'][number][] = [];
    for (const use of post.content.media) {
      const asset = library.find((one) => one.id === use.asset);
      if (asset === undefined) return fail(refuse('no-such-asset', { asset: use.asset }));
      const rights = usability(asset.rights, region, day);
      if (!rights.usable) return fail(refuse('asset-not-usable', { asset: asset.id, reason: rights.reason }));
      const { hash, type, bytes } = asset;
      const title = asset.title[this.#settings.get().language];
      const file = await this.#place.tools.pack.media(hash);
      if (file === null) return fail(refuse('asset-not-here', { asset: asset.id, name: title }));
      media.push({ asset: asset.id, file, hash, type, bytes, title });
    }
    return ok({ post, media });
  }
}
