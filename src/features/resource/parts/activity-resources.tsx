import type { ActivityView } from '#features/activity/contract.ts';
import { ResourcePart } from './resource-part.tsx';

/** 资料 below a part of the activity's page. */
export const ActivityResources = ({ view }: { readonly view: ActivityView }) => <ResourcePart of={{ activity: view.facts.activity.id }} />;
