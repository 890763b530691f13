import { idRule } from './high-id.ts';

export const highGroupId = idRule('group');
