import { contract } from '#contract/contract.ts';
import { implement, type Router } from '@orpc/server';
import { answer, progress } from './answer.ts';
import type { AppContext } from './context.ts';
import { faults } from './faults.ts';

const on = implement(contract).$context<AppContext>();
const os = on.use(faults);

/** The contract's handlers: each asks one service and answers its result or its refusal. */
export const router: Router<typeof contract, AppContext> = os.router({
  app: {
    info: os.app.info.handler(({ context }) => context.info),
    events: os.app.events.handler(({ context, signal }) => context.events.subscribe(signal)),
    report: os.app.report.handler(({ context, input }) => context.log.error('interface', input)),
  },
  profile: {
    state: os.profile.state.handler(async ({ context, errors }) => answer(errors, await context.profile.state())),
    enterDemo: os.profile.enterDemo.handler(async ({ context, errors, input }) =>
      answer(errors, await context.profile.enterDemo(input.office, input.member)),
    ),
    actAs: os.profile.actAs.handler(async ({ context, errors, input }) =>
      answer(errors, await context.profile.actAs(input.member)),
    ),
    dismissNotice: os.profile.dismissNotice.handler(async ({ context, errors, input }) =>
      answer(errors, await context.profile.dismissNotice(input.id)),
    ),
    backup: os.profile.backup.handler(({ context, errors, input, signal }) =>
      progress(errors, context.profile.backup(input.folder, signal)),
    ),
    restore: os.profile.restore.handler(({ context, errors, input, signal }) =>
      progress(errors, context.profile.restore(input.folder, signal)),
    ),
  },
  settings: {
    get: os.settings.get.handler(({ context }) => context.settings.get()),
    set: os.settings.set.handler(({ context, input }) => context.settings.set(input)),
  },
  pack: {
    content: os.pack.content.handler(async ({ context, errors }) => answer(errors, await context.pack.content())),
    library: os.pack.library.handler(async ({ context, errors }) => answer(errors, await context.pack.library())),
    tone: os.pack.tone.handler(async ({ context, errors }) => answer(errors, await context.tone.get())),
    reading: os.pack.reading.handler(async ({ context, errors }) => answer(errors, await context.reading.get())),
    readBefore: os.pack.readBefore.handler(async ({ context, errors, input }) =>
      answer(errors, await context.reading.readBefore(input.guideline)),
    ),
    see: os.pack.see.handler(async ({ context, errors, input }) =>
      answer(errors, await context.reading.see(input.guideline)),
    ),
    acknowledge: os.pack.acknowledge.handler(async ({ context, errors, input }) =>
      answer(errors, await context.reading.acknowledge(input.id)),
    ),
  },
  drafts: {
    list: os.drafts.list.handler(async ({ context, errors }) => answer(errors, await context.drafts.list())),
    open: os.drafts.open.handler(async ({ context, errors, input }) =>
      answer(errors, await context.drafts.open(input.id)),
    ),
    create: os.drafts.create.handler(async ({ context, errors, input }) =>
      answer(errors, await context.drafts.create(input.command, input.content)),
    ),
    edit: os.drafts.edit.handler(async ({ context, errors, input }) =>
      answer(errors, await context.drafts.edit(input.id, input.command, input.edition, input.edits)),
    ),
    settle: os.drafts.settle.handler(async ({ context, errors, input }) =>
      answer(errors, await context.drafts.settle(input.id)),
    ),
    merge: os.drafts.merge.handler(async ({ context, errors, input }) =>
      answer(errors, await context.drafts.join(input)),
    ),
    conflict: os.drafts.conflict.handler(async ({ context, errors, input }) =>
      answer(errors, await context.exchange.sharing.conflict(input.id)),
    ),
    remove: os.drafts.remove.handler(async ({ context, errors, input }) =>
      answer(errors, await context.drafts.remove(input.id)),
    ),
    unremove: os.drafts.unremove.handler(async ({ context, errors, input }) =>
      answer(errors, await context.drafts.unremove(input.id)),
    ),
    revisions: os.drafts.revisions.handler(async ({ context, errors, input }) =>
      answer(errors, await context.drafts.revisions(input.id)),
    ),
    revision: os.drafts.revision.handler(async ({ context, errors, input }) =>
      answer(errors, await context.drafts.revision(input.id, input.revision)),
    ),
    undo: os.drafts.undo.handler(async ({ context, errors, input }) =>
      answer(errors, await context.drafts.undo(input.id)),
    ),
    keepUndo: os.drafts.keepUndo.handler(async ({ context, errors, input: { id, ...undo } }) =>
      answer(errors, await context.drafts.keepUndo(id, undo)),
    ),
  },
  review: {
    queue: os.review.queue.handler(async ({ context, errors }) => answer(errors, await context.review.queue())),
    submit: os.review.submit.handler(async ({ context, errors, input }) =>
      answer(errors, await context.review.submit(input.id, input.command, input.edition)),
    ),
    recall: os.review.recall.handler(async ({ context, errors, input }) =>
      answer(errors, await context.review.recall(input.id)),
    ),
    decide: os.review.decide.handler(async ({ context, errors, input }) =>
      answer(errors, await context.review.decide(input)),
    ),
    revise: os.review.revise.handler(async ({ context, errors, input }) =>
      answer(errors, await context.review.revise(input.id)),
    ),
  },
  approved: {
    list: os.approved.list.handler(async ({ context, errors }) => answer(errors, await context.approved.list())),
    markPosted: os.approved.markPosted.handler(async ({ context, errors, input }) =>
      answer(errors, await context.approved.markPosted(input.id, input.command, input.platform, input.link)),
    ),
  },
  places: {
    drives: os.places.drives.handler(({ context }) => context.places.drives()),
    folder: os.places.folder.handler(async ({ context, errors, input }) =>
      answer(errors, await context.places.folder(input.path)),
    ),
    makeFolder: os.places.makeFolder.handler(async ({ context, errors, input }) =>
      answer(errors, await context.places.makeFolder(input.parent, input.name)),
    ),
    choose: os.places.choose.handler(({ context }) => context.chooseFolder()),
  },
  bundles: {
    export: os.bundles.export.handler(({ context, errors, input, signal }) =>
      progress(errors, context.bundles.export(input, signal)),
    ),
    verify: os.bundles.verify.handler(({ context, errors, input, signal }) =>
      progress(errors, context.bundles.verify(input.folder, signal)),
    ),
    import: os.bundles.import.handler(({ context, errors, input, signal }) =>
      progress(errors, context.bundles.import(input.folder, signal)),
    ),
    find: os.bundles.find.handler(({ context, input }) => context.bundles.find(input.folder)),
  },
  enrolment: {
    state: os.enrolment.state.handler(async ({ context, errors }) => answer(errors, await context.enrolment.state())),
    open: os.enrolment.open.handler(async ({ context, errors, input }) =>
      answer(errors, await context.enrolment.open(input.command, input.card, input.code)),
    ),
    receive: os.enrolment.receive.handler(async ({ context, errors, input }) =>
      answer(errors, await context.enrolment.receive(input.folder, input.acceptExpired)),
    ),
    sit: os.enrolment.sit.handler(async ({ context, errors, input }) =>
      answer(errors, await context.enrolment.sit(input.member)),
    ),
  },
  exchange: {
    state: os.exchange.state.handler(async ({ context, errors }) => answer(errors, await context.courier.state())),
    sendings: os.exchange.sendings.handler(async ({ context, errors }) =>
      answer(errors, await context.courier.sendings()),
    ),
    refused: os.exchange.refused.handler(({ context }) => context.exchange.inbox.refused()),
    sync: os.exchange.sync.handler(async ({ context, errors, input }) =>
      answer(errors, await context.courier.sync(input.media)),
    ),
    cancel: os.exchange.cancel.handler(({ context }) => context.courier.cancel()),
    wake: os.exchange.wake.handler(({ context }) => context.courier.wake()),
    setRemote: os.exchange.setRemote.handler(async ({ context, errors, input }) =>
      answer(errors, await context.courier.setRemote(input.address, input.secret)),
    ),
    checkRemote: os.exchange.checkRemote.handler(({ context, errors, input, signal }) =>
      progress(errors, context.courier.checkRemote(input.address, input.secret, signal)),
    ),
    setPolicy: os.exchange.setPolicy.handler(async ({ context, errors, input }) =>
      answer(errors, await context.courier.setPolicy(input)),
    ),
    want: os.exchange.want.handler(async ({ context, errors, input }) =>
      answer(errors, await context.exchange.media.want(input.files)),
    ),
    unwant: os.exchange.unwant.handler(async ({ context, errors, input }) =>
      answer(errors, await context.exchange.media.unwant(input.files)),
    ),
    wanted: os.exchange.wanted.handler(({ context }) => context.exchange.media.asked()),
    absent: os.exchange.absent.handler(async ({ context, errors, input }) =>
      answer(errors, await context.exchange.media.absent(input.hashes)),
    ),
    library: os.exchange.library.handler(async ({ context, errors }) =>
      answer(errors, await context.exchange.media.holdings.state()),
    ),
    prepareStick: os.exchange.prepareStick.handler(({ context, errors, input, signal }) =>
      progress(errors, context.sticks.prepare(input, signal)),
    ),
    admitStick: os.exchange.admitStick.handler(({ context, errors, input, signal }) =>
      progress(errors, context.sticks.admit(input.folder, input.acceptExpired, signal)),
    ),
  },
  feedback: {
    list: os.feedback.list.handler(async ({ context, errors }) =>
      answer(errors, await context.exchange.feedback.list()),
    ),
    send: os.feedback.send.handler(async ({ context, errors, input }) =>
      answer(errors, await context.exchange.feedback.send(input)),
    ),
    retract: os.feedback.retract.handler(async ({ context, errors, input }) =>
      answer(errors, await context.exchange.feedback.retract(input.command, input.id)),
    ),
    answer: os.feedback.answer.handler(async ({ context, errors, input }) =>
      answer(errors, await context.exchange.feedback.answer(input)),
    ),
    unread: os.feedback.unread.handler(async ({ context, errors }) =>
      answer(errors, await context.exchange.feedback.unread()),
    ),
    read: os.feedback.read.handler(async ({ context, errors, input }) =>
      answer(errors, await context.exchange.feedback.read(input.ids)),
    ),
    acknowledgements: os.feedback.acknowledgements.handler(async ({ context, errors }) =>
      answer(errors, await context.exchange.feedback.acknowledgements()),
    ),
  },
  publish: {
    state: os.publish.state.handler(async ({ context, errors }) => answer(errors, await context.publish.state())),
    begin: os.publish.begin.handler(async ({ context, errors }) => answer(errors, await context.publish.begin())),
    discard: os.publish.discard.handler(async ({ context, errors }) => answer(errors, await context.publish.discard())),
    read: os.publish.read.handler(async ({ context, errors, input }) =>
      answer(errors, await context.publish.read(input.file)),
    ),
    write: os.publish.write.handler(async ({ context, errors, input }) =>
      answer(errors, await context.publish.write(input.file, input.text)),
    ),
    set: os.publish.set.handler(async ({ context, errors, input: { file, ...edit } }) =>
      answer(errors, await context.publish.edit(file, { kind: 'set', ...edit })),
    ),
    insert: os.publish.insert.handler(async ({ context, errors, input: { file, ...edit } }) =>
      answer(errors, await context.publish.edit(file, { kind: 'insert', ...edit })),
    ),
    remove: os.publish.remove.handler(async ({ context, errors, input: { file, ...edit } }) =>
      answer(errors, await context.publish.edit(file, { kind: 'remove', ...edit })),
    ),
    addMedia: os.publish.addMedia.handler(async ({ context, errors, input }) =>
      answer(errors, await context.publish.addMedia(Buffer.from(input.bytes, 'base64'))),
    ),
    undo: os.publish.undo.handler(async ({ context, errors }) => answer(errors, await context.publish.undo())),
    problems: os.publish.problems.handler(async ({ context, errors }) =>
      answer(errors, await context.publish.problems()),
    ),
    changes: os.publish.changes.handler(async ({ context, errors }) => answer(errors, await context.publish.changes())),
    reported: os.publish.reported.handler(async ({ context, errors, input }) =>
      answer(errors, await context.publish.reported(input)),
    ),
    addCounter: os.publish.addCounter.handler(async ({ context, errors, input }) =>
      answer(errors, await context.publish.addCounter(input)),
    ),
    tryTexts: os.publish.tryTexts.handler(async ({ context, errors, input }) =>
      answer(errors, await context.publish.tryTexts(input.texts)),
    ),
    pastHits: os.publish.pastHits.handler(async ({ context, errors, input }) =>
      answer(errors, await context.publish.pastHits(input.rules)),
    ),
    approved: os.publish.approved.handler(async ({ context, errors }) =>
      answer(errors, await context.publish.approved()),
    ),
    addPost: os.publish.addPost.handler(async ({ context, errors, input }) =>
      answer(errors, await context.publish.addPost(input.submission)),
    ),
    withdraw: os.publish.withdraw.handler(async ({ context, errors, input }) =>
      answer(errors, await context.publish.withdraw(input.kind, input.id, input.reason)),
    ),
    release: os.publish.release.handler(({ context, errors, input, signal }) =>
      progress(errors, context.publish.release(input, signal)),
    ),
  },
});
