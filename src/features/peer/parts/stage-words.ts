import { words as activityWords } from '#features/activity/words.ts';
import { useSay } from '#web/language.tsx';

/** A stage as it is called here; one a later version knows stands as it is. */
export function useStage(): (stage: string | null, standing: string | null) => string {
  const say = useSay(activityWords);
  const word = (key: string, otherwise: string): string => (Object.hasOwn(activityWords, key) ? say(key as keyof typeof activityWords) : otherwise);
  return (stage, standing) => (standing !== null && standing !== 'active' ? word(`standing.${standing}`, standing) : stage === null ? '' : word(`stage.${stage}`, stage));
}
