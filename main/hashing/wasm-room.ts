/** A written module of WebAssembly (wasm-writer.ts) with the memory that it works in. */

/** What is used of WebAssembly; the compiler knows it of browsers only. */
interface Wasm {
	readonly Memory: new (limits: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
	instantiate(
		bytes: Uint8Array,
		imports: { readonly memory: { readonly room: object } },
	): Promise<{ readonly instance: { readonly exports: unknown } }>;
}

/** A function of plain numbers that gives nothing. */
export type WasmFunction = (...numbers: readonly number[]) => void;

const PAGE = 65_536;

/** `null` where this machine's WebAssembly has no vectors. */
export async function openWasmRoom<Name extends string>(
	module: Uint8Array,
	memoryBytes: number,
): Promise<{ readonly memory: ArrayBuffer; readonly functions: Readonly<Record<Name, WasmFunction>> } | null> {
	const wasm = Reflect.get(globalThis, 'WebAssembly') as Wasm;
	const memory = new wasm.Memory({ initial: Math.ceil(memoryBytes / PAGE) });
	try {
		const { instance } = await wasm.instantiate(module, { memory: { room: memory } });
		return { memory: memory.buffer, functions: instance.exports as Record<Name, WasmFunction> };
	} catch {
		return null;
	}
}
