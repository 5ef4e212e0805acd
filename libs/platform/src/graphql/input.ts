import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { Args } from '@nestjs/graphql';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { InvalidInput, invariant, type InputFault } from '#kernel';

/** An input with rules over several fields adds their faults here; called whatever the single fields' rules found. */
export interface ChecksItself {
  faults(): readonly InputFault[];
}

/** Checks an input against its class and collects every fault: single fields, several fields together, text that may not come in. */
@Injectable()
export class InputPipe implements PipeTransform {
  transform(value: unknown, { metatype }: ArgumentMetadata): object {
    invariant(metatype !== undefined, 'an input is declared by its class');
    const input = plainToInstance(metatype as new () => object, wellFormed(value));
    const faults = [
      ...validateSync(input, { forbidUnknownValues: false }).flatMap((error) => faultsOf(error, '')),
      ...(checksItself(input) ? input.faults() : []),
      ...textFaults(value, ''),
    ];
    if (faults.length > 0) throw new InvalidInput(faults);
    return input;
  }
}

/** The one argument of a mutation, checked. */
export const Input = (): ParameterDecorator => Args('input', InputPipe);

function checksItself(input: object): input is ChecksItself {
  return 'faults' in input && typeof input.faults === 'function';
}

function faultsOf(error: ValidationError, parent: string): InputFault[] {
  const path = parent === '' ? error.property : `${parent}.${error.property}`;
  const own = Object.values(error.constraints ?? {}).map((message) => ({ path, value: shown(error.value), message }));
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, path))];
}

/** Everything that cannot be seen, line breaks and tabs apart, overrides of the direction of text, and halves of characters. */
const control = /(?![\n\r\t])\p{Cc}|\p{Bidi_Control}|\p{Surrogate}/u;
const markup = /<\/?[a-z!]/i;

/** Markup, control characters and text-direction overrides are refused everywhere: nothing here is ever shown as HTML. */
function textFaults(value: unknown, path: string): InputFault[] {
  if (typeof value === 'string') {
    if (control.test(value))
      return [
        { path, value: shown(value.replace(/[^\x20-\x7e]/g, '?')), message: 'holds characters that cannot be shown' },
      ];
    return markup.test(value) ? [{ path, value: shown(value), message: 'holds markup; write plain text' }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textFaults(inner, path === '' ? key : `${path}.${key}`));
}

/** Half a character is a fault below, but some validators throw on it instead of saying so; they see a sign in its place. */
function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\p{Surrogate}/gu, '\ufffd');
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, wellFormed(inner)]));
}

/** A value as the fault shows it: text, at most 200 characters. */
export function shown(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 200);
}
