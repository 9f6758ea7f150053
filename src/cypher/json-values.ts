import { closeList, comma, type JsonText, openList, utf8 } from '../base/json-text.ts';
import type { EnumDefinition, Property } from '../model/define.ts';
import type { Value } from './value.ts';

/**
 * Writes a stored value as JSON and returns true, or returns false where it is missing. Returns null, and writes
 * nothing, for a value that the loader does not write: another program did.
 */
type WriteValue = (out: JsonText, value: Value) => boolean | null;

/** Returns how to write the values of a property; null for records, of which a query selects some fields. */
export function storedWriter(property: Property): WriteValue | null {
  switch (property.type) {
    case 'records':
      return null;
    case 'list':
      return property.of === 'string' ? listWriter(writeString) : listWriter(enumWriter(property.of));
    case 'enum':
      return enumWriter(property.enum);
    case 'string':
      return writeString;
    case 'int':
      return writeInt;
    case 'float':
      return writeFloat;
    case 'boolean':
      return writeBoolean;
  }
}

const writeString: WriteValue = (out, value) => {
  if (typeof value !== 'string') return missing(value);
  out.string(value);
  return true;
};

const writeInt: WriteValue = (out, value) => {
  if (typeof value !== 'number' || (value | 0) !== value) return missing(value);
  out.int(value);
  return true;
};

const writeFloat: WriteValue = (out, value) => {
  if (typeof value !== 'number') return missing(value);
  out.float(value);
  return true;
};

const booleans = { true: utf8('true'), false: utf8('false') };

const writeBoolean: WriteValue = (out, value) => {
  if (typeof value !== 'boolean') return missing(value);
  out.raw(value ? booleans.true : booleans.false);
  return true;
};

function enumWriter({ values }: EnumDefinition): WriteValue {
  const names = new Map<Value, Uint8Array>(Object.keys(values).map((name) => [name, utf8(JSON.stringify(name))]));
  return (out, value) => {
    const name = names.get(value);
    if (!name) return missing(value);
    out.raw(name);
    return true;
  };
}

/** An empty list may be a missing property. */
function listWriter(writeItem: WriteValue): WriteValue {
  return (out, value) => {
    if (!Array.isArray(value)) return value === null ? writeList(out, [], writeItem) : null;
    return writeList(out, value, writeItem);
  };
}

function writeList(out: JsonText, items: readonly Value[], writeItem: WriteValue): true | null {
  const start = out.length;
  out.byte(openList);
  for (let i = 0; i < items.length; i++) {
    if (i > 0) out.byte(comma);
    if (writeItem(out, items[i]) === true) continue;
    out.length = start;
    return null;
  }
  out.byte(closeList);
  return true;
}

const missing = (value: Value): false | null => (value === null ? false : null);
