import { refusals } from '#contract/refusal.ts';
import { ORPCError, os } from '@orpc/server';
import { diskRefusal } from './answer.ts';
import type { AppContext } from './context.ts';

/** A thrown disk error becomes its refusal; any other throw is logged and passed on as the fault it is. */
export const faults = os
  .$context<AppContext>()
  .errors(refusals)
  .middleware(async ({ context, errors, next, path }) => {
    try {
      return await next();
    } catch (error) {
      if (error instanceof ORPCError) throw error;
      const refused = diskRefusal(error);
      context.log.error('fault', { call: path.join('.'), error: String(error) });
      if (refused === null) throw error;
      throw errors.REFUSED({ data: refused });
    }
  });
