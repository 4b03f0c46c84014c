/** The questions of an exercise under their headings, each with its answer or a field for one. */
import type { CaseView, ExerciseView } from '../../../shared/views';
import type { useTypedAnswers } from '../../hooks/useTypedAnswers';
import { Button } from '../../parts/Button';
import { Empty } from '../../parts/Empty';
import { exercise as words } from '../../words/exercise';
import { Question } from './Question';

interface QuestionsProps {
	readonly view: CaseView;
	readonly exercise: ExerciseView;
	readonly typed: ReturnType<typeof useTypedAnswers>;
	readonly running: boolean;
	readonly show: 'all' | 'open';
	readonly onAll: () => void;
	readonly onGo: (entry: string) => void;
	readonly onGap?: (question: string) => void;
}

export function Questions({ exercise, show, onAll, ...rest }: QuestionsProps) {
	const groups = exercise.groups
		.map((group) => ({
			...group,
			questions: group.questions.filter((each) => show === 'all' || each.answer === null),
			answered: group.questions.filter((each) => each.answer !== null).length,
			all: group.questions.length,
		}))
		.filter(({ questions }) => questions.length > 0);
	if (groups.length === 0)
		return (
			<div className="pn">
				<Empty title={words.noneOpen} action={<Button onClick={onAll}>{words.showAll}</Button>}>
					{words.noneOpenNext}
				</Empty>
			</div>
		);
	return groups.map(({ id, name, questions, answered, all }) => (
		<section key={id} className="pn" aria-label={name}>
			<div className="pn-h">
				<h2>{name}</h2>
				<span className="push t1 dim">{words.answered(answered, all)}</span>
			</div>
			<ul className="xq">
				{questions.map((question) => (
					<Question key={question.question} of={question} {...rest} />
				))}
			</ul>
		</section>
	));
}
