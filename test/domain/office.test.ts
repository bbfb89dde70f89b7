import { describe, expect, it } from 'vitest';
import { type Member, memberIn, type Office } from '#domain/office.ts';

const named = (id: string, ar: string): Member => ({ id, name: { ar, fr: id, en: id }, roles: ['writer'] });
const office = (id: string, ...members: readonly Member[]): Office => ({
  id,
  region: 'coast',
  name: { ar: id, fr: id, en: id },
  members,
});
const offices = [
  office('desk', named('joumana-saliba', 'جمانة صليبا')),
  office('bekaa', named('rima-haddad', 'ريما حدّاد')),
];

describe('a member', () => {
  it.each([
    ['of the desk', 'joumana-saliba', 'جمانة صليبا'],
    ['of another office', 'rima-haddad', 'ريما حدّاد'],
  ])('%s is found by their id: people read their name', (_, id, name) => {
    expect(memberIn(offices, id)?.name.ar).toBe(name);
  });

  it.each(['rima', 'Rima-Haddad', 'desk', ''])('by %j is nobody: the id is shown as it is', (id) => {
    expect(memberIn(offices, id)).toBeNull();
  });

  it('is nobody yet where the content has not come', () => {
    expect(memberIn([], 'rima-haddad')).toBeNull();
  });
});
