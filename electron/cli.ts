import type { Command, CommandIo } from './commands/arguments.ts';
import { HelpAsked, UsageError, writeLine } from './commands/arguments.ts';

// `tansiq <command>`: the core for administrators, scripts and measurements. Only what a command needs is loaded.

const commands: Readonly<Record<string, () => Promise<Command>>> = {
  tone: async () => (await import('./commands/tone.ts')).toneCommand,
  draft: async () => (await import('./commands/draft.ts')).draftCommand,
  bundle: async () => (await import('./commands/bundle.ts')).bundleCommand,
  sync: async () => (await import('./commands/sync.ts')).syncCommand,
  submissions: async () => (await import('./commands/submissions.ts')).submissionsCommand,
  decide: async () => (await import('./commands/decide.ts')).decideCommand,
  pack: async () => (await import('./commands/pack.ts')).packCommand,
  campaign: async () => (await import('./commands/campaign.ts')).campaignCommand,
  office: async () => (await import('./commands/office.ts')).officeCommand,
  remote: async () => (await import('./commands/remote.ts')).remoteCommand,
  keys: async () => (await import('./commands/keys.ts')).keysCommand,
};

const usage = `Usage: tansiq <command>

  tone [--pack DIR]                                   {id,text} lines in, verdicts and findings out
  draft put --profile DIR                             {id,text} lines in, {id,revision,durable} out once durable
  draft list --profile DIR [--json]                   every draft, and what was recovered or set aside
  bundle export --profile DIR --to DIR [--posts ID,…] approved posts as a bundle, read back
  bundle carry --profile DIR --to DIR [--release]     an exchange by hand: what is to be sent, on a stick
  bundle verify DIR                                   checks every file of a bundle
  bundle import DIR --profile DIR                     verifies, then admits
  sync --profile DIR [--json]                         exchanges once with the profile's remote
  remote check --to ADDRESS [--json]                  what is wrong with a remote, step by step
  submissions list --profile DIR [--json]             what waits for a decision, and what was decided
  decide ID approve|return|decline --profile DIR      one decision, by exactly the content that is there
  pack check DIR [--json]                             an author's mistakes with file, line and excerpt
  pack publish DIR --keys KEYS --to REMOTE            signs what changed and uploads what is not there yet
  campaign create --to KEYS --pack DIR                a campaign's keys, sealed with a passphrase
  office enrol OFFICE --keys KEYS --to CARD           an office card and its one-time code
  office open CARD --profile DIR                      opens a card, brings the first release, takes a seat
  office accept FILE|FOLDER --keys KEYS               lets in devices by their enrolments
  office revoke OFFICE|DEVICE|CARD --keys KEYS        takes the trust from devices and open cards
  keys rotate --role ROLE --keys KEYS                 a new key in an old one's place
  help                                                this

Records are JSON Lines. Exit codes: 0 done, 1 refused or problems found, 2 called wrongly.`;

async function run([name, ...args]: readonly string[], io: CommandIo): Promise<number> {
  if (name === 'help' || name === '--help' || name === '-h') {
    await writeLine(io.output, usage);
    return 0;
  }
  const load = name === undefined || !Object.hasOwn(commands, name) ? undefined : commands[name];
  if (load === undefined) {
    await writeLine(io.errors, name === undefined ? usage : `Unknown command: ${name}\n${usage}`);
    return 2;
  }
  try {
    const command = await load();
    return await command(args, io);
  } catch (error) {
    if (error instanceof HelpAsked) {
      await writeLine(io.output, error.message);
      return 0;
    }
    if (!(error instanceof UsageError)) throw error;
    await writeLine(io.errors, error.message);
    return 2;
  }
}

// A reader that went away (`| head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});
process.exitCode = await run(process.argv.slice(2), {
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
});
