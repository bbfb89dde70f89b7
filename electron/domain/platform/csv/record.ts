/** Byte-order mark: Excel takes a CSV without it for its own code page and garbles Arabic; strict importers choke on it. */
const BOM = '\uFEFF';

/** Leading characters that make a spreadsheet run a field as a formula (OWASP, "CSV Injection"). */
const formula = /^[=+\-@\t\r＝＋－＠]/;

/** Records as RFC 4180 has them: every field quoted, CRLF after each record; leading formula signs neutralised by `'`. */
export function writeCsv(records: readonly (readonly string[])[], bom: boolean): string {
  return (bom ? BOM : '') + records.map((record) => `${record.map(field).join(',')}\r\n`).join('');
}

const field = (value: string): string => `"${(formula.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
