/**
 * The vault as services see it: make one, open it, let a person in. The parts stand in their own files: what lies in
 * vault.json, how a slot wraps keys, what an unlocked vault can do.
 */

export { changePassphrase, moveSlot, recover, removeSlot, setWords, testWords } from './slot-changes';
export { addSlot, createVaultFile, type NewSlot, openPrivateKey, type Unlocked, unlock } from './slots';
export { Vault } from './unlocked';
export { readVault, type Slot, type VaultFile } from './vault-file';
