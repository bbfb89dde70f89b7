import { memberIn } from '#domain/office.ts';
import { useSay } from './i18n/use-formats.ts';
import { usePackIfRead } from './profile.ts';

/**
 * What people call a member of any office by their id: the desk reads offices' posts, and offices read what the desk
 * decided. An id that is nobody's, or that the campaign's content has not come for, stays as it is.
 */
export function useMemberName(): (id: string) => string {
  const say = useSay();
  const pack = usePackIfRead();
  return (id) => {
    const member = memberIn(pack?.offices ?? [], id);
    return member === null ? id : say(member.name);
  };
}
