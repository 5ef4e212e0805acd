import { Global, Module } from '@nestjs/common';
import { ScopedReads } from '#platform';
import { ClearanceFacts } from './persistence/clearance-facts.js';

/** The safeguarding rules at work: facts gathered, decisions kept. */
@Global()
@Module({
  providers: [
    { provide: ClearanceFacts, inject: [ScopedReads], useFactory: (reads: ScopedReads) => new ClearanceFacts(reads) },
  ],
  exports: [ClearanceFacts],
})
export class ClearancesModule {}
