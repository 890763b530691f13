export * from './finding.ts';
export * from './location.ts';
export * from './problem.ts';
export * from './report.ts';
export * from './nearest.ts';
