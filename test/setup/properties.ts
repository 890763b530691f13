import fc from 'fast-check';

// The same inputs in every run, so that a change is judged by its own merits. PROPERTY_SEED explores others.
fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 20_261_123) });
