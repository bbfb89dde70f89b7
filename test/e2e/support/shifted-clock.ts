/**
 * A computer whose clock is wrong: its battery is dead, or somebody set another year. The core's process loads this
 * first (`node --import`); a page takes `shiftClock` as an init script.
 */
export function shiftClock(milliseconds: number): void {
  const Right = Date;
  globalThis.Date = class extends Right {
    constructor(...given: readonly unknown[]) {
      super(...((given.length === 0 ? [Right.now() + milliseconds] : given) as [number]));
    }
    static override now(): number {
      return Right.now() + milliseconds;
    }
  } as DateConstructor;
}

const shift = globalThis.process?.env['TANSIQ_CLOCK_SHIFT'];
if (shift !== undefined) shiftClock(Number(shift));
