import type { CompletionSettings } from '../completion/completed-result.js';
import type { MaximumSettings } from '../maximum/maximum-settings.js';

/**
 * What a run is after. `FAIR`: nobody is passed over for somebody behind them, and no false list helps; with `completion`, places for more
 * students by moves that the moved agree to. `MAXIMUM`: as many students as possible have a place.
 */
export type AllocationMode =
  | { readonly kind: 'FAIR'; readonly completion?: CompletionSettings }
  | ({ readonly kind: 'MAXIMUM' } & MaximumSettings);
