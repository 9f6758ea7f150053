/** Finds the operations whose arguments describe a person, which the service must not keep. */
import { type DocumentNode, type GraphQLSchema, Kind, type ValueNode, visit } from 'graphql';
import { meaningOf } from './meaning.ts';

interface Privacy {
  readonly isPrivate: boolean;
  readonly holdsValues: boolean;
}

export class PrivateFields {
  private readonly names: ReadonlySet<string>;
  private readonly known = new WeakMap<DocumentNode, Privacy>();

  /** @param schema of the service: the meaning of a root field says whether it is private. */
  constructor(schema: GraphQLSchema) {
    const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
    const isPrivate = (field: (typeof fields)[number]) => {
      const meaning = meaningOf(field);
      return meaning?.read === 'research' && meaning.isPrivate;
    };
    this.names = new Set(fields.filter(isPrivate).map(({ name }) => name));
  }

  /** Returns whether a document selects a private field. The service keeps neither its plans nor its answers. */
  isPrivate(document: DocumentNode): boolean {
    return this.of(document).isPrivate;
  }

  /** Returns whether the document itself holds values for private fields. The service does not keep it then. */
  holdsValues(document: DocumentNode): boolean {
    return this.of(document).holdsValues;
  }

  private of(document: DocumentNode): Privacy {
    const privacy = this.known.get(document) ?? this.examine(document);
    this.known.set(document, privacy);
    return privacy;
  }

  private examine(document: DocumentNode): Privacy {
    let isPrivate = false;
    let holdsValues = false;
    visit(document, {
      Field: ({ name, arguments: given = [] }) => {
        if (!this.names.has(name.value)) return;
        isPrivate = true;
        holdsValues ||= given.some(({ value }) => isWritten(value));
      },
    });
    const hasDefaults = document.definitions.some(
      (one) =>
        one.kind === Kind.OPERATION_DEFINITION && one.variableDefinitions?.some(({ defaultValue }) => defaultValue),
    );
    return { isPrivate, holdsValues: isPrivate && (holdsValues || hasDefaults) };
  }
}

/** Whether the value of an argument is in the document: it is not a variable. */
const isWritten = ({ kind }: ValueNode): boolean => kind !== Kind.VARIABLE;
