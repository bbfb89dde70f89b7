import { access } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { mayDecide } from '#domain/office.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import manifest from '../../package.json' with { type: 'json' };
import { type Core, createCore } from '../core.ts';
import { type CommandIo, refused, writeLine } from './arguments.ts';

/** Which profile a command works on, and as whom. */
export interface CoreCall {
  readonly profile: string;
  /** Folder of the pack of a profile without an office card; the demo's when it is not named. */
  readonly pack?: string | undefined;
  /** OFFICE/MEMBER for a profile that nobody sits at yet. */
  readonly as?: string | undefined;
  /** Nobody is seated: what is done needs no person. */
  readonly unseated?: boolean;
  /** Only for a profile with an office card: none is made, and the demo is not entered. Else refused with `not-enrolled`. */
  readonly enrolled?: boolean;
}

/** Milliseconds; never comes. */
const LONG = 2 ** 30;

/** Opens the profile for one piece of work; it is released whatever comes of it. */
export async function withCore(
  { profile, pack, as, unseated = false, enrolled = false }: CoreCall,
  io: CommandIo,
  work: (core: Core) => Promise<number>,
): Promise<number> {
  if (enrolled && !(await isProfile(profile))) return refused(io.errors, refuse('not-enrolled'));
  const assets = assetsFolder();
  const core = await createCore({
    folder: path.resolve(profile),
    pack: path.resolve(pack ?? path.join(assets, 'packs/demo')),
    shell: 'browser',
    version: manifest.version,
    fonts: path.join(assets, 'fonts'),
  });
  if (!core.ok) return refused(io.errors, core.error);
  // What the core waits for, a remote that is tried again for example, keeps no process alive: the command does.
  const awake = setInterval(() => undefined, LONG);
  try {
    const seated = unseated ? ok(undefined) : await sit(core.value, { as, enrolled }, io);
    return seated.ok ? await work(core.value) : await refused(io.errors, seated.error);
  } finally {
    await core.value.close();
    clearInterval(awake);
  }
}

/** Gives an empty profile a seat, and says which: posts belong to an office. One that has a seat keeps it. */
async function sit(
  core: Core,
  { as, enrolled }: Pick<CoreCall, 'as' | 'enrolled'>,
  io: CommandIo,
): Promise<Result<void, Refusal>> {
  const state = await core.context.profile.state();
  if (!state.ok) return state;
  if (state.value.status === 'open') return ok(undefined);
  const enrolment = await core.context.enrolment.state();
  if (!enrolment.ok) return enrolment;
  // Who may sit here is the card's to say; before the first release nobody can.
  if (enrolment.value.status === 'enrolled') {
    const member = as?.split('/').at(-1) ?? enrolment.value.members[0]?.id ?? '';
    const seated = enrolment.value.release === null ? ok(undefined) : await core.context.enrolment.sit(member);
    return seated.ok ? ok(undefined) : seated;
  }
  if (enrolled === true) return fail(refuse('not-enrolled'));
  const pack = await core.context.pack.content();
  if (!pack.ok) return pack;
  const [first] = pack.value.offices;
  const lead = first?.members.find(mayDecide) ?? first?.members[0];
  const [office = '', member = ''] = (as ?? `${first?.id ?? ''}/${lead?.id ?? ''}`).split('/');
  const entered = await core.context.profile.enterDemo(office, member);
  if (!entered.ok) return entered;
  await writeLine(io.errors, `entered as ${office}/${member}`);
  return ok(undefined);
}

/** Whether there is a profile in a folder: opening an empty one would make it. */
const isProfile = (folder: string): Promise<boolean> =>
  access(path.join(folder, 'profile.json')).then(
    () => true,
    () => false,
  );

/** `assets` beside the sources, or beside the built programs. */
const assetsFolder = (): string => fileURLToPath(new URL('../../assets', import.meta.url));
