// Where a record may be moved from one state to another.

import { describe, expect, test } from 'vitest';
import { judgeMove, type Lifecycle, livesAndIsArchived } from '../../src/core/lifecycle.ts';
import { quoteLifecycle } from '../../src/core/lifecycles.ts';

const quote: Lifecycle = {
  moves: { crm: { draft: ['sent'], sent: ['draft', 'won'] }, accounting: { draft: ['sent'], sent: ['won'] } },
  ends: ['won'],
};

describe('a move', () => {
  test('to where it is already is none', () => {
    expect(judgeMove(quote, 'crm', 'sent', 'sent')).toEqual({ is: 'stays' });
    expect(judgeMove(quote, 'crm', 'unheard', 'unheard')).toEqual({ is: 'stays' });
  });

  test('is legal where that side lets it', () => {
    expect(judgeMove(quote, 'crm', 'sent', 'draft')).toEqual({ is: 'legal' });
    expect(judgeMove(quote, 'accounting', 'sent', 'draft')).toEqual({ is: 'illegal', allowed: ['won'] });
  });

  test('from a state that ends, or that nobody knows, leads nowhere', () => {
    expect(judgeMove(quote, 'crm', 'won', 'draft')).toEqual({ is: 'illegal', allowed: [] });
    expect(judgeMove(quote, 'crm', 'unheard', 'draft')).toEqual({ is: 'illegal', allowed: [] });
  });
});

test('what is archived in accounting stays so: only a person brings it back', () => {
  expect(judgeMove(livesAndIsArchived, 'accounting', 'live', 'archived')).toEqual({ is: 'legal' });
  expect(judgeMove(livesAndIsArchived, 'accounting', 'archived', 'live').is).toBe('illegal');
  expect(judgeMove(livesAndIsArchived, 'crm', 'live', 'archived').is).toBe('illegal');
  expect(livesAndIsArchived.ends).toEqual(['archived']);
});

test('a quote is accepted by way of being sent, in accounting', () => {
  expect(judgeMove(quoteLifecycle, 'accounting', 'draft', 'accepted')).toEqual({ is: 'by-way-of', state: 'sent' });
  expect(judgeMove(quoteLifecycle, 'accounting', 'sent', 'accepted')).toEqual({ is: 'legal' });
  expect(judgeMove(quoteLifecycle, 'crm', 'draft', 'accepted')).toEqual({ is: 'legal' });
  for (const answer of ['declined', 'invoiced'])
    expect(judgeMove(quoteLifecycle, 'accounting', 'draft', answer)).toEqual({ is: 'by-way-of', state: 'sent' });
});

test('a way that takes two steps is one of accounting’s', () => {
  const inSteps: Lifecycle = { ...quote, byWayOf: { draft: { won: 'sent' } } };
  expect(judgeMove(inSteps, 'accounting', 'draft', 'won')).toEqual({ is: 'by-way-of', state: 'sent' });
  expect(judgeMove(inSteps, 'crm', 'draft', 'won')).toEqual({ is: 'illegal', allowed: ['sent'] });
});
