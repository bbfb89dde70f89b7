import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './table.module.css';

/** A column, with its heading. */
export interface Column {
  readonly id: string;
  readonly name: string;
}

/**
 * A table in a flush `Card`: `<tr>`s as children, each with its `<th scope="row">`. Where there is little room for the
 * text's size, the cells of a row stand one after the other and the headings are heard alone.
 */
export const Table = ({
  columns,
  bare = false,
  className,
  children,
}: {
  readonly columns: readonly Column[];
  /** What stands in the cells names itself: the headings are heard alone. */
  readonly bare?: boolean;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) => (
  <table className={classes(styles['table'], className)}>
    <thead className={bare ? 'heard' : styles['head']}>
      <tr>
        {columns.map(({ id, name }) => (
          <th key={id} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>{children}</tbody>
  </table>
);
