// A source file with all its mutants in it, each behind a switch: one file to load, whichever change is tried. Text in, text out.

import ts from 'typescript';
import { mutantsOf, parse, type Placed } from './mutants.ts';

/** What the switched source asks: whether that mutant is the one that is tried now. */
export interface Switch {
  is(mutant: number): boolean;
}

/** Where the switched source finds its switch. */
export const SWITCH = '__mutation';

/** The source with its mutants, numbered from `first` in the order of `mutantsOf`. Lines keep their numbers. */
export function switched(path: string, source: string, first: number): string {
  const file = parse(path, source);
  const byNode = new Map<ts.Node, { id: number; mutant: Placed }[]>();
  for (const [at, mutant] of mutantsOf(file).entries()) {
    byNode.set(mutant.node, [...(byNode.get(mutant.node) ?? []), { id: first + at, mutant }]);
  }

  const render = (node: ts.Node): string => {
    const own = inside(node);
    const mutants = byNode.get(node);
    if (!mutants) return own;
    const lead = source.slice(node.getFullStart(), node.getStart(file));
    const [start] = mutants;
    if (start?.mutant.getter && ts.isPropertyAssignment(node)) {
      const value = source.slice(node.initializer.getStart(file), node.end);
      return `${lead}get ${node.name.getText(file)}() { return ${isOn(start.id)} ? ${start.mutant.is} : ${value} }`;
    }
    const changed = mutants.map(({ id, mutant }) => `${isOn(id)} ? (${mutant.is}) : `).join('');
    return `${lead}(${changed}(${own.slice(lead.length)}))`;
  };

  /** The node's text, comments before it included, with its children rendered. */
  const inside = (node: ts.Node): string => {
    let text = '';
    let from = node.getFullStart();
    ts.forEachChild(node, (child) => {
      text += source.slice(from, child.getFullStart()) + render(child);
      from = child.end;
    });
    return text + source.slice(from, node.end);
  };

  return `const ${SWITCH} = globalThis.${SWITCH};${render(file)}`;
}

function isOn(mutant: number): string {
  return `${SWITCH}.is(${mutant})`;
}
