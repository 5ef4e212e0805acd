import { registerEnumType } from '@nestjs/graphql';
import { enumOf } from '#platform';
import { needAnswerStates, needRefusals, type NeedAnswerState, type NeedRefusal } from '../domain/need-answer.js';
import { neededBenchmarks, needStates, type NeededBenchmark, type NeedState } from '../domain/need.js';

type Described<Value extends string> = Readonly<Record<Value, { readonly description: string }>>;

/** The states of a need as the schema names them. */
export const NeedStateEnum = enumOf(needStates);
registerEnumType(NeedStateEnum, {
  name: 'NeedState',
  description: 'Where a need of a school stands.',
  valuesMap: {
    DRAFT: { description: 'Seen by the staff of the school alone.' },
    OPEN: { description: 'On the board; employers may answer.' },
    MET: { description: 'As many answers were accepted as were wanted.' },
    CLOSED: { description: 'Taken off the board by the school.' },
    EXPIRED: { description: 'Its days are over.' },
  } satisfies Described<NeedState>,
});

/** The benchmarks as the schema names them. */
export const NeededBenchmarkEnum = enumOf(neededBenchmarks);
registerEnumType(NeededBenchmarkEnum, {
  name: 'NeededBenchmark',
  description: 'The Gatsby benchmarks that an employer can help a school with.',
  valuesMap: {
    BENCHMARK_2: { description: 'Learning from information about careers and the labour market.' },
    BENCHMARK_4: { description: 'Linking the subjects that are taught to careers.' },
    BENCHMARK_5: { description: 'Encounters with employers and employees.' },
    BENCHMARK_6: { description: 'Experiences of workplaces.' },
  } satisfies Described<NeededBenchmark>,
});

/** The states of an answer as the schema names them. */
export const NeedAnswerStateEnum = enumOf(needAnswerStates);
registerEnumType(NeedAnswerStateEnum, {
  name: 'NeedAnswerState',
  description: "What has become of an employer's answer to a need.",
  valuesMap: {
    OFFERED: { description: 'The school has not decided.' },
    ACCEPTED: { description: 'The school has asked for places; see its requests.' },
    DECLINED: { description: 'The school has said no.' },
    WITHDRAWN: { description: 'The employer has taken it back.' },
    LAPSED: { description: 'The need was met by others, closed, or its days are over.' },
  } satisfies Described<NeedAnswerState>,
});

/** The reasons as the schema names them. */
export const NeedRefusalEnum = enumOf(needRefusals);
registerEnumType(NeedRefusalEnum, {
  name: 'NeedRefusal',
  description: "Why a school declines an employer's answer.",
  valuesMap: {
    DATES_DO_NOT_SUIT: { description: 'The school cannot come, or have somebody, on those days.' },
    TOO_FAR: { description: 'The way is too long.' },
    WRONG_SECTOR: { description: 'It is about other work than what is lacking.' },
    WRONG_AGE: { description: 'It is for other year groups.' },
    GROUP_SIZE: { description: 'It is for a smaller or a larger group.' },
    FOUND_ANOTHER: { description: 'Somebody else does it.' },
    NO_LONGER_NEEDED: { description: 'The school does not need it any more.' },
    OTHER: { description: 'Something else; see the words.' },
  } satisfies Described<NeedRefusal>,
});
