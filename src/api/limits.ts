import type { ASTNode, FragmentDefinitionNode, SelectionSetNode } from 'graphql';
import { GraphQLError, type ValidationRule } from 'graphql';

const DEEPEST = 15;
const MOST_ROOT_FIELDS = 30;
const MOST_FIELDS = 2_000;

interface Size {
  depth: number;
  fields: number;
}

/** Measures a selection with its fragments spread out; stops counting once the limits are far behind. */
function sizeOf(
  selection: SelectionSetNode,
  fragments: Map<string, FragmentDefinitionNode>,
  within: readonly string[],
): Size {
  const size: Size = { depth: 0, fields: 0 };
  for (const node of selection.selections) {
    if (size.fields > MOST_FIELDS) break;
    let inner: Size = { depth: 0, fields: 0 };
    if (node.kind === 'FragmentSpread') {
      const name = node.name.value;
      const fragment = fragments.get(name);
      if (!fragment || within.includes(name)) continue;
      inner = sizeOf(fragment.selectionSet, fragments, [...within, name]);
    } else if (node.kind === 'InlineFragment') {
      inner = sizeOf(node.selectionSet, fragments, within);
    } else {
      const below = node.selectionSet
        ? sizeOf(node.selectionSet, fragments, within)
        : { depth: 0, fields: 0 };
      // Introspection nests deep by its nature and reads no data.
      inner = { depth: node.name.value.startsWith('__') ? 1 : below.depth + 1, fields: below.fields + 1 };
    }
    size.depth = Math.max(size.depth, inner.depth);
    size.fields += inner.fields;
  }
  return size;
}

/** Refuses operations that no page needs: too deep, too many fields, or one field asked for over and over by aliases. */
const sizeLimit: ValidationRule = (context) => ({
  OperationDefinition(operation) {
    const fragments = new Map(
      context
        .getDocument()
        .definitions.flatMap((one) => (one.kind === 'FragmentDefinition' ? [[one.name.value, one]] : [])),
    );
    const { depth, fields } = sizeOf(operation.selectionSet, fragments, []);
    const refuse = (what: string, nodes: ASTNode) =>
      context.reportError(
        new GraphQLError(`The operation is too large: ${what}.`, {
          nodes,
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
        }),
      );
    if (depth > DEEPEST) refuse(`${DEEPEST} levels at most`, operation);
    if (fields > MOST_FIELDS) refuse(`${MOST_FIELDS} fields at most`, operation);
    if (operation.selectionSet.selections.length > MOST_ROOT_FIELDS)
      refuse(`${MOST_ROOT_FIELDS} root fields at most`, operation);
  },
});

export const limits: readonly ValidationRule[] = [sizeLimit];
