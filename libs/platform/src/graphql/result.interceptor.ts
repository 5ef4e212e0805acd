import type { CallHandler, ExecutionContext, NestInterceptor, Type } from '@nestjs/common';
import { catchError, map, of, throwError, type Observable } from 'rxjs';
import { Problem } from '#kernel';
import { typeNameOf } from './type-name.js';

/** Gives the payload its type name, and turns a thrown problem into data: its own fields under the name of its class. */
export function resultInterceptor(payload: Type<unknown>): NestInterceptor {
  return {
    intercept(_: ExecutionContext, next: CallHandler<object>): Observable<object> {
      return next.handle().pipe(
        map((fields) => ({ __typename: typeNameOf(payload), ...fields })),
        catchError((error: unknown) => (error instanceof Problem ? of(problemFields(error)) : throwError(() => error))),
      );
    },
  };
}

function problemFields(problem: Problem): object {
  return { ...problem, __typename: problem.constructor.name, code: problem.code, message: problem.message };
}
