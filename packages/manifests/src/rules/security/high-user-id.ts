import { idRule } from './high-id.ts';

export const highUserId = idRule('user');
