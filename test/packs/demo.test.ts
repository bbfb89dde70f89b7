import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { guideline, packHead, packParts } from '../../electron/contract/schemas/pack.ts';
import { usability } from '../../electron/domain/asset.ts';
import { openPack } from '../../electron/pack/folder.ts';

const folder = path.resolve('assets/packs/demo');
const yaml = async (file: string): Promise<unknown> => parse(await readFile(path.join(folder, file), 'utf8'));
const today = '2026-11-23';

const head = packHead.parse(await yaml('pack.yaml'));
const guidelineFiles = await readdir(path.join(folder, 'guidelines'));
const guidelines = z
  .array(guideline)
  .parse(await Promise.all(guidelineFiles.map((file) => yaml(`guidelines/${file}`))));
const segments = packParts['segments.yaml'].parse(await yaml('segments.yaml'));
const platforms = packParts['platforms.yaml'].parse(await yaml('platforms.yaml'));
const facts = packParts['fact-cards.yaml'].parse(await yaml('fact-cards.yaml'));
const alerts = packParts['alerts.yaml'].parse(await yaml('alerts.yaml'));
const quiet = packParts['quiet-periods.yaml'].parse(await yaml('quiet-periods.yaml'));
const templates = packParts['templates.yaml'].parse(await yaml('templates.yaml'));
const posts = packParts['posts.yaml'].parse(await yaml('posts.yaml'));
const assets = packParts['assets.json'].parse(JSON.parse(await readFile(path.join(folder, 'assets.json'), 'utf8')));

const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

/** The ids in `used` that name none of `known`. */
const strangers = (known: readonly { readonly id: string }[], used: readonly (string | null)[]) =>
  used.filter((one) => one !== null && !ids(known).includes(one));

describe('the demo campaign', () => {
  it('opens', async () => {
    const opened = await openPack(folder).content();
    expect(opened.ok).toBe(true);
  });

  it.each([
    ['regions', head.regions, 6],
    ['guidelines', guidelines, 16],
    ['segments', segments, 8],
    ['platforms', platforms, 10],
    ['fact cards', facts, 8],
    ['alerts', alerts, 4],
    ['quiet periods', quiet, 4],
    ['templates', templates, 8],
    ['posts', posts, 8],
    ['pictures', assets, 26],
  ])('has enough %s, each with its own id', (_, list, least) => {
    expect(list.length).toBeGreaterThanOrEqual(least);
    expect(new Set(ids(list)).size).toBe(list.length);
  });

  it('has one office a region and a desk with a reviewer, an editor and an administrator', () => {
    const desk = head.offices.find(({ id }) => id === 'desk');
    expect(desk?.members.flatMap((one) => one.roles)).toEqual(
      expect.arrayContaining(['reviewer', 'editor', 'administrator']),
    );
    const regional = head.offices.filter(({ id }) => id !== 'desk');
    expect(regional.map((one) => one.region).toSorted()).toEqual(ids(head.regions).toSorted());
    for (const office of regional) expect(office.members.flatMap((one) => one.roles)).toContain('lead');
    const people = ids(head.offices.flatMap((one) => one.members));
    expect(new Set(people).size).toBe(people.length);
  });

  it('refers only to what is there', () => {
    const uses = [...templates, ...posts, ...assets];
    const homes = [...guidelines, ...alerts, ...head.offices].map((one) => one.region);
    expect({
      guidelines: strangers(
        guidelines,
        alerts.map((one) => one.guideline),
      ),
      topics: strangers(head.topics, [...facts.map((one) => one.topic), ...assets.flatMap((one) => one.topics)]),
      segments: strangers(
        segments,
        uses.flatMap((one) => one.segments),
      ),
      platforms: strangers(
        platforms,
        uses.flatMap((one) => one.platforms),
      ),
      assets: strangers(
        assets,
        posts.flatMap((one) => one.media.map(({ asset }) => asset)),
      ),
      regions: strangers(head.regions, [...homes, ...assets.flatMap((one) => one.rights.regions)]),
    }).toEqual({ guidelines: [], topics: [], segments: [], platforms: [], assets: [], regions: [] });
  });

  it('names each guideline file by its id, numbers each once, and writes Arabic titles in Arabic', () => {
    expect(ids(guidelines).map((id) => `${id}.yaml`)).toEqual(guidelineFiles);
    expect(new Set(guidelines.map((one) => one.number)).size).toBe(guidelines.length);
    for (const { title } of [...guidelines, ...assets, ...alerts]) expect(title.ar).not.toMatch(/[A-Za-z]/u);
    expect(guidelines.filter((one) => one.region !== null)).toHaveLength(2);
    expect(guidelines.filter((one) => one.acknowledgeBy !== null)).toHaveLength(2);
  });

  it('has gaps in every template, in every language', () => {
    for (const { text } of templates) for (const one of Object.values(text)) expect(one).toMatch(/\[[^\]]+\]/u);
  });

  it('holds every media file it names, with the bytes it names, and no other', async () => {
    const named = new Map(assets.flatMap((one) => [one, ...one.renditions]).map((one) => [one.hash, one.bytes]));
    const shelves = await readdir(path.join(folder, 'media'), { recursive: true, withFileTypes: true });
    const files = shelves.filter((one) => one.isFile());
    expect(files.map(({ name }) => path.parse(name).name).toSorted()).toEqual([...named.keys()].toSorted());
    for (const { name, parentPath } of files) {
      const data = await readFile(path.join(parentPath, name));
      const hash = createHash('sha256').update(data).digest('hex');
      expect(hash).toBe(path.parse(name).name);
      expect(data.length).toBe(named.get(hash));
    }
  });

  it('shows every state of rights', () => {
    const seen = (region: string) => assets.map(({ rights }) => usability(rights, region, today));
    const reasons = seen('beirut').flatMap((one) => (one.usable ? [] : [one.reason]));
    expect(reasons.filter((one) => one === 'expired')).toHaveLength(1);
    expect(reasons.filter((one) => one === 'no-consent')).toHaveLength(1);
    expect(reasons).toContain('other-region');
    expect(seen('central-bekaa').some((one) => one.usable && one.endsSoon)).toBe(true);
    expect(assets.some(({ rights }) => rights.regions.length === 1)).toBe(true);
  });

  it('plans no approved post in a quiet period', () => {
    const planned = posts.flatMap(({ plannedAt }) => (plannedAt === null ? [] : [Date.parse(plannedAt)]));
    const inside = planned.filter((at) =>
      quiet.some(({ start, end }) => Date.parse(start) <= at && at < Date.parse(end)),
    );
    expect(planned.length).toBeGreaterThan(4);
    expect(inside).toEqual([]);
  });
});
