/** A time as somebody said it: typed with the zone of this device, or with none; shown as it was said, never with a zone it had not. */
import { useState } from 'react';
import type { StatedTime } from '../../shared/stated-time';
import type { Instant } from '../../shared/vocabulary';
import { composer } from '../words/workspace';
import { Choice, type Option } from './Choice';
import { instantOf, MomentField } from './MomentField';
import { LocalStamp, Stamp } from './Stamp';

type Accuracy = keyof typeof composer.accuracies;
const ACCURACIES: readonly Option<Accuracy>[] = (
	['none', '1000', '10000', '60000', '120000', '300000', '900000', '3600000', '86400000'] as const
).map((id) => ({ id, name: composer.accuracies[id] }));

export interface TypedTime {
	readonly wall: string | null;
	readonly unknown: boolean;
	readonly accuracy: Accuracy;
}
export const NO_TIME: TypedTime = { wall: null, unknown: false, accuracy: 'none' };

/** What was typed, as a question takes it; undefined where nothing was. */
export function statedOf({ wall, unknown, accuracy }: TypedTime): StatedTime | undefined {
	if (wall === null) return undefined;
	const within = accuracy === 'none' ? {} : { accuracyMs: Number(accuracy) };
	if (unknown) return { local: wall, ...within };
	const at = instantOf(wall);
	return at === null ? undefined : { at: at as Instant, ...within };
}

export function StatedTimeField({
	label,
	value,
	onChange,
}: {
	readonly label: string;
	readonly value: TypedTime;
	readonly onChange: (value: TypedTime) => void;
}) {
	return (
		<div className="st-t">
			<MomentField
				label={label}
				value={value.wall}
				onChange={(wall) => onChange({ ...value, wall })}
				zone={{ unknown: value.unknown, onUnknown: (unknown) => onChange({ ...value, unknown }) }}
			/>
			<AccuracyChoice value={value.accuracy} onChange={(accuracy) => onChange({ ...value, accuracy })} />
		</div>
	);
}

export function AccuracyChoice({
	value,
	onChange,
}: {
	readonly value: Accuracy;
	readonly onChange: (value: Accuracy) => void;
}) {
	return <Choice label={composer.accuracy} options={ACCURACIES} value={value} onChange={onChange} />;
}

export function StatedStamp({ time }: { readonly time: StatedTime }) {
	const within = time.accuracyMs === undefined ? {} : { accuracyMs: time.accuracyMs };
	return 'at' in time ? <Stamp at={time.at} {...within} /> : <LocalStamp at={time.local} {...within} />;
}

/** What is typed in one, for a form that has one. */
export const useTypedTime = () => useState<TypedTime>(NO_TIME);
