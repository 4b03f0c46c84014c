/** The list of keys. */
import { usePlace } from '../hooks/usePlace';
import { usePreferences } from '../hooks/useStatus';
import { Button } from '../parts/Button';
import { Dialogue } from '../parts/Dialogue';
import { keyList, keysWords } from '../words/keys';

export function KeysHelp() {
	const { open } = usePlace();
	const { value } = usePreferences();
	const rooms = [...new Set(keyList.map((key) => key.where))];
	const close = () => open(null);
	return (
		<Dialogue
			title={keysWords.title}
			about={value?.singleKeys === false ? keysWords.off : keysWords.about}
			width={760}
			onClose={close}
			onSubmit={close}
			foot={
				<Button className="push" tone="primary" onClick={close}>
					{keysWords.close}
				</Button>
			}
		>
			<div className="keys">
				{rooms.map((room) => (
					<section key={room}>
						<h3 className="lab">{room}</h3>
						<dl className="keys-l">
							{keyList
								.filter((key) => key.where === room)
								.map((key) => (
									<div key={key.does}>
										<dt>
											<kbd>{key.keys}</kbd>
										</dt>
										<dd>{key.does}</dd>
									</div>
								))}
						</dl>
					</section>
				))}
			</div>
		</Dialogue>
	);
}
