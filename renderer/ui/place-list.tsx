import { Link } from 'react-aria-components';
import { hrefOf } from '../navigation.ts';
import { classes } from './classes.ts';
import styles from './place-list.module.css';

/** A part of a screen, as its list leads to it. */
export interface Place {
  readonly id: string;
  readonly name: string;
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
}

/** The parts of a screen, one line each; the one that is open is marked. */
export const PlaceList = ({ places, current }: { readonly places: readonly Place[]; readonly current: string }) => (
  <ul className={styles['places']}>
    {places.map(({ id, name, path, query }) => (
      <li key={id}>
        <Link
          href={hrefOf(path, query)}
          className={classes(styles['place'], id === current && 'current')}
          {...(id === current ? { 'aria-current': 'page' } : {})}
        >
          {name}
        </Link>
      </li>
    ))}
  </ul>
);
