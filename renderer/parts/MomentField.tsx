/**
 * A time that a person types, in segments, on this device's wall clock. The offset stands beside it and cannot be
 * typed: it is the device's at that time. Nothing typed is null, half of it typed is null too.
 */
import { type CalendarDateTime, parseDateTime } from '@internationalized/date';
import { X } from 'lucide-react';
import { DateField, DateInput, DateSegment, Label } from 'react-aria-components';
import { parts } from '../words/parts';
import { offsetText } from './measure';

interface MomentFieldProps {
	readonly label: string;
	/** `2026-11-22T02:40:00` on the wall, or null. */
	readonly value: string | null;
	readonly onChange: (value: string | null) => void;
	readonly small?: boolean;
	/** Where the zone may be unknown: whether it is, and what changes that. */
	readonly zone?: { readonly unknown: boolean; readonly onUnknown: (unknown: boolean) => void };
}

export function MomentField({ label, value, onChange, small = false, zone }: MomentFieldProps) {
	return (
		<DateField
			className="f"
			granularity="second"
			hourCycle={24}
			shouldForceLeadingZeros
			value={read(value)}
			onChange={(at) => onChange(at ? at.toString() : null)}
		>
			<Label className="lb">{label}</Label>
			<span className={small ? 'in in-s in-m' : 'in in-m'}>
				<DateInput className="seg-d mono">
					{(segment) => (
						<DateSegment className="seg-i" segment={segment}>
							{({ text }) => text.replace(',', '')}
						</DateSegment>
					)}
				</DateInput>
				{zone ? (
					<button
						type="button"
						className="lnk mono dim zone"
						aria-pressed={zone.unknown}
						title={zone.unknown ? parts.zoneUnknown : parts.zoneHere}
						onClick={() => zone.onUnknown(!zone.unknown)}
					>
						{zone.unknown ? parts.noZone : offsetText(wallOffset(value))}
					</button>
				) : (
					<span className="mono dim">{offsetText(wallOffset(value))}</span>
				)}
				{value === null ? (
					<button type="button" className="lnk chev" onClick={() => onChange(wallNow())}>
						{parts.now}
					</button>
				) : (
					<button
						type="button"
						className="copy chev"
						aria-label={`${parts.clear} ${label.toLowerCase()}`}
						onClick={() => onChange(null)}
					>
						<X className="ic ic-s" aria-hidden />
					</button>
				)}
			</span>
		</DateField>
	);
}

function read(value: string | null): CalendarDateTime | null {
	if (value === null) return null;
	try {
		return parseDateTime(value);
	} catch {
		return null;
	}
}

/** Now on the wall, whole seconds. */
function wallNow(): string {
	const now = new Date();
	return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}

function wallOffset(value: string | null): number {
	const at = value === null ? new Date() : new Date(value);
	return -(Number.isNaN(at.getTime()) ? new Date() : at).getTimezoneOffset();
}

/** The instant that a time on this device's wall means; null where it is not one. */
export function instantOf(value: string | null): string | null {
	const at = value === null ? new Date(Number.NaN) : new Date(value);
	return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** That instant on this device's wall, whole seconds. */
export function wallOf(instant: string | null): string | null {
	const at = new Date(instant ?? Number.NaN);
	return Number.isNaN(at.getTime())
		? null
		: new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}
