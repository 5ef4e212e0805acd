import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, CurrentActor } from '#platform';
import { noLegalAdvice, ruleBook, ruleSetVersion, standingRules, wordsFor, type Rule } from '#safeguarding';
import { SafeguardingRulesType, type SafeguardingRuleType } from './rule-book.types.js';

@Resolver()
export class RuleBookResolver {
  @Query(() => SafeguardingRulesType, {
    description:
      'The safeguarding rules with their sources, and which a human has still to compare with the law. None of it is legal advice.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD', 'COORDINATOR')
  safeguardingRules(
    @CurrentActor() { role }: Actor,
    @Args('toConfirm', {
      type: () => Boolean,
      nullable: true,
      description: 'Only those that are, or are not, to be confirmed.',
    })
    toConfirm: boolean | null,
  ): SafeguardingRulesType {
    const reader = role === 'COORDINATOR' ? 'coordinator' : 'school';
    const judged = ruleBook.map((rule) => judgedRule(rule, reader));
    const standing = standingRules.map(({ keptBy: _keptBy, absent: _absent, ...rule }): SafeguardingRuleType => ({
      ...rule,
      ...unjudged,
    }));
    const rules = [...judged, ...standing].filter((rule) => (toConfirm ?? rule.toConfirm) === rule.toConfirm);
    return { ruleSetVersion, notice: noLegalAdvice, rules: rules.sort((a, b) => (a.id < b.id ? -1 : 1)) };
  }
}

const unjudged = { isJudged: false, words: null, validFrom: null, validTo: null };

function judgedRule(
  { id, title, severity, validFrom, validTo, source, toConfirm, words }: Rule,
  reader: 'coordinator' | 'school',
): SafeguardingRuleType {
  const what = { id, title, severity, source, toConfirm, words: wordsFor(words, reader) };
  return { ...what, validFrom, validTo, isJudged: true, notKeptYet: null };
}
