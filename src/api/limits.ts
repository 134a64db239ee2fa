import type { ASTNode, FragmentDefinitionNode, SelectionSetNode } from 'graphql';
import { GraphQLError, type ValidationRule } from 'graphql';

const DEEPEST = 15;
const MOST_ROOT_FIELDS = 30;
const MOST_FIELDS = 2_000;

interface Size {
  readonly depth: number;
  readonly fields: number;
  /** The fields of the first level alone. */
  readonly first: number;
}

const NOTHING: Size = { depth: 0, fields: 0, first: 0 };

/** Measures a selection with its fragments spread out. Each fragment is measured once, however they spread each other. */
function sizeOf(
  selection: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  measured: Map<string, Size>,
): Size {
  const inner = selection.selections.map((node): Size => {
    if (node.kind === 'FragmentSpread') {
      const name = node.name.value;
      const known = measured.get(name);
      const fragment = fragments.get(name);
      if (known || !fragment) return known ?? NOTHING;
      // A circle of fragments is refused by a rule of GraphQL itself; here it must only not go on for ever.
      measured.set(name, NOTHING);
      const size = sizeOf(fragment.selectionSet, fragments, measured);
      measured.set(name, size);
      return size;
    }
    if (node.kind === 'InlineFragment') return sizeOf(node.selectionSet, fragments, measured);
    const below = node.selectionSet ? sizeOf(node.selectionSet, fragments, measured) : NOTHING;
    // Introspection nests deep by its nature and reads no data.
    const depth = node.name.value.startsWith('__') ? 1 : below.depth + 1;
    return { depth, fields: below.fields + 1, first: 1 };
  });
  return {
    depth: Math.max(0, ...inner.map((one) => one.depth)),
    fields: inner.reduce((sum, one) => sum + one.fields, 0),
    first: inner.reduce((sum, one) => sum + one.first, 0),
  };
}

/** Refuses operations that no page needs: too deep, too many fields, or one field asked for over and over by aliases. */
const sizeLimit: ValidationRule = (context) => ({
  OperationDefinition(operation) {
    const fragments = new Map(
      context
        .getDocument()
        .definitions.flatMap((one) => (one.kind === 'FragmentDefinition' ? [[one.name.value, one]] : [])),
    );
    const { depth, fields, first } = sizeOf(operation.selectionSet, fragments, new Map());
    const refuse = (what: string, nodes: ASTNode) =>
      context.reportError(
        new GraphQLError(`The operation is too large: ${what}.`, {
          nodes,
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
        }),
      );
    if (depth > DEEPEST) refuse(`${DEEPEST} levels at most`, operation);
    if (fields > MOST_FIELDS) refuse(`${MOST_FIELDS} fields at most`, operation);
    if (first > MOST_ROOT_FIELDS) refuse(`${MOST_ROOT_FIELDS} root fields at most`, operation);
  },
});

export const limits: readonly ValidationRule[] = [sizeLimit];
