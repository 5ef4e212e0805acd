const levels = ['info', 'warn'] as const;

/**
 * What `work` answers, without what oidc-provider prints meanwhile: that Node 20 is no longer supported and that its development features are
 * for development. Other lines on the console pass. For start-up only: it swaps two functions of the one console.
 */
export async function withoutNotices<Result>(work: () => Promise<Result>): Promise<Result> {
  const restore = levels.map(mute);
  try {
    return await work();
  } finally {
    for (const unmute of restore) unmute();
  }
}

function mute(level: (typeof levels)[number]): () => void {
  const original = console[level].bind(console);
  console[level] = (...said: unknown[]): void => {
    if (!/oidc-provider (NOTICE|WARNING):/.test(String(said[0]))) original(...said);
  };
  return () => {
    console[level] = original;
  };
}
