export type { ImageAnalysis } from './layers/analysis.ts';
