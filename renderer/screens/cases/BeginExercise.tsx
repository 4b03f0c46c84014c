/** Beginning an exercise: a scenario, who takes part, and when and where it is supposed to happen. */
import { Flag } from 'lucide-react';
import { useState } from 'react';
import { useAct } from '../../hooks/useAct';
import { useAnswer } from '../../hooks/useAnswer';
import { usePlace } from '../../hooks/usePlace';
import { ActDialogue } from '../../parts/ActDialogue';
import { Choice } from '../../parts/Choice';
import { ExerciseBand } from '../../parts/ExerciseMark';
import { TextArea, TextBox } from '../../parts/Field';
import { Refused, refusedFor } from '../../parts/Refused';
import { exerciseBand, beginExercise as words } from '../../words/exercise';

const FIELDS = ['number', 'scenario', 'title'] as const;

export function BeginExercise() {
	const { go, open } = usePlace();
	const { act, busy, refusal } = useAct('exercise.begin');
	const scenarios = useAnswer('exercise.scenarios', {}).value ?? [];
	const [scenario, setScenario] = useState<string | null>(null);
	const [said, setSaid] = useState({ number: '', title: '', facilitator: '', minutes: '', place: '', timeOfDay: '' });
	const [participants, setParticipants] = useState('');
	const set = (name: keyof typeof said) => (text: string) => setSaid({ ...said, [name]: text });
	const chosen = scenarios.find((each) => each.scenario === scenario);
	const minutes = said.minutes.trim();
	const odd = minutes !== '' && !/^[1-9][0-9]{0,4}$/.test(minutes);
	const names = participants
		.split('\n')
		.map((name) => name.trim())
		.filter((name) => name !== '');
	const submit = async () => {
		if (scenario === null) return;
		const given = { title: said.title, facilitator: said.facilitator, place: said.place, timeOfDay: said.timeOfDay };
		const told = Object.entries(given).flatMap(([name, text]) => (text.trim() === '' ? [] : [[name, text.trim()]]));
		const begun = await act({
			...{ number: said.number.trim(), scenario },
			...(Object.fromEntries(told) as Partial<typeof given>),
			...(names.length > 0 ? { participants: names } : {}),
			...(minutes === '' ? {} : { plannedMinutes: Number(minutes) }),
		});
		if (begun) go({ at: 'case', case: begun.case, tab: 'exercise' });
	};
	return (
		<ActDialogue
			title={words.title}
			about={words.about}
			width={680}
			words={{ doing: words.beginning, needs: words.needs, cancel: words.cancel, act: words.begin }}
			icon={Flag}
			busy={busy}
			ready={said.number.trim() !== '' && scenario !== null && !odd}
			onClose={() => open(null)}
			onAct={() => void submit()}
		>
			<ExerciseBand says={exerciseBand.says} />
			<div className="fr-g xr-b">
				<TextBox
					label={words.number}
					value={said.number}
					onChange={set('number')}
					help={words.numberHelp}
					error={refusedFor(refusal, 'number')}
					maxLength={64}
					autoFocus
				/>
				<Choice
					label={words.scenario}
					options={scenarios.map((each) => ({
						id: each.scenario,
						name: words.scenarioName(each.scenario, each.name),
					}))}
					value={scenario}
					onChange={setScenario}
					error={refusedFor(refusal, 'scenario')}
				/>
			</div>
			{chosen && (
				<div className="xr-p">
					<p>{chosen.narrative[0]}</p>
					<p className="dim t1">
						{words.holds(chosen.questions.length, chosen.injects.length, chosen.injects.at(-1)?.minute ?? 0)}
					</p>
				</div>
			)}
			<TextBox
				label={words.name}
				optional
				value={said.title}
				onChange={set('title')}
				{...(chosen ? { help: words.nameHelp(chosen.name) } : {})}
				error={refusedFor(refusal, 'title')}
				maxLength={300}
			/>
			<div className="fr-g two">
				<TextBox
					label={words.facilitator}
					optional
					value={said.facilitator}
					onChange={set('facilitator')}
					maxLength={200}
				/>
				<TextBox
					label={words.minutes}
					optional
					value={said.minutes}
					onChange={set('minutes')}
					error={odd ? words.minutesWrong : undefined}
					inputMode="numeric"
					maxLength={5}
				/>
				<TextBox
					label={words.place}
					optional
					value={said.place}
					onChange={set('place')}
					help={words.placeHelp}
					maxLength={300}
				/>
				<TextBox
					label={words.time}
					optional
					value={said.timeOfDay}
					onChange={set('timeOfDay')}
					help={words.timeHelp}
					maxLength={300}
				/>
			</div>
			<TextArea
				label={words.participants}
				optional
				value={participants}
				onChange={setParticipants}
				help={words.participantsHelp}
				rows={3}
			/>
			<Refused refusal={refusal} fields={FIELDS} />
		</ActDialogue>
	);
}
