export type { Model } from './model/model.ts';
