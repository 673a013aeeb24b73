import { createContext } from 'svelte';
import type { LessonBlocks } from './lesson-blocks';

/** Markdown places the blocks of a lesson, so what they need cannot reach them as props. */
export const [getLessonBlocks, setLessonBlocks] = createContext<LessonBlocks>();
